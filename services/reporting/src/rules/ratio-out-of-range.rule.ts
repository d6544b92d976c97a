import { ratiosAt } from '../thresholds/thresholds.js';
import type { ReportFigure } from '../view/report.figure.js';
import { dateOf, finding, namedMeasure, type Rule, type RuleInput } from './rule.js';

/** Two figures stand in a proportion that is outside the bounds kept for their measures. */
export const ratioOutOfRange: Rule = (input) =>
  ratiosAt(input.thresholds, dateOf(input)).flatMap((bound) => {
    const numerator = withMeasure(input, bound.numerator);
    const denominator = withMeasure(input, bound.denominator);
    if (numerator === undefined || denominator === undefined || denominator.value === 0) return [];
    const ratio = numerator.value / denominator.value;
    if (ratio >= bound.min && ratio <= bound.max) return [];
    const percent = `${(ratio * 100).toFixed(1)}%`;
    const [top, bottom] = [namedMeasure(bound.numerator), namedMeasure(bound.denominator)];
    return [
      finding(
        'ratio-out-of-range',
        [numerator.figure, denominator.figure],
        `${top.zh} ${numerator.value} 与${bottom.zh} ${denominator.value} 之比为 ${percent}，超出 ${bound.min}–${bound.max}：${bound.why.zh}`,
        `${numerator.value} ${top.en} to ${denominator.value} ${bottom.en} is ${percent}, outside ${bound.min}–${bound.max}: ${bound.why.en}`,
      ),
    ];
  });

const withMeasure = ({ figures }: RuleInput, id: string): { readonly figure: ReportFigure; readonly value: number } | undefined => {
  for (const figure of figures) {
    const found = figure.declared.measures.find((one) => one.measure === id);
    if (found !== undefined) return { figure, value: Number(found.value) };
  }
  return undefined;
};
