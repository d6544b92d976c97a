import type { EventLogReader, StoredEvent } from '@yange/event-log';
import { earlier, type DomainEvent, type Fact, type Timeline } from '@yange/kernel';
import { onceEach } from '../limit.check.js';
import type { PonderedPlan } from './dry-run.js';
import { limitChanges, type LimitChange } from './limit.changes.js';

/** An event that stands on what a command changes. */
export interface TouchedEvent {
  readonly eventId: string;
  readonly type: string;
  readonly streamId: string;
  readonly position: number;
  readonly effectiveTo: string;
  /**
   * `later-in-stream`: of the same stream, from the day on which something changes. `follows-from`: brought about by what is superseded.
   * `names`: it names a thing that what is superseded began: an organ, a block, a person, a permit, a decision.
   */
  readonly why: 'later-in-stream' | 'follows-from' | 'names';
}

/** What a command would move beside what it writes. */
export interface Touched {
  /** the first day on which anything changes */
  readonly from: string;
  readonly later: readonly TouchedEvent[];
  /** how many of them there are; `later` holds the first 200 */
  readonly laterCount: number;
  readonly limits: readonly LimitChange[];
  readonly findings: {
    /** rules whose findings go with what is superseded */
    readonly gone: readonly string[];
    /** rules of which there will be findings */
    readonly told: readonly string[];
  };
  /** ids that what is superseded began: what other services keep of them can be asked there */
  readonly ids: readonly string[];
}

const most = 200;
const pageSize = 2_000;
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** What stands on a planned change. For a correction or annulment the log is read once from its beginning; for all else only the plan's own streams are looked at. */
export const touchedBy = async (log: EventLogReader, plan: PonderedPlan): Promise<Touched> => {
  const from = plan.superseded.map(({ effectiveTo }) => effectiveTo).reduce(earlier, plan.effective.to);
  const own = [...onceEach(plan.refs)].filter(([, { streamId }]) => !isDraft(streamId)).flatMap(([key, { streamId }]) => laterFacts(plan, key, streamId, from));
  const resting = plan.superseded.length === 0 ? { events: [], ids: [] } : await restingOn(log, plan.superseded.map(({ eventId }) => eventId));
  const known = new Set(own.map(({ eventId }) => eventId));
  const later = [...own, ...resting.events.filter(({ eventId }) => !known.has(eventId))];
  return {
    from,
    later: later.slice(0, most),
    laterCount: later.length,
    limits: limitChanges(plan),
    findings: { gone: unique(plan.superseded.flatMap(({ findings }) => findings)), told: unique([...plan.breaches.judged, ...plan.breaches.kept].map(({ rule }) => rule)) },
    ids: resting.ids,
  };
};

/** What is only prepared stands on nothing yet. */
const isDraft = (streamId: string): boolean => streamId.startsWith('draft/');

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)].sort();

const laterFacts = ({ events, superseded, without }: PonderedPlan, key: string, streamId: string, from: string): readonly TouchedEvent[] => {
  const timeline = without[key];
  const changed = events.some((event) => event.streamId === streamId) || superseded.some((event) => event.streamId === streamId);
  return timeline === undefined || !changed ? [] : factsFrom(timeline, from).map((fact) => ({ eventId: fact.eventId, type: fact.event.type, streamId, position: fact.position, effectiveTo: fact.effective.to, why: 'later-in-stream' }));
};

const factsFrom = (timeline: Timeline<unknown, DomainEvent>, from: string): readonly Fact<DomainEvent>[] => timeline.facts.filter(({ effective }) => effective.to >= from);

/** What follows from these events, or names what they began: an id is begun by the first event of the log that holds it. */
const restingOn = async (log: EventLogReader, eventIds: readonly string[]): Promise<{ readonly events: readonly TouchedEvent[]; readonly ids: readonly string[] }> => {
  const stored = (await Promise.all(eventIds.map((eventId) => log.findEvent(eventId)))).filter((event) => event !== null);
  const first = Math.min(...stored.map(({ position }) => position));
  const begun = new Set(stored.flatMap((event) => [...textOf(event.data).matchAll(uuid), ...event.streamId.matchAll(uuid)].map(([id]) => id)));
  const gone = new Set<string>();
  const found: TouchedEvent[] = [];
  await eachEvent(log, (event) => {
    if (event.supersedes !== null) gone.add(event.supersedes);
    if (eventIds.includes(event.eventId) || isDraft(event.streamId) || begun.size + eventIds.length === 0) return;
    if (event.position < first) return forget(begun, event);
    const why = reasonOf(event, eventIds, begun);
    if (why !== null && event.type !== 'EventAnnulled') found.push({ eventId: event.eventId, type: event.type, streamId: event.streamId, position: event.position, effectiveTo: event.effectiveTo, why });
  });
  return { events: found.filter(({ eventId }) => !gone.has(eventId)), ids: [...begun] };
};

/** Ids stand in the bytes as they are written: a protobuf string is its text. */
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

const forget = (begun: Set<string>, event: StoredEvent): void => {
  const text = event.streamId + textOf(event.data);
  for (const id of begun) if (text.includes(id)) begun.delete(id);
};

const reasonOf = (event: StoredEvent, eventIds: readonly string[], begun: ReadonlySet<string>): TouchedEvent['why'] | null => {
  if (event.causationId !== null && eventIds.includes(event.causationId)) return 'follows-from';
  const text = event.streamId + textOf(event.data) + textOf(event.envelope);
  return [...begun].some((id) => text.includes(id)) ? 'names' : null;
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
