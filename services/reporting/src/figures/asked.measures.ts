import { figureDefinitions } from './figure.definitions.js';
import type { FigureDefinition } from './figure.definition.js';
import type { Query, Term } from './term.js';

/** Contributions to one measure that some figure may select. */
export interface AskedMeasure {
  readonly measure: string;
  /** dimension → values that some figure wants; only dimensions by which every figure chooses */
  readonly where: Readonly<Record<string, readonly string[]>>;
}

const queriesIn = (term: Term): readonly Query[] => {
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

/** Taken from the names of another log, so no contribution carries it. */
const joinedLater = 'ownerCategory';

const askedOf = (measure: string, queries: readonly Query[]): AskedMeasure => {
  const [first, ...others] = queries.map(({ where = {} }) => where);
  const shared = Object.keys(first ?? {}).filter((dimension) => dimension !== joinedLater && others.every((where) => where[dimension] !== undefined));
  return { measure, where: Object.fromEntries(shared.map((dimension) => [dimension, [...new Set(queries.flatMap(({ where }) => where?.[dimension] ?? []))]])) };
};

const queriesOf = (definitions: readonly FigureDefinition[]): readonly Query[] =>
  definitions.flatMap(({ measures, rate }) => [...measures.map(({ term }) => term), ...(rate === undefined ? [] : [rate.numerator, rate.denominator])].flatMap(queriesIn));

const measuresOf = (queries: readonly Query[]): readonly AskedMeasure[] =>
  [...new Set(queries.map(({ measure }) => measure))].map((measure) => askedOf(measure, queries.filter((query) => query.measure === measure)));

/** What the figures ask the ledger for. Logs hold much more. */
export const askedMeasures: readonly AskedMeasure[] = measuresOf(queriesOf(figureDefinitions));

const asked = new Map(askedMeasures.map((one) => [one.measure, Object.entries(one.where)]));

/** Whether some figure may select a contribution. A dimension that it leaves open may come from another contribution of its key. */
export const isAsked = (measure: string, dims: Readonly<Record<string, string>>): boolean =>
  asked.get(measure)?.every(([dimension, wanted]) => ['', ...wanted].includes(dims[dimension] ?? '')) ?? false;

/** The measures that the figures of these ids ask for. */
export const measuresAskedBy = (figureIds: readonly string[]): readonly string[] => [...new Set(queriesOf(figureDefinitions.filter(({ id }) => figureIds.includes(id))).map(({ measure }) => measure))];
