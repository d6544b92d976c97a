import type { Violation } from '@yange/kernel';

/** What a decider finds for one stream: the events to append and the rules that they break. No events: nothing changes. */
export interface Ruling<E> {
  readonly events: readonly E[];
  readonly violations: readonly Violation[];
}

export const unchanged: Ruling<never> = { events: [], violations: [] };

export const ruled = <E>(events: readonly E[], violations: readonly (Violation | null)[] = []): Ruling<E> => ({
  events,
  violations: violations.filter((violation) => violation !== null),
});

/** What was found broken, of what was looked at. */
export const found = (...looked: readonly (Violation | null | false | undefined)[]): readonly Violation[] => looked.filter((one) => one !== null && one !== false && one !== undefined);
