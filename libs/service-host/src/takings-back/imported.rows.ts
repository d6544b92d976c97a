import { decodeEnvelope, type Envelope } from '@yange/contracts';
import type { EventLogReader, StoredEvent } from '@yange/event-log';
import { eventsBetween } from '../audit/recent.events.js';

/** What one row of an upload recorded, as it lies in the log. */
export interface ImportedRow {
  readonly commandId: string;
  readonly table: string;
  /** 序号 */
  readonly row: string;
  readonly events: readonly StoredEvent[];
  readonly envelope: Envelope;
}

const window = 500;

/** Whether an upload brought the event; most are passed over without being decoded. @returns null where it did not */
export const broughtBy = (importId: string, { envelope }: Pick<StoredEvent, 'envelope'>): Envelope | null => {
  if (!Buffer.from(envelope.buffer, envelope.byteOffset, envelope.byteLength).includes(importId)) return null;
  const decoded = decodeEnvelope(envelope);
  return decoded.importRow?.importId === importId ? decoded : null;
};

/** The rows of an upload, the last recorded first. @param before exclusive; the events of a row lie at neighbouring positions, so that none is cut in two where it is the first of one */
export async function* importedRows(log: EventLogReader, importId: string, before: number): AsyncGenerator<ImportedRow> {
  let events: StoredEvent[] = [];
  for (let from = before; from > 1;) {
    const start = Math.max(1, from - window);
    for (const event of (await eventsBetween(log, start, from)).reverse()) {
      if (events[0] !== undefined && events[0].commandId !== event.commandId) {
        yield rowOf(events);
        events = [];
      }
      if (broughtBy(importId, event) !== null) events.unshift(event);
    }
    from = start;
  }
  if (events[0] !== undefined) yield rowOf(events);
}

const rowOf = (events: readonly StoredEvent[]): ImportedRow => {
  const [first] = events as readonly [StoredEvent];
  const envelope = decodeEnvelope(first.envelope);
  return { commandId: first.commandId, table: envelope.importRow?.table ?? '', row: envelope.importRow?.row ?? '', events, envelope };
};

/** An upload as the log holds it. */
export interface RecordedUpload {
  readonly rows: number;
  readonly events: number;
  /** those of its events that nobody has corrected or annulled */
  readonly counting: number;
  /** of its first and last event; null where there is none */
  readonly first: Place | null;
  readonly last: Place | null;
}

interface Place {
  readonly position: number;
  readonly recordedAt: string;
}

const pageSize = 2_000;

/** The log is read once. In memory are the ids of its events. @param upTo rows after it are not looked at, what became of those before it is */
export const recordedUpload = async (log: EventLogReader, importId: string, upTo = Number.MAX_SAFE_INTEGER): Promise<RecordedUpload> => {
  const { position: head } = await log.head();
  const counting = new Set<string>();
  let [rows, events, command] = [0, 0, ''];
  let [first, last] = [null, null] as [Place | null, Place | null];
  for (let after = 0; after < head;) {
    const page = await log.readPage({ after, limit: pageSize });
    for (const event of page.events) {
      if (event.supersedes !== null) counting.delete(event.supersedes);
      if (event.position > upTo || broughtBy(importId, event) === null) continue;
      const { position, recordedAt } = event;
      first ??= { position, recordedAt };
      last = { position, recordedAt };
      if (event.commandId !== command) rows += 1;
      command = event.commandId;
      events += 1;
      if (event.type !== 'EventAnnulled') counting.add(event.eventId);
    }
    if (page.scannedTo <= after) break;
    after = page.scannedTo;
  }
  return { rows, events, counting: counting.size, first, last };
};
