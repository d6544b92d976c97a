import { decodeEnvelope, type Envelope } from '@yange/contracts';
import type { StoredEvent } from '../event-log.port.js';

/** A column that does not say what the hashed bytes say. */
export interface ColumnDifference {
  readonly column: string;
  readonly stored: string;
  readonly envelope: string;
}

type Shown = (event: StoredEvent) => string | number | null;
type Said = (envelope: Envelope) => string | number;

/** Every column that repeats the envelope, and where it stands there. An absent text is null in a column and empty in the envelope. */
const columns: Readonly<Record<string, readonly [Shown, Said]>> = {
  log_id: [({ logId }) => logId, ({ district, context }) => `${district}/${context}`],
  stream_id: [({ streamId }) => streamId, ({ streamId }) => streamId],
  event_id: [({ eventId }) => eventId, ({ eventId }) => eventId],
  type: [({ type }) => type, ({ type }) => type],
  schema_version: [({ schemaVersion }) => schemaVersion, ({ schemaVersion }) => schemaVersion],
  effective_from: [({ effectiveFrom }) => effectiveFrom, ({ effective }) => effective?.from ?? ''],
  effective_to: [({ effectiveTo }) => effectiveTo, ({ effective }) => effective?.to ?? ''],
  supersedes: [({ supersedes }) => supersedes, ({ supersedes }) => supersedes],
  command_id: [({ commandId }) => commandId, ({ commandId }) => commandId],
  correlation_id: [({ correlationId }) => correlationId, ({ correlationId }) => correlationId],
  causation_id: [({ causationId }) => causationId, ({ causationId }) => causationId],
  actor: [({ actor }) => actor, ({ actor }) => actor?.person ?? ''],
};

/** @throws {Error} when the bytes are no envelope */
export const columnDifferences = (event: StoredEvent): readonly ColumnDifference[] => {
  const envelope = decodeEnvelope(event.envelope);
  return Object.entries(columns).flatMap(([column, [shown, said]]) => {
    const [stored, told] = [String(shown(event) ?? ''), String(said(envelope))];
    return stored === told ? [] : [{ column, stored, envelope: told }];
  });
};

/** W3C trace context, the only version there is. It is in no envelope: all that can be said is whether it is one. */
export const isTraceparent = (text: string): boolean => /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/.test(text);
