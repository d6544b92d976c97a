/** What a figure measures: its id in every interface, its words, its measure word. */
export interface Measure {
  /** `principal-posts`: equal numbers of different measures are different facts */
  readonly id: string;
  /** the clerk's word for it, unique among all measures */
  readonly zh: string;
  readonly en: string;
  readonly unit: string;
  /** class of the things counted, where one set of them may be confused with another: organ, town-street, team, ledger-row */
  readonly counts?: string;
}

export const measure = <const I extends string>(id: I, zh: string, en: string, unit: string, counts?: string): Measure & { readonly id: I } => ({
  id,
  zh,
  en,
  unit,
  ...(counts === undefined ? {} : { counts }),
});
