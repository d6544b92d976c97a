import type { QueryArrayConfig } from 'pg';
import type { StoredEvent } from '../event-log.port.js';

/** Text in the forms of the port, whatever the session's time zone and date style. */
export const eventColumns = (table: string): string => [
  `${table}.pos`, `${table}.stream_id`, `${table}.version`, `${table}.event_id`, `${table}.type`, `${table}.schema_version`,
  `to_char(${table}.effective_from, 'YYYY-MM-DD')`, `to_char(${table}.effective_to, 'YYYY-MM-DD')`,
  `to_char(${table}.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
  `${table}.supersedes`, `${table}.command_id`, `${table}.correlation_id`, `${table}.causation_id`, `${table}.actor`, `${table}.traceparent`,
  `encode(${table}.envelope, 'hex')`, `encode(${table}.data, 'hex')`, `encode(${table}.content_hash, 'hex')`,
].join(', ');

/** pg parses nothing: no bigint as text by surprise, no date as a `Date` in the machine's zone. */
export const asText: NonNullable<QueryArrayConfig['types']> = { getTypeParser: () => (value: string) => value };

/** A row in the order of {@link eventColumns}, all text. */
export type EventRow = readonly (string | null)[];

const text = (value: string | null | undefined): string => {
  if (value === null || value === undefined) throw new Error('the log holds null where the port has none');
  return value;
};

const bytes = (value: string | null | undefined): Buffer => Buffer.from(text(value), 'hex');

/** @param row columns from `offset` on */
export const storedEvent = (logId: string, row: EventRow, offset = 0): StoredEvent => ({
  logId,
  position: Number(row[offset]),
  streamId: text(row[offset + 1]),
  version: Number(row[offset + 2]),
  eventId: text(row[offset + 3]),
  type: text(row[offset + 4]),
  schemaVersion: Number(row[offset + 5]),
  effectiveFrom: row[offset + 6] ?? null,
  effectiveTo: text(row[offset + 7]),
  recordedAt: text(row[offset + 8]),
  supersedes: row[offset + 9] ?? null,
  commandId: text(row[offset + 10]),
  correlationId: text(row[offset + 11]),
  causationId: row[offset + 12] ?? null,
  actor: text(row[offset + 13]),
  traceparent: row[offset + 14] ?? null,
  envelope: bytes(row[offset + 15]),
  data: bytes(row[offset + 16]),
  contentHash: bytes(row[offset + 17]),
});
