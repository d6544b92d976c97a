import { DayRule, Rounding as RoundingCode, Take, type Term as TermMessage, type TermInit } from '@yange/contracts';
import type { Day, Query, Rounding, Taking, Term } from './term.js';

const takes: Readonly<Record<Taking, Take>> = { sum: Take.SUM, each: Take.EACH, latest: Take.LATEST, when: Take.WHEN, date: Take.DATE };
const roundings: Readonly<Record<Rounding, RoundingCode>> = { 'half-up': RoundingCode.HALF_UP, down: RoundingCode.DOWN, up: RoundingCode.UP };
const days: Readonly<Record<Day, DayRule>> = { 'as-of': DayRule.AS_OF, report: DayRule.REPORT };

const nameIn = <T extends string>(table: Readonly<Record<T, number>>, code: number): T | undefined => (Object.keys(table) as T[]).find((name) => table[name] === code);

/** A term as the log keeps it. */
export const termMessage = (term: Term): TermInit => {
  switch (term.form) {
    case 'query':
      return { form: { case: 'query', value: queryMessage(term.query) } };
    case 'not-given':
      return { form: { case: 'notGiven', value: {} } };
    case 'agreed':
    case 'plus':
      return { form: { case: term.form, value: { terms: term.terms.map(termMessage) } } };
    case 'minus':
      return { form: { case: 'minus', value: { left: termMessage(term.left), right: termMessage(term.right) } } };
    case 'share':
      return { form: { case: 'share', value: { part: termMessage(term.part), whole: termMessage(term.whole), decimals: term.decimals, rounding: roundings[term.rounding] } } };
    case 'least-count':
      return { form: { case: 'leastCount', value: { percent: termMessage(term.percent), of: termMessage(term.of) } } };
  }
};

/** A question as the log keeps it. */
export const queryMessage = ({ measure, where = {}, ofScope, take, by = '', upTo }: Query) => ({
  measure,
  take: takes[take],
  conditions: Object.entries(where).map(([dimension, values]) => ({ dimension, values: [values].flat() })),
  ofScope: ofScope === true,
  by,
  upTo: upTo === undefined ? DayRule.UNSPECIFIED : days[upTo],
});

/** @returns null for a form, a way of taking or of rounding that a later version of the language wrote: what it means is not known here */
export const termOf = (message: TermMessage | undefined): Term | null => {
  const form = message?.form;
  switch (form?.case) {
    case 'query': {
      const take = nameIn(takes, form.value.take);
      return take === undefined ? null : { form: 'query', query: queryOf(form.value, take) };
    }
    case 'notGiven':
      return { form: 'not-given' };
    case 'agreed':
    case 'plus':
      return known(form.value.terms.map(termOf), (terms) => ({ form: form.case, terms }));
    case 'minus':
      return known([termOf(form.value.left), termOf(form.value.right)], ([left, right]) => ({ form: 'minus', left: left as Term, right: right as Term }));
    case 'share': {
      const { decimals } = form.value;
      const rounding = nameIn(roundings, form.value.rounding);
      return rounding === undefined ? null : known([termOf(form.value.part), termOf(form.value.whole)], ([part, whole]) => ({ form: 'share', part: part as Term, whole: whole as Term, decimals, rounding }));
    }
    case 'leastCount':
      return known([termOf(form.value.percent), termOf(form.value.of)], ([percent, of]) => ({ form: 'least-count', percent: percent as Term, of: of as Term }));
    default:
      return null;
  }
};

const known = (parts: readonly (Term | null)[], build: (terms: readonly Term[]) => Term): Term | null => {
  const found = parts.filter((part) => part !== null);
  return found.length === parts.length ? build(found) : null;
};

type QueryMessage = Extract<NonNullable<TermMessage['form']>, { case: 'query' }>['value'];

/** The question of a message. */
export const queryOf = ({ measure, conditions, ofScope, by, upTo }: QueryMessage, take: Taking): Query => {
  const day = nameIn(days, upTo);
  return {
    measure,
    where: Object.fromEntries(conditions.map(({ dimension, values }) => [dimension, values.length === 1 ? (values[0] ?? '') : values])),
    ...(ofScope ? { ofScope: true } : {}),
    take,
    ...(by === '' ? {} : { by }),
    ...(day === undefined ? {} : { upTo: day }),
  };
};
