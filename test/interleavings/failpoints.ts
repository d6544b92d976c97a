import fc from 'fast-check';

/** Where a call can go wrong, by name. Each is a place of the test's own wrappers: the product has none. */
export const places = {
  /** the connection is lost before the log has the request: nothing is stored, and the caller cannot know */
  'append.beforeCommit': 'append',
  /** stored, and the answer is lost: the caller cannot know either */
  'append.afterCommitBeforeReply': 'append',
  /** the log says that somebody was faster, though nobody was: a storm of conflicts */
  'append.conflict': 'append',
  /** the caller stands still after it has read, while others go on */
  'caller.stalled': 'append',
} as const;

export type Place = keyof typeof places;

/** The nth time that a place is reached, counted from 1 over all clients. */
export interface Armed {
  readonly at: Place;
  readonly nth: number;
}

/** What goes wrong in one interleaving. */
export const drawnFailpoints = (most = 12): fc.Arbitrary<readonly Armed[]> =>
  fc.array(fc.record({ at: fc.constantFrom(...(Object.keys(places) as Place[])), nth: fc.integer({ min: 1, max: most }) }), { maxLength: 4 });

export class Failpoints {
  readonly #reached = new Map<Place, number>();

  constructor(private readonly armed: readonly Armed[]) {}

  /** Counts, and says whether it is now. */
  reach(place: Place): boolean {
    const nth = (this.#reached.get(place) ?? 0) + 1;
    this.#reached.set(place, nth);
    return this.armed.some((one) => one.at === place && one.nth === nth);
  }
}
