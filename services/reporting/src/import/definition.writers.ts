import type { MeasureDefined, ReportingEvent } from '@yange/contracts';
import { rowWriters } from '@yange/use-case';
import { termOf } from '../language/term.message.js';
import { writeTerm } from '../language/term.notation.js';
import { measureOf } from '../measures/measures.js';

const written = (message: MeasureDefined['term']): string => {
  const term = termOf(message);
  return term === null ? '' : writeTerm(term);
};

export const definitionWriters = rowWriters<ReportingEvent>({
  MeasureDefined: ({ measure, figureId, term, numerator, denominator, unit, titleEn }) => ({
    指标: measureOf(measure)?.zh ?? measure, 数据编号: figureId, 推算: written(term), 分子: written(numerator), 分母: written(denominator), 单位: unit, 英文名称: titleEn,
  }),
});
