import type { DomainEvent } from '@yange/kernel';
import { datesTouched, excessOf, onceEach } from '../limit.check.js';
import type { AggregateDefinition, LimitBreach } from '../use-case.definition.js';
import type { PonderedPlan } from './dry-run.js';

/** A limit that is exceeded by another amount than now, on one date. */
export interface LimitChange {
  readonly rule: string;
  readonly streamId: string;
  readonly date: string;
  /** by how much it is exceeded now, and will be: 0 where it holds */
  readonly before: number;
  readonly after: number;
  /** what is said of the breach, of the later state or, where it ends, of the earlier one */
  readonly zh: string;
  readonly en: string;
}

/** On which dates the limits of the streams that a plan changes come to be exceeded, further, less, or no longer. */
export const limitChanges = ({ refs, before, without, events, effective }: Pick<PonderedPlan, 'refs' | 'before' | 'without' | 'events' | 'effective'>): readonly LimitChange[] =>
  [...onceEach(refs)].flatMap(([key, { streamId, aggregate }]) => {
    const { limits } = aggregate as AggregateDefinition<unknown, DomainEvent>;
    const [was, base] = [before[key], without[key]];
    const own = events.filter((event) => event.streamId === streamId);
    if (limits === undefined || was === undefined || base === undefined || (own.length === 0 && was === base)) return [];
    const will = base.with(own);
    return datesTouched(was, base, will, effective).flatMap((date) => changesOn(limits(was.at(date), date), limits(will.at(date), date)).map((change) => ({ ...change, streamId, date })));
  });

const changesOn = (old: readonly LimitBreach[], next: readonly LimitBreach[]): readonly Omit<LimitChange, 'streamId' | 'date'>[] => {
  const rules = [...new Set([...next, ...old].map(({ rule }) => rule))];
  return rules.flatMap((rule) => {
    const [before, after] = [excessOf(old, rule), excessOf(next, rule)];
    const said = [...next, ...old].find((one) => one.rule === rule);
    return before === after || said === undefined ? [] : [{ rule, before, after, zh: said.zh, en: said.en }];
  });
};
