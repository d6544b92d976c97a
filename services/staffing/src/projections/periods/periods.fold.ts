import type { StaffingEvent } from '@yange/contracts';
import { Timeline, type Aggregate, type Fact } from '@yange/kernel';

export interface Period<S> {
  readonly from: string;
  readonly state: S;
}

/** The state at every date on which it changes, by effective date. */
export const periodsOf = <S>(fold: Aggregate<S, StaffingEvent>, facts: readonly Fact<StaffingEvent>[]): readonly Period<S>[] => {
  const timeline = Timeline.of(fold, facts);
  const dates = [...new Set(timeline.facts.map((fact) => fact.effective.to))].sort();
  return dates.map((from) => ({ from, state: timeline.at(from) }));
};
