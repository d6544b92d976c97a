/** What a drawn step of a sequence is about: the kind of command, and two numbers that choose among whatever it takes. */
export interface DrawnWanted {
  readonly what: string;
  readonly one: number;
  readonly other: number;
}

/** Days on which sequences say something: late, of today or to come. */
export const sequenceDays = ['2019-01-01', '2020-01-01', '2021-01-01', '2028-01-01'] as const;

/** Days at which everything is looked at: before the first, each of them, and one between each two. */
export const lookedAtDays = ['2018-06-01', '2018-12-31', '2019-01-01', '2019-06-01', '2020-01-01', '2020-06-01', '2021-01-01', '2025-01-01', '2028-01-01', '2030-01-01'] as const;

/** One of these, whatever the number. */
export const chosen = <T>(values: readonly T[], index: number): T => values[index % values.length] as T;
