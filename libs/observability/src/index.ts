export { requestAnswered, requestsLoggedBy, type AnsweredRequest } from './answered.requests.js';
export { counted, instruments, measured, observing, type GaugeName, type InstrumentName, type Observe } from './instruments.js';
export { logger, type LoggerOptions } from './logger.js';
export { startTelemetry, type Telemetry } from './telemetry.js';
export type { TelemetryOptions } from './telemetry.sdk.js';
