import { onDay, Timeline, type Aggregate, type DomainEvent, type Fact } from '@yange/kernel';
import { datedRows, type AnyStateFold, type Cells } from '../state-history/state-history.fold.js';

/** An event and the day of January 2020 on which it takes effect. */
export type DatedEvents = readonly (readonly [event: DomainEvent, day: number])[];

const factsOf = (events: DatedEvents): readonly Fact<DomainEvent>[] =>
  events.map(([event, day], position) => ({ event, eventId: `e${position}`, effective: onDay(`2020-01-${String(day).padStart(2, '0')}`), position, order: 0, supersedes: null }));

/**
 * For specs: on every day on which something happened, the rows of the read model and the state of the aggregate.
 * @param check is given the cells of a table by row key, for a stream whose key is `key`
 * @throws Error where a row is there twice on one day
 */
export const eachDay = <S>(aggregate: Aggregate<S, never>, fold: AnyStateFold, events: DatedEvents, check: (state: S, rows: (table: string) => ReadonlyMap<string, Cells>) => void): void => {
  const timeline = Timeline.of(aggregate as unknown as Aggregate<S, DomainEvent>, factsOf(events));
  const all = datedRows(fold, timeline.facts, 'key');
  for (const day of new Set(timeline.facts.map(({ effective }) => effective.to))) {
    const now = all.filter((row) => row.validFrom <= day && (row.validTo === null || row.validTo > day));
    if (new Set(now.map((row) => `${row.table}/${row.key}`)).size !== now.length) throw new Error(`a row is there twice on ${day}`);
    check(timeline.at(day), (table) => new Map(now.filter((row) => row.table === table).map((row) => [row.key, row.cells])));
  }
};
