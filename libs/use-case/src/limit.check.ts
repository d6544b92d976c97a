import { earlier, type DomainEvent, type EffectiveDate, type Fact, type Timeline, type Violation } from '@yange/kernel';
import type { PlannedEvent } from './command.outcome.js';
import type { AggregateDefinition, LimitBreach, StreamRef, Streams } from './use-case.definition.js';

type AnyTimeline = Timeline<unknown, DomainEvent>;
/** `grounds` are asked of corrections and annulments alone. */
type Asked = 'limits' | 'grounds';

/**
 * Limits that would be broken, or broken further, on any date from the effective date on.
 * A back-dated move can overfill a past day and a future-dated one a future day, so every date of change is looked at.
 */
export const breachesCausedBy = (
  refs: Streams,
  before: Readonly<Record<string, AnyTimeline>>,
  without: Readonly<Record<string, AnyTimeline>>,
  events: readonly PlannedEvent[],
  effective: EffectiveDate,
  asked: Asked = 'limits',
): readonly Violation[] =>
  [...onceEach(refs)].flatMap(([key, ref]) => {
    const aggregate = ref.aggregate as AggregateDefinition<unknown, DomainEvent>;
    const own: readonly Fact<DomainEvent>[] = events.filter((event) => event.streamId === ref.streamId);
    const was = before[key];
    const base = without[key];
    if (aggregate[asked] === undefined || was === undefined || base === undefined) return [];
    if (own.length === 0 && was === base) return [];
    return firstBreaches(aggregate, asked, was, base.with(own), datesTouched(was, base, base.with(own), effective));
  });

/** One stream may go by several names: a body may name the same thing twice. */
export const onceEach = (refs: Streams): ReadonlyMap<string, StreamRef<unknown, DomainEvent>> => {
  const keys = new Map(Object.entries(refs).map(([key, { streamId }]) => [streamId, key]));
  return new Map(Object.entries(refs).filter(([key, { streamId }]) => keys.get(streamId) === key));
};

/** The effective date, each later date of change, and the dates since which a corrected or annulled fact counted. */
export const datesTouched = (was: AnyTimeline, base: AnyTimeline, will: AnyTimeline, effective: EffectiveDate): readonly string[] => {
  const kept = new Set(base.facts.map((fact) => fact.eventId));
  const gone = was.facts.filter((fact) => !kept.has(fact.eventId)).map((fact) => fact.effective.to);
  const start = gone.reduce(earlier, effective.to);
  return [...new Set([start, ...gone, ...will.facts.map((fact) => fact.effective.to)])].filter((date) => date >= start).sort();
};

const firstBreaches = (aggregate: AggregateDefinition<unknown, DomainEvent>, asked: Asked, was: AnyTimeline, will: AnyTimeline, dates: readonly string[]): readonly Violation[] => {
  const limits = (timeline: AnyTimeline, date: string): readonly LimitBreach[] => aggregate[asked]?.(timeline.at(date), date) ?? [];
  const found = new Map<string, Violation>();
  for (const date of dates) {
    const breaches = limits(will, date);
    if (breaches.length === 0) continue;
    const old = limits(was, date);
    for (const rule of new Set(breaches.map((breach) => breach.rule))) {
      if (!found.has(rule) && excessOf(breaches, rule) > excessOf(old, rule)) found.set(rule, toldOn(date, newest(breaches, old, rule)));
    }
  }
  return [...found.values()];
};

/** By how much it is exceeded is for comparing alone: whoever is answered reads it in the words. */
const toldOn = (date: string, { excess: _excess, facts, ...breach }: LimitBreach): Violation => ({ ...breach, facts: { ...facts, date } });

/** Summed, so that one more breach of the same rule is a worse state even beside a greater one. */
export const excessOf = (breaches: readonly LimitBreach[], rule: string): number => breaches.reduce((sum, one) => (one.rule === rule ? sum + one.excess : sum), 0);

/** Of several breaches of one rule the one that was not there before. */
const newest = (breaches: readonly LimitBreach[], old: readonly LimitBreach[], rule: string): LimitBreach => {
  const same = breaches.filter((one) => one.rule === rule);
  return (same.find((one) => !old.some((known) => known.rule === rule && known.zh === one.zh)) ?? same[0]) as LimitBreach;
};
