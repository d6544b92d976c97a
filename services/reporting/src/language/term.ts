/** Selects entries of the ledger and says how they become one value. */
export interface Query {
  /** of the ledger, not of a report: `internal-units` */
  readonly measure: string;
  /** dimension → value, or any of several values */
  readonly where?: Readonly<Record<string, string | readonly string[]>>;
  /** only entries of the one unit that the figure's scope names (合成东镇·单个); a scope that names none leaves all */
  readonly ofScope?: true;
  /**
   * `sum` of all keys; `each`: the one value that every member of `by` has; `latest`: the last amount;
   * `when`: the effective date of the last entry, as precisely as it is known; `date`: the date that the last entry has in the dimension `by`
   */
  readonly take: Taking;
  /** dimension by which `each` groups, and in which `date` looks */
  readonly by?: string;
  /** last day on which an entry counts, where it is not the one that {@link usualDay} says */
  readonly upTo?: Day;
}

export type Taking = 'sum' | 'each' | 'latest' | 'when' | 'date';

/** The figure's own date, or the last day of which the report speaks. */
export type Day = 'as-of' | 'report';

/** A number counts up to the figure's own date. A date is what the figure claims, so it is looked for up to the day of the report. */
export const usualDay = (take: Taking): Day => (take === 'when' || take === 'date' ? 'report' : 'as-of');

export type Rounding = 'half-up' | 'down' | 'up';

/** How a value is derived: from the ledger directly, or calculated from other terms. */
export type Term =
  | { readonly form: 'query'; readonly query: Query }
  /** the report prints a number and nothing that it could be derived from */
  | { readonly form: 'not-given' }
  /** several terms that must agree: one fact told by several events, or a number and the listing behind it */
  | { readonly form: 'agreed'; readonly terms: readonly Term[] }
  | { readonly form: 'plus'; readonly terms: readonly Term[] }
  | { readonly form: 'minus'; readonly left: Term; readonly right: Term }
  /** part ÷ whole as a percentage with so many decimals */
  | { readonly form: 'share'; readonly part: Term; readonly whole: Term; readonly decimals: number; readonly rounding: Rounding }
  /** the least whole number that is so many per cent of the other */
  | { readonly form: 'least-count'; readonly percent: Term; readonly of: Term };

type Where = NonNullable<Query['where']>;

export const sum = (measure: string, where: Where = {}): Term => ({ form: 'query', query: { measure, where, take: 'sum' } });
export const each = (measure: string, by: string, where: Where = {}): Term => ({ form: 'query', query: { measure, where, take: 'each', by } });
export const latest = (measure: string, where: Where = {}): Term => ({ form: 'query', query: { measure, where, take: 'latest' } });
export const when = (measure: string, where: Where = {}): Term => ({ form: 'query', query: { measure, where, take: 'when' } });
export const date = (measure: string, by: string, where: Where = {}): Term => ({ form: 'query', query: { measure, where, take: 'date', by } });
export const notGiven: Term = { form: 'not-given' };
export const agreed = (...terms: readonly Term[]): Term => ({ form: 'agreed', terms });
export const plus = (...terms: readonly Term[]): Term => ({ form: 'plus', terms });
export const minus = (left: Term, right: Term): Term => ({ form: 'minus', left, right });
export const share = (part: Term, whole: Term, decimals: number, rounding: Rounding = 'half-up'): Term => ({ form: 'share', part, whole, decimals, rounding });
export const leastCount = (percent: Term, of: Term): Term => ({ form: 'least-count', percent, of });

/** Every question that a term asks the ledger. */
export const queriesIn = (term: Term): readonly Query[] => {
  switch (term.form) {
    case 'query':
      return [term.query];
    case 'not-given':
      return [];
    case 'agreed':
    case 'plus':
      return term.terms.flatMap(queriesIn);
    case 'minus':
      return [term.left, term.right].flatMap(queriesIn);
    case 'share':
      return [term.part, term.whole].flatMap(queriesIn);
    case 'least-count':
      return [term.percent, term.of].flatMap(queriesIn);
  }
};
