import { parseEffectiveDate, type EffectiveDate } from '@yange/kernel';
import type { Words } from '@yange/use-case';
import { definitionOf } from '../figures/figure.selection.js';
import type { MeasureDefinition } from '../figures/measure.definition.js';
import type { Underivable } from '../figures/underivable.js';
import type { OwnDefinition } from '../language/own-definition.js';
import { reportDayWord, type Binding } from '../language/template.notation.js';
import type { LedgerIndex } from '../ledger/ledger.js';
import { measureIdOf, measureOf } from '../measures/measures.js';
import { thresholdAt, thresholds } from '../thresholds/thresholds.js';
import { agrees, deriveFigure } from '../view/figure.derivation.js';
import type { DeclaredFigure, DeclaredMeasure, DerivedMeasure, ReportFigure } from '../view/report.figure.js';

/** Which of two values stands in the text, as a person decided. */
export interface Settlement {
  /** {@link BoundNumber.number} */
  readonly number: string;
  readonly choice: 'declared' | 'derived';
  readonly reason: string;
}

/** A number of a template with all that is known of it. */
export interface BoundNumber {
  readonly binding: Binding;
  /** B43·办结率; 党政机构@2019年2月底 */
  readonly number: string;
  readonly measure: string;
  readonly title: Words;
  readonly unit: string;
  readonly scope: string;
  readonly asOf: EffectiveDate;
  readonly declared: DeclaredMeasure | null;
  /** the event by which the district declared it */
  readonly declaredBy: string | null;
  readonly derived: DerivedMeasure | null;
  readonly reason: Underivable | 'unknown-figure' | null;
  readonly contradicts: boolean;
  readonly stands: 'derived' | 'declared' | 'nothing';
  /** what stands in the text; null for nothing */
  readonly value: string | null;
  readonly events: readonly string[];
  readonly uncertain: readonly string[];
  /** names that the report itself lists */
  readonly listed: readonly string[];
  readonly definition: MeasureDefinition | undefined;
}

/** What numbers are derived from. */
export interface BindingSource {
  readonly declared: readonly DeclaredFigure[];
  readonly definitions: readonly OwnDefinition[];
  readonly index: LedgerIndex;
  /** day of the report */
  readonly on: string;
  readonly settled: readonly Settlement[];
}

type Figures = Pick<BindingSource, 'declared' | 'on'>;

const onTheDay = (on: string): EffectiveDate => ({ from: null, to: on, precision: 'by-end-of', text: `截至${on}` });

const dateOf = (binding: Binding, on: string): EffectiveDate => (binding.date === null || binding.date === reportDayWord ? onTheDay(on) : parseEffectiveDate(binding.date));

/** What the binding speaks of, as if a report declared it: a figure at its own date or another, or one measure that nobody declared. */
export const figureOfBinding = (binding: Binding, { declared, on }: Figures): DeclaredFigure | null => {
  if (binding.figureId !== null) {
    const figure = declared.find(({ id }) => id === binding.figureId);
    return figure === undefined ? null : binding.date === null ? figure : { ...figure, asOf: dateOf(binding, on), reportedOn: on };
  }
  const asOf = dateOf(binding, on);
  const measure = measureIdOf(binding.measure ?? '');
  return {
    id: '', kind: 'count', words: '', place: '', asOf, reportedOn: asOf.to > on ? asOf.to : on, scope: binding.scope, eventId: '', reading: '',
    measures: [{ measure, value: '', unit: measureOf(measure)?.unit ?? '', scope: binding.scope, approximate: false }], relations: [], topics: [], listed: [], mentions: [],
  };
};

export const numberOf = (binding: Binding, figure: DeclaredFigure | null): string => {
  const measure = binding.measure === null ? (figure?.measures[0]?.measure ?? '') : measureIdOf(binding.measure);
  const words = measureOf(measure)?.zh ?? measure;
  if (binding.figureId !== null) return `${binding.figureId}·${words}${binding.date === null ? '' : `@${binding.date}`}`;
  return `${words}@${binding.date ?? reportDayWord}${binding.scope === '' ? '' : `，${binding.scope}`}`;
};

/** What the figures of a text claim beside the measures that it names, as if it named them where it names the figure first. */
export const unsaidBindings = (bindings: readonly Binding[], { declared }: Pick<Figures, 'declared'>): readonly Binding[] => {
  const ofFigures = bindings.filter(({ figureId, date }) => figureId !== null && date === null);
  const first = [...new Map([...ofFigures].reverse().map((one) => [one.figureId, one])).values()];
  return first.flatMap((binding) => {
    const measures = declared.find(({ id }) => id === binding.figureId)?.measures.map(({ measure }) => measure) ?? [];
    const said = ofFigures.filter(({ figureId }) => figureId === binding.figureId).map(({ measure }) => (measure === null ? measures[0] : measureIdOf(measure)));
    return measures.filter((measure) => !said.includes(measure)).map((measure): Binding => ({ ...binding, measure, format: 'number' }));
  });
};

/** Every binding with its value. Figures are derived once, however often they are named. */
export const boundNumbers = (bindings: readonly Binding[], source: BindingSource): readonly BoundNumber[] => {
  const derived = new Map<string, ReportFigure>();
  const deriving = (figure: DeclaredFigure): ReportFigure => {
    const key = JSON.stringify([figure.id, figure.asOf.text, figure.measures, figure.scope]);
    const found = derived.get(key) ?? deriveFigure(figure, definitionOf(figure, source.definitions), source.index, toleranceAt(figure));
    derived.set(key, found);
    return found;
  };
  return bindings.map((binding) => boundNumber(binding, source, deriving));
};

const toleranceAt = ({ asOf }: DeclaredFigure): number => thresholdAt(thresholds, 'approximate-percent', asOf.to);

const boundNumber = (binding: Binding, source: BindingSource, deriving: (figure: DeclaredFigure) => ReportFigure): BoundNumber => {
  const figure = figureOfBinding(binding, source);
  const number = numberOf(binding, figure);
  const measure = binding.measure === null ? (figure?.measures[0]?.measure ?? '') : measureIdOf(binding.measure);
  const nothing = { binding, number, measure, title: titleOf(measure, source.definitions), declared: null, declaredBy: null, derived: null, events: [], uncertain: [], listed: [], definition: undefined };
  if (figure === null) return { ...nothing, unit: '', scope: '', asOf: onTheDay(source.on), reason: 'unknown-figure', contradicts: false, stands: 'nothing', value: null };
  const { derived, underivable, events, uncertain } = deriving(figure);
  const found = derived.find((one) => one.measure === measure && one.value !== null) ?? null;
  const said = figure.id === '' || binding.date !== null ? undefined : figure.measures.find((one) => one.measure === measure);
  const settled = source.settled.find((one) => one.number === number)?.choice;
  const agreed = said !== undefined && found?.value !== null && found !== null && agrees(said, found.value, toleranceAt(figure));
  const contradicts = said !== undefined && found !== null && !agreed;
  const prefersDeclared = said !== undefined && (found === null || contradicts || said.approximate);
  const stands = settled ?? (prefersDeclared ? 'declared' : found === null ? 'nothing' : 'derived');
  const value = stands === 'declared' ? (said?.value ?? null) : stands === 'derived' ? (found?.value ?? null) : null;
  return {
    ...nothing,
    unit: said?.unit ?? found?.unit ?? '',
    scope: said?.scope === undefined || said.scope === '' ? figure.scope : said.scope,
    asOf: figure.asOf,
    declared: said ?? null,
    declaredBy: said === undefined ? null : figure.eventId,
    derived: found,
    reason: found === null ? (underivable.find((one) => one.measure === measure)?.reason ?? 'no-definition') : null,
    contradicts,
    stands: value === null ? 'nothing' : stands,
    value,
    // Those of the figure's other measures prove nothing of one that the log does not give.
    events: found === null ? [] : events,
    uncertain,
    listed: figure.listed.find((one) => one.measure === measure)?.names ?? [],
    definition: definitionOf(figure, source.definitions).measures.find((one) => one.measure === measure),
  };
};

const titleOf = (measure: string, own: readonly OwnDefinition[]): Words => {
  const { zh, en } = measureOf(measure) ?? { zh: measure, en: own.findLast((one) => one.measure === measure && one.en !== '')?.en ?? measure };
  return { zh, en };
};
