export { logger, type LoggerOptions } from './logger.js';
export { startTelemetry, type Telemetry, type TelemetryOptions } from './telemetry.js';
export { quietKnownWarnings } from './known-warnings.js';
