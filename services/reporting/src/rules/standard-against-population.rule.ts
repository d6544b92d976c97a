import { thresholdAt } from '../thresholds/thresholds.js';
import type { ReferenceFact, ReportFigure } from '../view/report.figure.js';
import { about, dateOf, finding, leadingValue, nameOf, type Finding, type Rule } from './rule.js';

/** Things of the standard size would hold more people than the district can have, given the population of the area around it. */
export const standardAgainstPopulation: Rule = (input) => {
  const multiple = thresholdAt(input.thresholds, 'equal-share-multiple', dateOf(input));
  const populations = input.references.filter((one) => one.measure === 'population');
  return input.figures.flatMap((standard) =>
    standard.declared.relations
      .filter((one) => one.kind === 'standard-for')
      .flatMap(({ figureId }) => input.figures.filter((one) => one.declared.id === figureId))
      .flatMap((things) => populations.flatMap((population) => compare(standard, things, population, multiple))),
  );
};

const compare = (standard: ReportFigure, things: ReportFigure, population: ReferenceFact, multiple: number): readonly Finding[] => {
  const each = standard.declared.measures.find((one) => one.unit === population.unit);
  const count = leadingValue(things);
  if (each === undefined || count === null) return [];
  const implied = Number(each.value) * count;
  const whole = Number(population.value);
  if (implied <= (whole / population.districts) * multiple) return [];
  const share = Math.round((implied / whole) * 100);
  const { zh, en } = about(each);
  return [
    finding(
      'standard-against-population',
      [standard, things],
      `按标准每个${zh}${each.value}${each.unit}，${count} 个${nameOf(things).zh}应有${zh} ${implied} 人，相当于${population.area}（${population.districts} 个区）${population.asOf.text}约 ${population.value} 人的 ${share}%；实际规模应低于标准，或含工业、农村网格（来源：${population.source}）`,
      `at ${en}${each.value} people each, ${count} ${nameOf(things).en} would hold ${en}${implied} people: ${share} % of the ${population.value} people of the whole area of ${population.districts} districts (${population.area}, ${population.asOf.text}); the mean must be smaller, or some hold no homes`,
    ),
  ];
};
