import { create } from '@bufbuild/protobuf';
import { MeasureDefinedSchema, type MeasureDefined } from '@yange/contracts';
import { Rejected } from '@yange/kernel';
import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { measureDefinitionStream } from '../../domain/measure-definition/measure-definition.aggregate.js';
import { defineMeasure } from '../../domain/measure-definition/measure-definition.decider.js';
import { NotationError } from '../../language/notation.error.js';
import { termMessage } from '../../language/term.message.js';
import { readTerm } from '../../language/term.notation.js';
import { measureIdOf, measureOf } from '../../measures/measures.js';
import { figureId } from '../report/declare-figure.use-case.js';

const derivation = z.string().max(1000);

export const defineMeasureBody = z.strictObject({
  /** id or words of a measure; words that are new make a measure of the district's own */
  measure: z.string().min(1).max(60),
  /** only for this figure, which then shows the measure even where the report claims nothing; empty for every figure */
  figureId: figureId.or(z.literal('')).default(''),
  /** 合计(网格), 占比(合计(认领权力)，合计(清单权力)，1位) – see README */
  derivation: derivation.min(1),
  numerator: derivation.default(''),
  denominator: derivation.default(''),
  /** measure word; for a measure of the district's own */
  unit: z.string().max(10).default(''),
  /** English words; for a measure of the district's own */
  titleEn: z.string().max(200).default(''),
});

export type DefineMeasureBody = z.infer<typeof defineMeasureBody>;

/** Says how a measure of the district's reports is derived: data, so that another report needs no other code. It rests on no approval, so it may be set for any day. */
export const defineMeasureUseCase = defineUseCase({
  name: 'define-measure',
  title: { zh: '定义指标', en: 'Define a measure' },
  path: 'measure-definitions',
  right: 'reporting.record',
  administrative: true,
  body: defineMeasureBody as z.ZodType<DefineMeasureBody>,
  streams: (body, meta) => ({ definition: measureDefinitionStream(meta.district, measureIdOf(body.measure)) }),
  decide: (body, { definition }, meta) => {
    const defined = messageOf(body);
    return { append: { definition: defineMeasure(definition.at(meta.effective.to), defined, measureOf(defined.measure)) }, answer: { measure: defined.measure } };
  },
});

const messageOf = ({ measure, figureId: figure, unit, titleEn, ...written }: DefineMeasureBody): MeasureDefined => {
  const term = (text: string) => (text === '' ? {} : termMessage(readable(text)));
  return create(MeasureDefinedSchema, {
    measure: measureIdOf(measure),
    figureId: figure,
    term: term(written.derivation),
    ...(written.numerator === '' ? {} : { numerator: term(written.numerator) }),
    ...(written.denominator === '' ? {} : { denominator: term(written.denominator) }),
    unit,
    titleEn,
  });
};

/** @throws {Rejected} `wrong-derivation` */
const readable = (text: string) => {
  try {
    return readTerm(text);
  } catch (error) {
    if (error instanceof NotationError) throw new Rejected('wrong-derivation', error.zh, error.en, { derivation: text });
    throw error;
  }
};
