import { finding, leadingValue, nameOf, type Finding, type Rule, type RuleInput } from './rule.js';
import type { ReportFigure } from '../view/report.figure.js';

/** Parts that are said to divide a whole do not make it up: something is left without a word. Partitions are looked at one by one. */
export const partsLeaveRest: Rule = (input) => partitionsOf(input).flatMap(({ whole, parts, partition }) => restOf(whole, parts, partition));

interface Partition {
  readonly whole: ReportFigure;
  readonly partition: string;
  readonly parts: readonly ReportFigure[];
}

const partitionsOf = ({ figures }: RuleInput): readonly Partition[] => {
  const found = new Map<string, { whole: ReportFigure; partition: string; parts: ReportFigure[] }>();
  for (const part of figures) {
    for (const relation of part.declared.relations) {
      const whole = figures.find((one) => one.declared.id === relation.figureId);
      if (relation.kind !== 'part-of' || whole === undefined) continue;
      const key = JSON.stringify([relation.figureId, relation.partition]);
      const known = found.get(key) ?? { whole, partition: relation.partition, parts: [] };
      known.parts.push(part);
      found.set(key, known);
    }
  }
  return [...found.values()];
};

const restOf = (whole: ReportFigure, parts: readonly ReportFigure[], partition: string): readonly Finding[] => {
  const total = leadingValue(whole);
  const values = parts.map(leadingValue);
  if (total === null || values.includes(null)) return [];
  const sum = values.reduce<number>((found, value) => found + (value ?? 0), 0);
  if (sum >= total) return [];
  const rest = total - sum;
  const twin = parts.find((part) => leadingValue(part) === rest);
  const twinZh = twin === undefined ? '' : `；余数恰与“${nameOf(twin).zh}”相同，易混`;
  const twinEn = twin === undefined ? '' : `; the rest happens to equal "${nameOf(twin).en}"`;
  const listed = values.join('+');
  const unit = whole.declared.measures[0]?.unit ?? '';
  return [
    finding(
      'parts-leave-rest',
      [whole, ...parts],
      `${nameOf(whole).zh} ${total}${unit}，按${partition}只列出 ${listed}=${sum}${unit}，其余 ${rest}${unit}未作说明${twinZh}`,
      `of ${total} ${nameOf(whole).en} only ${listed} = ${sum} are told apart (by ${partition}); ${rest} are left without a word${twinEn}`,
    ),
  ];
};
