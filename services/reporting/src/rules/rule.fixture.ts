import { parseEffectiveDate } from '@yange/kernel';
import { thresholds } from '../thresholds/thresholds.js';
import type { ReferenceFact, ReportFigure } from '../view/report.figure.js';
import type { Finding, Rule, RuleInput } from './rule.js';

export const rulesOn = (rule: Rule, figures: readonly ReportFigure[], over: Partial<RuleInput> = {}): readonly Finding[] => rule({ figures, references: [], names: [], thresholds, ...over });

/** The ids that a rule finds, finding by finding. */
export const found = (rule: Rule, figures: readonly ReportFigure[], over: Partial<RuleInput> = {}): readonly (readonly string[])[] => rulesOn(rule, figures, over).map((one) => one.figures);

export const population = (value: number, districts: number): ReferenceFact => ({
  id: 'made-up',
  measure: 'population',
  value: String(value),
  unit: '人',
  area: '某市',
  districts,
  asOf: parseEffectiveDate('2022年底'),
  source: '虚拟',
  approximate: true,
});
