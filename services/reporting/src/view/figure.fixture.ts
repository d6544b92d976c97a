import { parseEffectiveDate } from '@yange/kernel';
import type { DeclaredFigure, DeclaredMeasure, ReportFigure } from './report.figure.js';

/** `said('organs', 35)`, `said('share', '33.3', { unit: '%', approximate: true })` */
export const said = (measure: string, value: number | string, over: Partial<DeclaredMeasure> = {}): DeclaredMeasure => ({ measure, value: String(value), unit: '个', scope: '', approximate: false, ...over });

export const declaredFigure = (id: string, measures: readonly DeclaredMeasure[], over: Partial<DeclaredFigure> = {}): DeclaredFigure => ({
  id,
  kind: 'count',
  words: `原文 ${id}`,
  place: '一(一)',
  asOf: parseEffectiveDate('截至2020年6月'),
  measures,
  relations: [],
  topics: [],
  listed: [],
  mentions: [],
  reading: '',
  scope: '全区·合计',
  eventId: `declared-${id}`,
  reportedOn: '2020-06-30',
  ...over,
});

/** A made-up figure that the events confirm, for specs of rules. */
export const reportFigure = (id: string, measures: readonly DeclaredMeasure[], over: Partial<DeclaredFigure> = {}, more: Partial<ReportFigure> = {}): ReportFigure => ({
  declared: declaredFigure(id, measures, over),
  derived: measures.map(({ measure, value, unit }) => ({ measure, value, unit, basis: 'block', tellings: [] })),
  underivable: [],
  numerator: null,
  denominator: null,
  verdict: 'match',
  basis: 'block',
  events: [`event-${id}`],
  uncertain: [],
  superseded: [],
  ...more,
});
