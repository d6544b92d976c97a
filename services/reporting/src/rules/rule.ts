import type { Words } from '@yange/use-case';
import { byFigureId } from '../figures/figure-id.js';
import type { LedgerName } from '../ledger/ledger.js';
import { measureOf } from '../measures/measures.js';
import type { Thresholds } from '../thresholds/thresholds.js';
import type { DeclaredMeasure, ReferenceFact, ReportFigure } from '../view/report.figure.js';

/** Something that the report's own figures do not agree on, or that an auditor should look at. */
export interface Finding {
  /** stable id in kebab case */
  readonly rule: string;
  readonly figures: readonly string[];
  readonly text: Words;
}

/** All that a rule may look at. Rules know measures, relations and topics; none knows a figure by its id. */
export interface RuleInput {
  readonly figures: readonly ReportFigure[];
  readonly references: readonly ReferenceFact[];
  readonly names: readonly LedgerName[];
  readonly thresholds: Thresholds;
}

export type Rule = (input: RuleInput) => readonly Finding[];

export const finding = (rule: string, figures: readonly ReportFigure[], zh: string, en: string): Finding => ({
  rule,
  figures: [...new Set(figures.map((one) => one.declared.id))].sort(byFigureId),
  text: { zh, en },
});

/** The last day of the newest figure: the day on which thresholds are asked for. */
export const dateOf = (input: RuleInput): string => input.figures.reduce((latest, one) => (one.declared.asOf.to > latest ? one.declared.asOf.to : latest), '1900-01-01');

/** The value of the figure's leading measure: what the report says, or what the events give where it claims nothing. */
export const leadingValue = (figure: ReportFigure): number | null => {
  const value = figure.declared.measures[0]?.value ?? figure.derived[0]?.value ?? null;
  return value === null || !/^-?\d+(?:\.\d+)?$/.test(value) ? null : Number(value);
};

export const nameOf = (figure: ReportFigure): Words => namedMeasure(figure.declared.measures[0]?.measure ?? figure.derived[0]?.measure ?? '');

export const namedMeasure = (id: string): Words => measureOf(id) ?? { zh: id, en: id };

/** 约… where the report says so. */
export const about = (...measures: readonly (DeclaredMeasure | undefined)[]): Words => (measures.some((one) => one?.approximate === true) ? { zh: '约', en: 'about ' } : { zh: '', en: '' });
