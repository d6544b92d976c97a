import { grouped } from '@yange/kernel';
import { thresholdAt } from '../thresholds/thresholds.js';
import type { DeclaredMeasure, ReportFigure } from '../view/report.figure.js';
import { dateOf, finding, namedMeasure, type Rule } from './rule.js';

interface Use {
  readonly figure: ReportFigure;
  readonly measure: DeclaredMeasure;
}

/** One large number stands for different things in different sections: chance, or a slip of copying. */
export const sameNumberOtherMeasure: Rule = (input) => {
  const least = thresholdAt(input.thresholds, 'same-number-from', dateOf(input));
  const uses = input.figures.filter((one) => ['count', 'list'].includes(one.declared.kind)).flatMap((figure) => figure.declared.measures.map((measure) => ({ figure, measure })));
  const large = uses.filter(({ measure }) => /^\d+$/.test(measure.value) && !measure.approximate && Number(measure.value) >= least);
  return [...grouped(large, ({ measure }) => measure.value)].flatMap(([value, group]) => {
    const [first, ...others] = firstOfEach(group, ({ measure }) => measure.measure);
    const apart = others.filter((other) => first !== undefined && sectionOf(other) !== sectionOf(first));
    if (first === undefined || apart.length === 0) return [];
    const all = [first, ...apart];
    return [
      finding(
        'same-number-other-measure',
        all.map(({ figure }) => figure),
        `${value} 同时是${all.map(({ measure }) => `“${namedMeasure(measure.measure).zh}”`).join('与')}的数值，指标不同而数字相同，请核对是否误抄`,
        `${value} is given for ${all.map(({ measure }) => `"${namedMeasure(measure.measure).en}"`).join(' and for ')}: different things, one number; check for a slip of copying`,
      ),
    ];
  });
};

/** 一(二) → 一 */
const sectionOf = ({ figure }: Use): string => figure.declared.place.split(/[(（]/u)[0] ?? '';

const firstOfEach = <T>(items: readonly T[], by: (item: T) => string): readonly T[] => [...grouped(items, by).values()].flatMap((group) => group.slice(0, 1));
