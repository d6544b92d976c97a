export { reportingService } from './reporting.service.js';
export { buildReportView, type ReadSource } from './view/report.reading.js';
export { type FigureValue, type FigureView, type MeasureView, type ReportView } from './view/report.view.js';
export { readLedgerEvents, type LedgerEventView } from './view/event.reading.js';
export { type Basis, type Verdict } from './view/report.figure.js';
export { type Finding } from './rules/rule.js';
export { compareWithExpected, expected150302 } from './expected/expected-150302.js';
export { type Difference, type Expectation } from './expected/expectation.js';
