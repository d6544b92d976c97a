import type { EventLogReader, StoredEvent } from '@yange/event-log';
import { idsIn, textOfBytes } from './event.names.js';
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

/** What is only prepared stands on nothing yet. */
export const isDraft = (streamId: string): boolean => streamId.startsWith('draft/');

/**
 * What follows from these events, or names what they began: an id is begun by the first event of the log that holds it. Whoever corrects a fact begins nothing:
 * what a corrected one began was begun when it was first told. Costs what is found where the log keeps names of its events; else it is read once from its beginning.
 * @param among only these ids are asked for, and nothing that merely follows; all and both unless told
 */
export const restingOn = async (log: EventLogReader, superseded: readonly Pick<SupersededEvent, 'eventId'>[], among?: ReadonlySet<string>): Promise<Resting> => {
  const versions = await Promise.all(superseded.map(({ eventId }) => versionsOf(log, eventId)));
  const told = versions.flatMap((all) => all.at(-1) ?? []);
  const ids = new Set(told.flatMap((event) => idsIn(textOfBytes(event.data) + event.streamId)));
  const search: Search = {
    own: new Set(versions.flat().map(({ eventId }) => eventId)),
    first: Math.min(...told.map(({ position }) => position)),
    begun: among === undefined ? ids : new Set([...ids].filter((id) => among.has(id))),
    follows: among === undefined,
  };
  if (search.begun.size + (search.follows ? search.own.size : 0) === 0) return { events: [], ids: [] };
  const { found, gone } = await (log.lastEvents === undefined ? walked : lookedUp)(log, search);
  return { events: found.filter(({ eventId }) => !gone.has(eventId)), ids: [...search.begun] };
};

interface Search {
  readonly own: ReadonlySet<string>;
  /** where the first of them was told */
  readonly first: number;
  /** ids that may have been begun; what an event before `first` holds is taken out */
  readonly begun: Set<string>;
  /** what was brought about by them counts as well */
  readonly follows: boolean;
}

interface Found {
  readonly found: readonly RestingEvent[];
  /** corrected or annulled since */
  readonly gone: ReadonlySet<string>;
}

const walked = async (log: EventLogReader, search: Search): Promise<Found> => {
  const [gone, found] = [new Set<string>(), [] as RestingEvent[]];
  await eachEvent(log, (event) => {
    if (event.supersedes !== null) gone.add(event.supersedes);
    if (event.position < search.first) forget(search, event);
    else found.push(...restOf(event, search));
  });
  return { gone, found };
};

/** By the names of events: first what was there before, then what came after, then what became of that. */
const lookedUp = async (log: EventLogReader, search: Search): Promise<Found> => {
  const { begun, own, first, follows } = search;
  const { position: head } = await log.head();
  await eachNamed(log, () => [...begun], { before: first, after: 0 }, (event) => forget(search, event));
  const found: RestingEvent[] = [];
  const names = [...begun, ...(follows ? own : [])];
  await eachNamed(log, () => names, { before: head + 1, after: first - 1 }, (event) => found.push(...restOf(event, search)));
  const gone = new Set<string>();
  for (let at = 0; at < found.length; at += lookedUpAtOnce) {
    const some = found.slice(at, at + lookedUpAtOnce).map(({ eventId }) => eventId);
    await eachNamed(log, () => some, { before: head + 1, after: first - 1 }, ({ supersedes }) => supersedes !== null && gone.add(supersedes));
  }
  return { gone, found: found.reverse() };
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

const forget = ({ begun, own }: Search, event: StoredEvent): void => {
  if (own.has(event.eventId) || isDraft(event.streamId)) return;
  const text = event.streamId + textOfBytes(event.data);
  for (const id of begun) if (text.includes(id)) begun.delete(id);
};

const restOf = (event: StoredEvent, { own, begun, follows }: Search): readonly RestingEvent[] => {
  const { eventId, type, streamId, position, effectiveTo } = event;
  if (own.has(eventId) || isDraft(streamId) || type === 'EventAnnulled') return [];
  const text = streamId + textOfBytes(event.data) + textOfBytes(event.envelope);
  const ids = [...begun].filter((id) => text.includes(id));
  const brought = follows && event.causationId !== null && own.has(event.causationId);
  return brought || ids.length > 0 ? [{ eventId, type, streamId, position, effectiveTo, why: brought ? 'follows-from' : 'names', ids }] : [];
};

const pageSize = 2_000;
const namedPage = 500;
const lookedUpAtOnce = 500;

const eachEvent = async (log: EventLogReader, look: (event: StoredEvent) => void): Promise<void> => {
  const { position } = await log.head();
  for (let after = 0; after < position; ) {
    const { events, scannedTo } = await log.readPage({ after, limit: pageSize });
    events.forEach(look);
    if (scannedTo <= after) return;
    after = scannedTo;
  }
};

/** Backwards. @param names asked anew for each page: those that are left */
const eachNamed = async (log: EventLogReader, names: () => readonly string[], { before, after }: { readonly before: number; readonly after: number }, look: (event: StoredEvent) => unknown): Promise<void> => {
  for (let from = before; ; ) {
    const values = names();
    const events = values.length === 0 ? [] : ((await log.lastEvents?.({ by: 'name', values, before: from, limit: namedPage })) ?? []);
    for (const event of events) {
      if (event.position <= after) return;
      look(event);
      from = event.position;
    }
    if (events.length < namedPage) return;
  }
};
