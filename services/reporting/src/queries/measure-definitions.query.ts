import { defineQuery, shown, wordsShape } from '@yange/use-case';
import { z } from 'zod';
import { knownDefinitions } from '../figures/known.definitions.js';
import { dimensions, ledgerMeasures, wordsOfDimension } from '../language/ledger.words.js';
import type { Term } from '../language/term.js';
import { writeTerm } from '../language/term.notation.js';
import { measureOf } from '../measures/measures.js';
import { ownDefinitions } from '../view/report.reading.js';

const written = (term: Term | null | undefined): string | null => (term === null || term === undefined ? null : writeTerm(term));

const definition = z.strictObject({
  measure: shown.text,
  title: wordsShape,
  unit: shown.text,
  derivation: shown.text.nullable().describe('推算式 · how it is derived, in the notation of definitions'),
  numerator: shown.text.nullable(),
  denominator: shown.text.nullable(),
});

const word = z.strictObject({ measure: shown.text, zh: shown.text, by: z.array(z.strictObject({ dimension: shown.text, zh: shown.text, values: z.array(shown.text) })) });

/** How measures are derived, the district's own definitions in the order of effect, and the words that a definition may use. */
export const measureDefinitionsQuery = defineQuery({
  name: 'measure-definitions',
  title: { zh: '指标定义', en: 'Definitions of measures' },
  path: 'measure-definitions',
  right: 'read',
  followed: true,
  undated: { zh: '每行各有其日期，一并作答', en: 'every row is told with its own days, for all days at once' },
  params: z.strictObject({}),
  answer: z.strictObject({ known: z.array(definition), own: z.array(definition.extend({ figureId: shown.text, since: shown.day })), words: z.array(word) }),
  run: async (_params, { district, read }) => ({
    known: knownDefinitions.map(({ measure, unit, term, rate }) => ({ measure, title: titleOf(measure, ''), unit, derivation: writeTerm(term), numerator: written(rate?.numerator), denominator: written(rate?.denominator) })),
    own: (await ownDefinitions(read, district)).map(({ measure, figureId, unit, en, since, term, numerator, denominator }) => ({
      measure,
      title: titleOf(measure, en),
      unit: measureOf(measure)?.unit ?? unit,
      figureId,
      since,
      derivation: written(term),
      numerator: written(numerator),
      denominator: written(denominator),
    })),
    words: ledgerMeasures.map(({ id, zh, dimensions: by }) => ({ measure: id, zh, by: by.map((dimension) => ({ dimension, zh: wordsOfDimension(dimension), values: Object.keys(dimensions[dimension]?.values ?? {}) })) })),
  }),
});

const titleOf = (measure: string, en: string): { readonly zh: string; readonly en: string } => {
  const { zh, en: known } = measureOf(measure) ?? { zh: measure, en: en === '' ? measure : en };
  return { zh, en: known };
};
