import type { EventLogReader, StoredEvent } from '@yange/event-log';
import type { SupersededEvent } from './use-case.definition.js';

/** An event that stands on another one of its log. */
export interface RestingEvent {
  readonly eventId: string;
  readonly type: string;
  readonly streamId: string;
  readonly position: number;
  readonly effectiveTo: string;
  /** `follows-from`: brought about by it. `names`: it names a thing that it began. */
  readonly why: 'follows-from' | 'names';
  /** of those things, as far as it names them */
  readonly ids: readonly string[];
}

export interface Resting {
  /** those that still count, as they were recorded */
  readonly events: readonly RestingEvent[];
  /** what the events began: ids that no event before they were first told holds */
  readonly ids: readonly string[];
}

const pageSize = 2_000;
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** What is only prepared stands on nothing yet. */
export const isDraft = (streamId: string): boolean => streamId.startsWith('draft/');

/**
 * What follows from these events, or names what they began: an id is begun by the first event of the log that holds it. Whoever corrects a fact begins nothing:
 * what a corrected one began was begun when it was first told. The log is read once from its beginning.
 */
export const restingOn = async (log: EventLogReader, superseded: readonly Pick<SupersededEvent, 'eventId'>[]): Promise<Resting> => {
  const versions = await Promise.all(superseded.map(({ eventId }) => versionsOf(log, eventId)));
  const [own, told] = [new Set(versions.flat().map(({ eventId }) => eventId)), versions.flatMap((all) => all.at(-1) ?? [])];
  const first = Math.min(...told.map(({ position }) => position));
  const begun = new Set(told.flatMap((event) => [...textOf(event.data).matchAll(uuid), ...event.streamId.matchAll(uuid)].map(([id]) => id)));
  const gone = new Set<string>();
  const found: RestingEvent[] = [];
  await eachEvent(log, (event) => {
    if (event.supersedes !== null) gone.add(event.supersedes);
    if (own.has(event.eventId) || isDraft(event.streamId) || begun.size + own.size === 0) return;
    if (event.position < first) return forget(begun, event);
    const resting = restOf(event, own, begun);
    if (resting !== null && event.type !== 'EventAnnulled') found.push({ eventId: event.eventId, type: event.type, streamId: event.streamId, position: event.position, effectiveTo: event.effectiveTo, ...resting });
  });
  return { events: found.filter(({ eventId }) => !gone.has(eventId)), ids: [...begun] };
};

/** The event, and what it corrected, back to the one that first told the fact. */
const versionsOf = async (log: EventLogReader, eventId: string): Promise<readonly StoredEvent[]> => {
  const versions: StoredEvent[] = [];
  for (let id: string | null = eventId; id !== null; id = versions.at(-1)?.supersedes ?? null) {
    const event = await log.findEvent(id);
    if (event === null) return versions;
    versions.push(event);
  }
  return versions;
};

/** Ids stand in the bytes as they are written: a protobuf string is its text. */
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

const forget = (begun: Set<string>, event: StoredEvent): void => {
  const text = event.streamId + textOf(event.data);
  for (const id of begun) if (text.includes(id)) begun.delete(id);
};

const restOf = (event: StoredEvent, own: ReadonlySet<string>, begun: ReadonlySet<string>): Pick<RestingEvent, 'why' | 'ids'> | null => {
  const text = event.streamId + textOf(event.data) + textOf(event.envelope);
  const ids = [...begun].filter((id) => text.includes(id));
  if (event.causationId !== null && own.has(event.causationId)) return { why: 'follows-from', ids };
  return ids.length === 0 ? null : { why: 'names', ids };
};

const eachEvent = async (log: EventLogReader, look: (event: StoredEvent) => void): Promise<void> => {
  const { position } = await log.head();
  for (let after = 0; after < position; ) {
    const { events, scannedTo } = await log.readPage({ after, limit: pageSize });
    events.forEach(look);
    if (scannedTo <= after) return;
    after = scannedTo;
  }
};
