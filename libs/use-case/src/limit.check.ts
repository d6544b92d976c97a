import type { DomainEvent, EffectiveDate, Fact, Timeline, Violation } from '@yange/kernel';
import type { PlannedEvent } from './command.outcome.js';
import type { AggregateDefinition, LimitBreach, Streams } from './use-case.definition.js';

type AnyTimeline = Timeline<unknown, DomainEvent>;

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
): readonly Violation[] =>
  Object.entries(refs).flatMap(([key, ref]) => {
    const aggregate = ref.aggregate as AggregateDefinition<unknown, DomainEvent>;
    const own: readonly Fact<DomainEvent>[] = events.filter((event) => event.key === key);
    const was = before[key];
    const base = without[key];
    if (aggregate.limits === undefined || was === undefined || base === undefined) return [];
    if (own.length === 0 && was === base) return [];
    return first(aggregate, was, base.with(own), startOf(was, base, effective));
  });

/** A correction also touches the dates since the corrected fact. */
const startOf = (was: AnyTimeline, base: AnyTimeline, effective: EffectiveDate): string => {
  const kept = new Set(base.facts.map((fact) => fact.eventId));
  return was.facts.filter((fact) => !kept.has(fact.eventId)).reduce((start, fact) => (fact.effective.to < start ? fact.effective.to : start), effective.to);
};

const first = (aggregate: AggregateDefinition<unknown, DomainEvent>, was: AnyTimeline, will: AnyTimeline, start: string): readonly Violation[] => {
  const found = new Map<string, LimitBreach>();
  for (const { date, state } of will.from(start)) {
    const breaches = aggregate.limits?.(state) ?? [];
    if (breaches.length === 0) continue;
    const old = aggregate.limits?.(was.at(date)) ?? [];
    for (const breach of breaches) {
      const worst = old.filter((one) => one.rule === breach.rule).reduce((most, one) => Math.max(most, one.excess), 0);
      if (breach.excess > worst && !found.has(breach.rule)) found.set(breach.rule, { ...breach, facts: { ...breach.facts, date } });
    }
  }
  return [...found.values()];
};
