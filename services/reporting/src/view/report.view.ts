import { grouped } from '@yange/kernel';
import type { Answered, Words } from '@yange/use-case';
import type { z } from 'zod';
import { byFigureId } from '../figures/figure-id.js';
import { definitionOf } from '../figures/figure.selection.js';
import { underivableWords } from '../figures/underivable.js';
import { completed, type Ledger, type Provenance } from '../ledger/ledger.js';
import type { OwnDefinition } from '../language/own-definition.js';
import { findingsOf } from '../rules/rules.js';
import { measureOf } from '../measures/measures.js';
import { thresholdAt, thresholds } from '../thresholds/thresholds.js';
import { deriveFigure } from './figure.derivation.js';
import type { DeclaredFigure, ReferenceFact, ReportFigure } from './report.figure.js';
import type { figureShape, reportShape } from './report.shapes.js';

/** An integer as a number; a decimal or an ISO date (`2020-03`, `2019-02-01`) as text. */
export type FigureValue = number | string;

export type FigureView = Answered<z.infer<typeof figureShape>>;

export type DerivedView = FigureView['derived'][number];

/** A value with its unit, declared or derived. */
export type MeasureView = Pick<DerivedView, 'measure' | 'value' | 'unit'>;

export type ReportView = Answered<z.infer<typeof reportShape>>;

export interface ReportSource {
  readonly district: string;
  readonly declared: readonly DeclaredFigure[];
  readonly references: readonly ReferenceFact[];
  /** of the district's own, in the order of effect */
  readonly definitions: readonly OwnDefinition[];
  readonly ledger: Ledger;
  readonly positions: Readonly<Record<string, number>>;
}

/** Every figure beside its derivation, and what the figures contradict. Pure: the same source gives the same view. */
export const reportViewOf = (source: ReportSource): ReportView => {
  const { names, entries } = completed(source.ledger);
  const index = grouped(entries, (entry) => entry.measure);
  const sorted = [...source.declared].sort((a, b) => byFigureId(a.id, b.id));
  const sources = new Map(entries.map(({ eventId, provenance }) => [eventId, provenance]));
  const superseded = new Map(source.ledger.superseded.map((one) => [one.eventId, one]));
  const figures = sorted.map((declared) =>
    deriveFigure(
      declared,
      definitionOf(declared, source.definitions),
      index,
      thresholdAt(thresholds, 'approximate-percent', declared.asOf.to),
    ),
  );
  return {
    district: source.district,
    figures: figures.map((one) => ({
      ...figureView(one, (measure) => titleOf(measure, source.definitions)),
      superseded: one.superseded.flatMap((eventId) => superseded.get(eventId) ?? []),
      provenance: weakest(sources, one.events),
    })),
    findings: findingsOf({ figures, references: source.references, names, thresholds }),
    positions: source.positions,
  };
};

export const titleOf = (measure: string, own: readonly OwnDefinition[]): Words => {
  const { zh, en } = measureOf(measure) ?? { zh: measure, en: own.findLast((one) => one.measure === measure && one.en !== '')?.en ?? measure };
  return { zh, en };
};

const weakest = (sources: ReadonlyMap<string, Provenance>, events: readonly string[]): Provenance => {
  const found = new Set(events.map((eventId) => sources.get(eventId)));
  return found.has('synthetic') ? 'synthetic' : found.has('reconstructed') ? 'reconstructed' : 'stated';
};

export const figureValue = (text: string): FigureValue => (/^-?\d{1,15}$/.test(text) ? Number(text) : text);

/** What of a figure can be derived. */
export const derivedViews = ({ derived }: ReportFigure, titleOf: (measure: string) => Words): FigureView['derived'] =>
  derived.flatMap(({ measure, value, unit, basis, tellings }) => (value === null ? [] : [{ measure, value: figureValue(value), unit, title: titleOf(measure), basis, tellings: tellings.map(figureValue) }]));

const figureView = (figure: ReportFigure, titleOf: (measure: string) => Words): Omit<FigureView, 'superseded' | 'provenance'> => {
  const { declared, basis, verdict } = figure;
  return {
    id: declared.id,
    kind: declared.kind,
    words: declared.words,
    reading: declared.reading,
    place: declared.place,
    declared: declared.measures.map(({ measure, value, unit, approximate, scope }) => ({ measure, value: figureValue(value), unit, title: titleOf(measure), approximate, scope: scope || declared.scope })),
    derived: derivedViews(figure, titleOf),
    underivable: figure.underivable.map(({ measure, reason }) => ({ measure, title: titleOf(measure), reason, text: underivableWords[reason] })),
    numerator: figure.numerator === null ? null : figureValue(figure.numerator),
    denominator: figure.denominator === null ? null : figureValue(figure.denominator),
    verdict,
    basis,
    restated: verdict === 'match' && (basis === 'block' || basis === 'stated'),
    scope: [...new Set([declared.scope, ...declared.measures.map(({ scope }) => scope)])].filter((scope) => scope !== '').join('、'),
    asOf: { from: declared.asOf.from, to: declared.asOf.to, precision: declared.asOf.precision, text: declared.asOf.text },
    events: figure.events,
    uncertain: figure.uncertain,
    declaredBy: declared.eventId,
  };
};
