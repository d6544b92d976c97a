export { endingAt } from './reading/ending-at.js';
export { namedBlockSize } from './reading/name-number.js';
export { lastPositionAt } from './reading/last-position.js';
export * from './event-log.port.js';
export * from './append/append-errors.js';
export * from './append/append-limits.js';
export { contentHash } from './append/content-hash.js';
export { checkLogId, logIdOf } from './append/log-id.js';
export { maxPage } from './append/page-window.js';
export { MemoryEventLogs } from './memory/memory-event-logs.js';
export { OverlayEventLog, type OverlayOptions } from './overlay/overlay-event-log.js';
export { OverlayEventLogs } from './overlay/overlay-event-logs.js';
export type { OverlayBatch, OverlayCommand, OverlaySpill } from './overlay/overlay-spill.port.js';
export { PostgresOverlaySpill } from './overlay/postgres-overlay-spill.js';
export { TemporarySession } from './overlay/temporary-session.js';
export { connectionPool, outlivesItsServer } from './postgres/connection-pool.js';
export { PostgresKeptFiles, type KeptFiles } from './postgres/kept-files.js';
export { grantEventLogRoles, type EventLogRoles } from './postgres/grant-event-log-roles.js';
export { archiveLog, archiveSegments, NothingThere, type ArchiveOptions, type ArchiveSegment } from './archive/archive-log.js';
export { ChangedMigration, eventLogMigrations, migrateEventLog, type MigrateOptions } from './postgres/migrate-event-log.js';
export {
  PostgresEventLogReaders, PostgresEventLogs, type PostgresEventLogsOptions, type PostgresReadersOptions,
} from './postgres/postgres-event-logs.js';
export { PostgresNamedEvents, type UnnamedBlocks } from './postgres/named-events.js';
export { PostgresServedDistricts } from './postgres/served-districts.js';
export { BadExport, exportLog, readExport, type ExportedLog, type ExportHeader } from './verify/log-export.js';
export { verifyExport, verifyLog, type LogCheck, type LogProblem, type LogVerification, type VerifyOptions } from './verify/verify-log.js';
export { eventLogsGiven, type GivenEventLogs } from './testing/event-logs.given.js';
