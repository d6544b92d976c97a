import type { EventLog } from '@yange/event-log';
import type { DomainEvent, Timeline, Violation } from '@yange/kernel';
import type { PlannedEvent } from '../command.outcome.js';
import { onceEach } from '../limit.check.js';
import type { KeyOfStream, UniqueKey } from './unique-keys.js';
import type { AnyAggregate, StreamRef, Streams } from '../use-case.definition.js';

type AnyTimeline = Timeline<unknown, DomainEvent>;

/** Days from the first on until the second, which is not among them; `YYYY-MM-DD`. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** After every day. */
export const openEnd = '~';

/** What is left of the spans without those others. */
export const without = (spans: readonly Span[], others: readonly Span[]): readonly Span[] =>
  others.reduce(
    (left, { from, to }) => left.flatMap((span) => [{ from: span.from, to: span.to < from ? span.to : from }, { from: span.from > to ? span.from : to, to: span.to }].filter((part) => part.from < part.to)),
    spans,
  );

/** The first day that both have; null where they have none. */
export const firstShared = (spans: readonly Span[], others: readonly Span[]): string | null =>
  spans.flatMap((one) => others.map((other) => ({ from: one.from > other.from ? one.from : other.from, to: one.to < other.to ? one.to : other.to }))).filter(({ from, to }) => from < to).map(({ from }) => from).sort()[0] ?? null;

interface Held {
  readonly key: UniqueKey;
  readonly spans: readonly Span[];
}

/** Which keys a stream holds, and on which days. */
export const heldOver = (aggregate: AnyAggregate, timeline: AnyTimeline): ReadonlyMap<string, Held> => {
  const held = new Map<string, Held>();
  const days = timeline.from('');
  for (const [index, { date, state }] of days.entries()) {
    for (const key of aggregate.datedKeys?.(state) ?? []) held.set(key.key, { key, spans: [...(held.get(key.key)?.spans ?? []), { from: date, to: days[index + 1]?.date ?? openEnd }] });
  }
  return held;
};

/** The register of all streams that ever held a key: the first stands at place 0, the next at place 1. An entry is never given back, so that whoever looks misses nobody. */
const entryOf = (key: string, place: number): string => `register:${place}:${key}`;

const entriesOf = async (log: EventLog, key: string): Promise<readonly string[]> => {
  const streams: string[] = [];
  for (;;) {
    const stream = await log.findClaim(entryOf(key, streams.length));
    if (stream !== null) streams.push(stream);
    // A log from before there was a register knows the last holder alone.
    else return streams.length > 0 ? streams : [await log.findClaim(key)].filter((last) => last !== null);
  }
};

/** The registers of these streams, as claims would have made them: for whoever has the streams alone. */
export const registersOf = (streams: readonly { readonly streamId: string; readonly aggregate: AnyAggregate; readonly timeline: AnyTimeline }[]): ReadonlyMap<string, string> => {
  const holders = new Map<string, string[]>();
  for (const { streamId, aggregate, timeline } of streams) for (const key of heldOver(aggregate, timeline).keys()) holders.set(key, [...(holders.get(key) ?? []), streamId]);
  return new Map([...holders].flatMap(([key, ids]) => ids.map((streamId, place) => [entryOf(key, place), streamId] as const)));
};

/** What a plan does to dated keys. */
export interface DatedKeys {
  /** streams that held one of them before, which guard the append: what they hold is part of the decision */
  readonly refs: Streams;
  readonly versions: Readonly<Record<string, number>>;
  /** entries in the register; who is beaten to one looks again */
  readonly claims: readonly KeyOfStream[];
  readonly taken: readonly Violation[];
}

interface Planned {
  readonly refs: Streams;
  readonly before: Readonly<Record<string, AnyTimeline>>;
  /** the same without what is corrected or annulled */
  readonly without: Readonly<Record<string, AnyTimeline>>;
  readonly events: readonly PlannedEvent[];
}

type Load = (ref: StreamRef<unknown, DomainEvent>) => Promise<{ readonly timeline: AnyTimeline; readonly version: number }>;

/**
 * Dated keys have one holder a day. Whatever gives a stream a key on days on which it had none – another name, an earlier beginning, an annulled end – is held against every stream
 * that ever had the key, as that will be once the plan is carried out.
 */
export const datedKeysOf = async (log: EventLog, load: Load, { refs, before, without: kept, events }: Planned): Promise<DatedKeys> => {
  const own = [...onceEach(refs)].filter(([key, { aggregate }]) => aggregate.datedKeys !== undefined && kept[key] !== undefined);
  const after = new Map(own.map(([key, { streamId }]) => [streamId, (kept[key] as AnyTimeline).with(events.filter((event) => event.streamId === streamId))]));
  const found: { refs: Record<string, StreamRef<unknown, DomainEvent>>; versions: Record<string, number>; claims: KeyOfStream[]; taken: Violation[] } = { refs: {}, versions: {}, claims: [], taken: [] };
  /** key → how many streams of this plan enter its register */
  const entered = new Map<string, number>();
  for (const [key, { streamId, aggregate }] of own) {
    if (before[key] === kept[key] && events.every((event) => event.streamId !== streamId)) continue;
    const had = heldOver(aggregate, before[key] as AnyTimeline);
    for (const [name, { key: wanted, spans }] of heldOver(aggregate, after.get(streamId) as AnyTimeline)) {
      const gained = without(spans, had.get(name)?.spans ?? []);
      if (gained.length === 0) continue;
      const entries = await entriesOf(log, name);
      const former = (await Promise.all((wanted.formerly ?? []).filter((one) => one !== name).map((one) => entriesOf(log, one)))).flat();
      for (const other of new Set([...entries, ...former, ...after.keys()])) {
        if (other === streamId) continue;
        if (!after.has(other)) {
          const ref = { streamId: other, aggregate };
          const { timeline, version } = await load(ref);
          after.set(other, timeline);
          Object.assign(found.refs, { [`holder ${other}`]: ref });
          Object.assign(found.versions, { [`holder ${other}`]: version });
        }
        const day = firstShared(gained, heldOver(aggregate, after.get(other) as AnyTimeline).get(name)?.spans ?? []);
        if (day !== null) found.taken.push(takenOn(wanted, day));
      }
      if (!entries.includes(streamId)) {
        const place = entries.length + (entered.get(name) ?? 0);
        entered.set(name, (entered.get(name) ?? 0) + 1);
        found.claims.push({ key: entryOf(name, place), streamId, register: true });
      }
    }
  }
  return found;
};

const takenOn = ({ key, taken }: UniqueKey, day: string): Violation => {
  const { rule, zh, en, facts } = taken ?? { rule: 'key-taken', zh: `“${key}”已被占用`, en: `"${key}" is already taken`, facts: { key } };
  return { rule, zh: `${zh}（${day}）`, en: `${en} (${day})`, facts: { ...facts, date: day } };
};
