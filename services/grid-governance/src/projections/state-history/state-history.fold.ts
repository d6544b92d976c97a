import type { DomainEvent, Fact, Timeline } from '@yange/kernel';
import type { AggregateDefinition } from '@yange/use-case';

export type Cell = string | number | boolean | null;

/** One row of a read model, without its place in time. */
export interface StateRow {
  readonly table: string;
  /** which thing the row is about, unique in its stream and table */
  readonly key: string;
  readonly cells: Readonly<Record<string, Cell>>;
}

/** A row with the days on which it holds: from `validFrom` on, until the day before `validTo` where there is one. */
export interface DatedRow extends StateRow {
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** How the streams of one aggregate become rows. */
export interface StateFold<S, E extends DomainEvent> {
  readonly aggregate: AggregateDefinition<S, E>;
  readonly types: readonly E['type'][];
  /** rows that hold while the state does */
  readonly rows: (state: S, streamId: string) => readonly StateRow[];
  /** rows that a fact leaves for good, for example an edge of a lineage */
  readonly traces?: (fact: Fact<E>) => readonly StateRow[];
}

// Folds of one projection have different states and events; only `any` accepts them all in one list.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyStateFold = StateFold<any, any>;

export const defineStateFold = <S, E extends DomainEvent>(fold: StateFold<S, E>): StateFold<S, E> => fold;

/** Rows of a stream over all of its dates. A row that does not change from one date to the next stays one row. */
export const datedRows = <S, E extends DomainEvent>(fold: StateFold<S, E>, timeline: Timeline<S, E>, streamId: string): readonly DatedRow[] => {
  const closed: DatedRow[] = [];
  const open = new Map<string, DatedRow>();
  for (const { date, state } of periods(fold, timeline)) {
    const now = new Map(fold.rows(state, streamId).map((row) => [`${row.table}\n${row.key}`, row]));
    for (const [id, row] of open) {
      if (now.has(id) && same(now.get(id)?.cells, row.cells)) continue;
      open.delete(id);
      closed.push({ ...row, validTo: date });
    }
    for (const [id, row] of now) if (!open.has(id)) open.set(id, { ...row, validFrom: date, validTo: null });
  }
  const traces = timeline.facts.flatMap((fact) => (fold.traces?.(fact) ?? []).map((row) => ({ ...row, validFrom: fact.effective.to, validTo: null })));
  return [...closed, ...open.values(), ...traces];
};

/** Facts come in the order in which they take effect, so that one pass gives the state of every date. */
const periods = <S, E extends DomainEvent>(fold: StateFold<S, E>, timeline: Timeline<S, E>): readonly { date: string; state: S }[] => {
  const found: { date: string; state: S }[] = [];
  let state = fold.aggregate.initial();
  for (const fact of timeline.facts) {
    state = fold.aggregate.apply(state, fact.event, fact);
    if (found.at(-1)?.date === fact.effective.to) found.pop();
    found.push({ date: fact.effective.to, state });
  }
  return found;
};

const same = (one: StateRow['cells'] | undefined, other: StateRow['cells']): boolean => JSON.stringify(one) === JSON.stringify(other);
