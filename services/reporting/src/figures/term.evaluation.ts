import type { LedgerIndex } from '../ledger/ledger.js';
import { strongest } from './basis.js';
import { combined, nothingGiven, type Asking, type Evaluated } from './evaluated.js';
import { evaluateQuery } from './query.evaluation.js';
import type { Query, Rounding, Term } from '../language/term.js';

/** What a query comes to. */
export type Answering = (query: Query, asking: Asking) => Evaluated;

export const answeringFrom = (entries: LedgerIndex): Answering => (query, asking) => evaluateQuery(query, entries, asking);

export const evaluate = (term: Term, entries: LedgerIndex, asking: Asking): Evaluated => evaluateBy(term, answeringFrom(entries), asking);

export const evaluateBy = (term: Term, answer: Answering, asking: Asking): Evaluated => {
  const each = (terms: readonly Term[]): readonly Evaluated[] => terms.map((one) => evaluateBy(one, answer, asking));
  switch (term.form) {
    case 'query':
      return answer(term.query, asking);
    case 'not-given':
      return nothingGiven;
    case 'agreed':
      return agreement(each(term.terms));
    case 'plus':
      return combined(each(term.terms), (numbers) => String(numbers.reduce((total, one) => total + one, 0)));
    case 'minus':
      return combined(each([term.left, term.right]), ([left = 0, right = 0]) => String(left - right));
    case 'share':
      return shareOf(each([term.part, term.whole]), term.decimals, term.rounding);
    case 'least-count':
      return combined(each([term.percent, term.of]), ([percent = 0, of = 0]) => String(Math.ceil((percent * of) / 100)));
  }
};

/** As good as the best of its terms: each of them gives the value by itself. */
const agreement = (parts: readonly Evaluated[]): Evaluated => {
  const told = [...new Set(parts.flatMap(({ value, tellings }) => (value === null ? tellings : [value])))];
  const found = combined(parts, () => (told.length === 1 ? (told[0] ?? null) : null), 'events-disagree');
  const { calculated, kinds } = strongest(parts) ?? found;
  return { ...found, tellings: found.reason === 'events-disagree' ? told : [], calculated, kinds };
};

/** Who divides a statement ("all of them") by a count has calculated nothing: the rate is that statement. */
const shareOf = (parts: readonly Evaluated[], decimals: number, rounding: Rounding): Evaluated => {
  const found = combined(parts, ([part = 0, whole = 0]) => percentage(part, whole, decimals, rounding), 'zero-denominator');
  return { ...found, calculated: !found.kinds.has('stated') };
};

/** In whole numbers, so that nothing is lost on the way: 41 of 99 with one decimal is 41.4. */
export const percentage = (part: number, whole: number, decimals: number, rounding: Rounding): string | null => {
  if (whole === 0) return null;
  const scale = 10 ** decimals;
  const scaled = roundings[rounding](part * 100 * scale, whole);
  return scaled % scale === 0 ? String(scaled / scale) : (scaled / scale).toFixed(decimals);
};

const roundings: Readonly<Record<Rounding, (part: number, whole: number) => number>> = {
  'half-up': (part, whole) => Math.floor((2 * part + whole) / (2 * whole)),
  down: (part, whole) => Math.floor(part / whole),
  up: (part, whole) => Math.ceil(part / whole),
};
