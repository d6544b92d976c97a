import type { EventLog } from '@yange/event-log';
import type { DomainEvent, Timeline, Violation } from '@yange/kernel';
import type { PlannedEvent } from '../command.outcome.js';
import { onceEach } from '../limit.check.js';
import type { AnyAggregate, Streams } from '../use-case.definition.js';

/** A key of the log that one stream holds at a time. */
export interface UniqueKey {
  /** `credit-code:91350100M000100Y43` */
  readonly key: string;
  /** other strings under which an earlier version entered the same key: whoever holds one of them is looked at as well, and by what the stream says today. Only of dated keys. */
  readonly formerly?: readonly string[];
  /** what to say when somebody else holds it */
  readonly taken?: Violation;
}

/** A key that a request takes or gives back, and for which stream. */
export interface KeyOfStream extends UniqueKey {
  readonly streamId: string;
  /** an entry in the register of a dated key: who is beaten to it looks again, and is not refused */
  readonly register?: true;
}

export interface KeyChanges {
  readonly claims: readonly KeyOfStream[];
  readonly releases: readonly KeyOfStream[];
}

type AnyTimeline = Timeline<unknown, DomainEvent>;
type Timelines = Readonly<Record<string, AnyTimeline>>;

/**
 * What a plan does to the unique keys of its streams: the difference of what their states hold before and afterwards. So a key is given back by whatever
 * ends it – another name, an abolition, a correction, an annulment – and taken again where an annulment brings an earlier state back.
 */
export const keyChanges = (refs: Streams, before: Timelines, without: Timelines, events: readonly PlannedEvent[]): KeyChanges => {
  const changes = [...onceEach(refs)].map(([key, { streamId, aggregate }]): KeyChanges => {
    const [was, base] = [before[key], without[key]];
    const own = events.filter((event) => event.streamId === streamId);
    if (was === undefined || base === undefined || (own.length === 0 && was === base)) return { claims: [], releases: [] };
    const [held, holds] = [keysOf(aggregate, was), keysOf(aggregate, base.with(own))];
    const lacking = (keys: readonly UniqueKey[], others: readonly UniqueKey[]): readonly KeyOfStream[] =>
      keys.filter((one) => !others.some((other) => other.key === one.key)).map((one) => ({ ...one, streamId }));
    return { claims: lacking(holds, held), releases: lacking(held, holds) };
  });
  return { claims: changes.flatMap(({ claims }) => claims), releases: changes.flatMap(({ releases }) => releases) };
};

const keysOf = (aggregate: AnyAggregate, timeline: AnyTimeline): readonly UniqueKey[] => (aggregate.keys === undefined ? [] : aggregate.keys(timeline.latest()));

/**
 * What an earlier version took under another string is given back under that one: the log frees what is held alone.
 * @param changes as the states have them, under today's strings
 */
export const releasedAsEntered = async (log: Pick<EventLog, 'findClaim'>, changes: KeyChanges): Promise<KeyChanges> => {
  const entered = async (one: KeyOfStream): Promise<KeyOfStream> => {
    for (const key of one.formerly === undefined ? [] : [one.key, ...one.formerly]) if ((await log.findClaim(key)) === one.streamId) return { ...one, key };
    return one;
  };
  return { ...changes, releases: await Promise.all(changes.releases.map(entered)) };
};
