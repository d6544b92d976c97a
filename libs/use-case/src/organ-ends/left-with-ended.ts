/** The end of an organ, as it was noted here. */
export interface NotedEnd {
  readonly organId: string;
  readonly name: string;
  readonly endedOn: string;
  readonly eventId: string;
  readonly successors: readonly { readonly organId: string; readonly name: string }[];
}

/** Something that an organ has from a day on, until the day before `validTo` where there is one. A thing has as many of these as it changed. */
export interface HeldThing {
  readonly organId: string;
  readonly streamId: string;
  readonly id: string;
  readonly name: string;
  readonly number: number;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** What an organ that ended still has of one kind on a day. */
export interface LeftWithEnded {
  readonly end: NotedEnd;
  readonly since: string;
  /** none where it is the end that made it so; else what it came to have afterwards */
  readonly later: HeldThing | null;
  readonly number: number;
  readonly things: readonly HeldThing[];
}

/**
 * What is left with organs that ended, of one kind of things. Pure.
 * @param held whatever any of them had after its end; what others have is not looked at
 * @param day at its end: whoever ends on a day has nothing any more on it
 */
export const leftWithEnded = (ends: readonly NotedEnd[], held: readonly HeldThing[], day: string): readonly LeftWithEnded[] =>
  ends.flatMap((end) => {
    if (end.endedOn > day) return [];
    const own = held.filter(({ organId, number, validFrom }) => organId === end.organId && number > 0 && validFrom <= day);
    const things = own.filter(({ validTo }) => validTo === null || validTo > day);
    if (things.length === 0) return [];
    const first = beganWith(own, things);
    const isLater = first.validFrom > end.endedOn;
    return [{ end, since: isLater ? first.validFrom : end.endedOn, later: isLater ? first : null, number: things.reduce((sum, { number }) => sum + number, 0), things }];
  });

/** With which of them the run began that leads to those without a day in between on which there was none. */
const beganWith = (own: readonly HeldThing[], things: readonly HeldThing[]): HeldThing => {
  const backwards = own.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : a.validFrom > b.validFrom ? -1 : 0));
  let first = things.reduce((a, b) => (b.validFrom < a.validFrom ? b : a));
  for (let reached = ''; reached !== first.validFrom; ) {
    reached = first.validFrom;
    first = backwards.findLast(({ validFrom, validTo }) => validFrom < reached && (validTo === null || validTo >= reached)) ?? first;
  }
  return first;
};
