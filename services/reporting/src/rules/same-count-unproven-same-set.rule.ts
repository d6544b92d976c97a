import { grouped } from '@yange/kernel';
import { measureOf } from '../measures/measures.js';
import type { DeclaredMeasure, ReportFigure } from '../view/report.figure.js';
import { finding, namedMeasure, type Rule } from './rule.js';

interface Use {
  readonly figure: ReportFigure;
  readonly measure: DeclaredMeasure;
}

/**
 * Two counts of things of one class are equal, nobody says that the things are the same, and at least one of them is only counted:
 * whether the sets are the same cannot be shown.
 */
export const sameCountUnprovenSameSet: Rule = ({ figures }) => {
  const uses = figures.flatMap((figure) => figure.declared.measures.map((measure): Use => ({ figure, measure })));
  const classed = uses.filter(({ measure }) => measureOf(measure.measure)?.counts !== undefined);
  const groups = grouped(classed, ({ measure }) => `${measureOf(measure.measure)?.counts}/${measure.value}`);
  return [...groups.values()].flatMap((group) => {
    const apart = setsOf(group);
    if (apart.length < 2 || apart.every(({ figure }) => figure.basis === 'counted')) return [];
    const value = apart[0]?.measure.value ?? '';
    return [
      finding(
        'same-count-unproven-same-set',
        apart.map(({ figure }) => figure),
        `${apart.map(({ measure }) => `“${namedMeasure(measure.measure).zh}”`).join('与')}都是 ${value}，原文未列名单，不能证明是同一批`,
        `${apart.map(({ measure }) => `"${namedMeasure(measure.measure).en}"`).join(' and ')} are both ${value}; without names nobody can show that they are the same ones`,
      ),
    ];
  });
};

/** One use for each set that is told apart: figures that the report equates, and repeats of one measure, count once. */
const setsOf = (group: readonly Use[]): readonly Use[] => {
  const kept: Use[] = [];
  for (const use of group) if (!kept.some((one) => equated(one, use, group))) kept.push(use);
  return kept;
};

const equated = (a: Use, b: Use, group: readonly Use[]): boolean => {
  const reached = new Set([a.figure.declared.id]);
  for (let before = -1; before !== reached.size; ) {
    before = reached.size;
    for (const { figure } of group) {
      const others = figure.declared.relations.filter((one) => one.kind === 'same-set-as').map((one) => one.figureId);
      if (reached.has(figure.declared.id)) others.forEach((other) => reached.add(other));
      else if (others.some((other) => reached.has(other))) reached.add(figure.declared.id);
    }
  }
  return a.measure.measure === b.measure.measure || reached.has(b.figure.declared.id);
};
