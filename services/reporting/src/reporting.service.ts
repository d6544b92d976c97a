import { reportingContract } from '@yange/contracts';
import { defineService, ruleModesTable } from '@yange/use-case';
import { defineMeasureUseCase } from './commands/definition/define-measure.use-case.js';
import { deskUseCases } from './commands/desk/desk.use-cases.js';
import { inspectionUseCases } from './commands/inspection/inspection.use-cases.js';
import { declareFigureUseCase } from './commands/report/declare-figure.use-case.js';
import { recordReferenceFactUseCase } from './commands/report/record-reference-fact.use-case.js';
import { setReportTemplateUseCase } from './commands/template/set-report-template.use-case.js';
import { measureDefinition } from './domain/measure-definition/measure-definition.aggregate.js';
import { anyDesk, dueTerm } from './domain/desk/desk.aggregate.js';
import { reference, report } from './domain/report/report.aggregate.js';
import { inspection } from './domain/inspection/inspection.aggregate.js';
import { frozenStatistics } from './domain/frozen-statistics/frozen-statistics.aggregate.js';
import { frozenReport } from './domain/frozen-report/frozen-report.aggregate.js';
import { reportTemplate } from './domain/report-template/report-template.aggregate.js';
import { isAsked } from './figures/asked.measures.js';
import { reportingRules } from './domain/rule/reporting.rules.js';
import { declaredFiguresTable } from './import/declared-figures.table.js';
import { measureDefinitionsTable } from './import/measure-definitions.table.js';
import { referenceFactsTable } from './import/reference-facts.table.js';
import { reportTemplatesTable } from './import/report-templates.table.js';
import { measureLedgerOf } from './projections/measure-ledger/measure-ledger.projection.js';
import { dueList } from './projections/due-list/due-list.projection.js';
import { searchIndex } from './projections/search-index/search-index.projection.js';
import { changesQuery } from './queries/changes.query.js';
import { declaredFiguresQuery } from './queries/declared-figures.query.js';
import { documentTrailQuery } from './queries/document-trail.query.js';
import { draftProofQuery } from './queries/draft-proof.query.js';
import { dueKindsQuery, duesQuery } from './queries/dues.query.js';
import { figureQuery } from './queries/figure.query.js';
import { figuresQuery } from './queries/figures.query.js';
import { figureMovesQuery } from './queries/figure-moves.query.js';
import { findingsQuery } from './queries/findings.query.js';
import { ledgerEventQuery } from './queries/ledger-event.query.js';
import { measureDefinitionsQuery } from './queries/measure-definitions.query.js';
import { organFileQuery } from './queries/organ-file.query.js';
import { organFilesQuery } from './queries/organ-files.query.js';
import { inspectionQuery, inspectionsQuery } from './queries/inspections.query.js';
import { frozenReportQuery, frozenReportsQuery } from './queries/frozen-reports.query.js';
import { checkSheetQuery, reportDraftQuery } from './queries/report-drafts.query.js';
import { replayQuery } from './queries/replay.query.js';
import { reportTemplateQuery, reportTemplatesQuery } from './queries/report-templates.query.js';
import { rollUpQuery } from './queries/roll-up.query.js';
import { frozenStatisticsQuery, frozenYearQuery, statisticsComparisonQuery, yearStatisticsQuery } from './queries/year-statistics.query.js';
import { searchQuery } from './queries/search.query.js';
import { teamWorkloadsQuery } from './queries/team-workloads.query.js';
import { foldedLog } from './view/folded.log.js';
import { watchedNumbers } from './view/watched.numbers.js';
import { deskOfLeaver } from './reactions/desk-of-leaver.reaction.js';

/** Derives every figure of a district's report from the events of the five logs, and finds what the figures contradict. */
export const reportingService = defineService({
  title: { zh: '数据核对', en: 'Reporting' },
  contract: reportingContract,
  rules: reportingRules,
  aggregates: [report, reference, measureDefinition, reportTemplate, frozenReport, frozenStatistics, inspection, anyDesk, dueTerm],
  useCases: [declareFigureUseCase, recordReferenceFactUseCase, defineMeasureUseCase, setReportTemplateUseCase, ...inspectionUseCases, ...deskUseCases],
  tables: [measureDefinitionsTable, declaredFiguresTable, referenceFactsTable, reportTemplatesTable, ruleModesTable('汇报', reportingContract, reportingRules)],
  projections: [measureLedgerOf(isAsked), dueList, searchIndex],
  queries: [figuresQuery, figureQuery, figureMovesQuery, findingsQuery, ledgerEventQuery, declaredFiguresQuery, measureDefinitionsQuery, organFilesQuery, organFileQuery, teamWorkloadsQuery, draftProofQuery, duesQuery, dueKindsQuery, searchQuery, reportTemplatesQuery, reportTemplateQuery, rollUpQuery, reportDraftQuery, checkSheetQuery, frozenReportsQuery, frozenReportQuery, yearStatisticsQuery, statisticsComparisonQuery, frozenStatisticsQuery, frozenYearQuery, inspectionsQuery, inspectionQuery, replayQuery, changesQuery, documentTrailQuery],
  reactions: [deskOfLeaver],
  watched: watchedNumbers,
  foldedLog,
});
