import type { StaffingEvent } from '@yange/contracts';
import type { Aggregate, Fact } from '@yange/kernel';

export interface Period<S> {
  readonly from: string;
  readonly state: S;
}

/** Facts that count, in the order in which they take effect → rows of every date on which the state changes. */
export type PeriodRows = (facts: readonly Fact<StaffingEvent>[]) => readonly object[];

/**
 * Rows of the state at every date on which it changes. A stream is folded again for each event that it grows by: what a fact once made of a state is remembered with the fact, and
 * so are its rows, which are then the very same objects. An event at the end costs one step of the fold; a late one costs those after it.
 */
export const periodRows = <S>(fold: Aggregate<S, StaffingEvent>, rowsOf: (period: Period<S>) => readonly object[]): PeriodRows => {
  const initial = fold.initial();
  const known = new WeakMap<Fact<StaffingEvent>, Folded<S>>();
  return (facts) => {
    let state = initial;
    return facts.flatMap((fact, index) => {
      let folded = known.get(fact);
      if (folded === undefined || folded.before !== state) known.set(fact, (folded = { before: state, after: fold.apply(state, fact.event, fact), rows: null }));
      state = folded.after;
      const from = fact.effective.to;
      return facts[index + 1]?.effective.to === from ? [] : (folded.rows ??= rowsOf({ from, state }));
    });
  };
};

interface Folded<S> {
  readonly before: S;
  readonly after: S;
  /** of the day that ends with this fact */
  rows: readonly object[] | null;
}
