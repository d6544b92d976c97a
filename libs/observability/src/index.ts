export { counted, instruments, measured, observing, requestAnswered, type AnsweredRequest, type GaugeName, type InstrumentName, type Observe } from './instruments.js';
export { logger, type LoggerOptions } from './logger.js';
export { startTelemetry, type Telemetry, type TelemetryOptions } from './telemetry.js';
