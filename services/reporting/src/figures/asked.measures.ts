import type { Query } from '../language/term.js';
import { markedDefinitions } from './known.definitions.js';
import { queriesOf, type MeasureDefinition } from './measure.definition.js';

/** Contributions to one measure that some figure may select. */
export interface AskedMeasure {
  readonly measure: string;
  /** dimension → values that some figure wants; only dimensions by which every figure chooses */
  readonly where: Readonly<Record<string, readonly string[]>>;
}

/** Taken from the names of another log, so no contribution carries it. */
const joinedLater = 'ownerCategory';

const askedOf = (measure: string, queries: readonly Query[]): AskedMeasure => {
  const [first, ...others] = queries.map(({ where = {} }) => where);
  const shared = Object.keys(first ?? {}).filter((dimension) => dimension !== joinedLater && others.every((where) => where[dimension] !== undefined));
  return { measure, where: Object.fromEntries(shared.map((dimension) => [dimension, [...new Set(queries.flatMap(({ where }) => where?.[dimension] ?? []))]])) };
};

const measuresOf = (queries: readonly Query[]): readonly AskedMeasure[] =>
  [...new Set(queries.map(({ measure }) => measure))].map((measure) => askedOf(measure, queries.filter((query) => query.measure === measure)));

/** What the definitions that nearly every report needs ask the ledger for. Logs hold much more. */
export const askedMeasures: readonly AskedMeasure[] = measuresOf(queriesOf(markedDefinitions));

const asked = new Map(askedMeasures.map((one) => [one.measure, Object.entries(one.where)]));

/** Whether a marked definition may select a contribution. A dimension that it leaves open may come from another contribution of its key. */
export const isAsked = (measure: string, dims: Readonly<Record<string, string>>): boolean =>
  asked.get(measure)?.every(([dimension, wanted]) => ['', ...wanted].includes(dims[dimension] ?? '')) ?? false;

const isCovered = ({ measure, where = {} }: Query): boolean =>
  asked.get(measure)?.every(([dimension, known]) => where[dimension] !== undefined && [where[dimension]].flat().every((value) => known.includes(value))) ?? false;

/** What definitions ask for beyond the marked ones: read by measure and dimension, since no row is marked for it. */
export const askedBeyond = (definitions: readonly MeasureDefinition[]): readonly AskedMeasure[] => measuresOf(queriesOf(definitions).filter((query) => !isCovered(query)));

export const measuresAskedBy = (definitions: readonly MeasureDefinition[]): readonly string[] => [...new Set(queriesOf(definitions).map(({ measure }) => measure))];
