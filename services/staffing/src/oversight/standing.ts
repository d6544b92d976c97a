/** Whose it is, as read models have it. */
export interface OwnerCells {
  readonly organId: string | null;
  readonly ownerName: string;
  readonly ownerCount: number;
  readonly ownerEach: boolean;
}

/** A breach that holds on one day. */
export interface Breach {
  readonly rule: string;
  /** over by so many: people, posts, leaders */
  readonly number: number;
  readonly zh: string;
  readonly en: string;
  /** what tells breaches of one rule by one subject apart: a role */
  readonly of: string;
}

/** A breach with the day since which it has held without a break. */
export interface Standing extends Breach {
  /** YYYY-MM-DD */
  readonly since: string;
}

/**
 * Breaches of one subject that hold on its last day, each with the first day of the run that leads there.
 * @param days on which anything of the subject changes, ascending; the last one counts as the day in question
 */
export const standingOn = (days: readonly string[], breachesOn: (day: string) => readonly Breach[]): readonly Standing[] => {
  const last = days.at(-1);
  if (last === undefined) return [];
  const open = new Map(breachesOn(last).map((breach) => [keyOf(breach), { ...breach, since: last }]));
  let running = new Set(open.keys());
  for (const day of days.slice(0, -1).toReversed()) {
    if (running.size === 0) break;
    const there = new Set(breachesOn(day).map(keyOf));
    running = new Set([...running].filter((key) => there.has(key)));
    for (const key of running) open.set(key, { ...(open.get(key) as Standing), since: day });
  }
  return [...open.values()];
};

const keyOf = ({ rule, of }: Breach): string => `${rule} ${of}`;

/** Days up to that one, each once, ascending. */
export const daysUpTo = (day: string, ...changes: readonly (readonly string[])[]): readonly string[] => [...new Set(changes.flat().filter((change) => change <= day))].sort();

/** What holds on a day of rows that each hold until the next. @param rows ascending by `validFrom` */
export const heldOn = <T extends { readonly validFrom: string }>(rows: readonly T[], day: string): T | undefined => rows.findLast(({ validFrom }) => validFrom <= day);

/** Rows by what they belong to, in their order. */
export const byKey = <T>(rows: readonly T[], keyIn: (row: T) => string): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyIn(row));
    if (group === undefined) groups.set(keyIn(row), [row]);
    else group.push(row);
  }
  return groups;
};
