import { grouped } from '@yange/kernel';
import { RunningQuery, inOrderOfEffect } from '../figures/running.query.js';
import { byFigureId } from '../figures/figure-id.js';
import { definitionOf } from '../figures/figure.selection.js';
import { queriesOf } from '../figures/measure.definition.js';
import { completed, type LedgerEntry } from '../ledger/ledger.js';
import type { Query } from '../language/term.js';
import { thresholdAt, thresholds } from '../thresholds/thresholds.js';
import { deriveFigureBy } from '../view/figure.derivation.js';
import type { DeclaredFigure } from '../view/report.figure.js';
import { derivedViews, titleOf, type ReportSource } from '../view/report.view.js';
import { movedFigures, type DerivedFigure, type MovedFigure } from './moved.figures.js';

const dayBefore = (date: string): string => new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

const toleranceOn = (day: string): number => thresholdAt(thresholds, 'approximate-percent', day);

const atTheEndOf = (day: string, figure: DeclaredFigure): DeclaredFigure => ({ ...figure, asOf: { from: null, to: day, precision: 'by-end-of', text: day }, reportedOn: day });

/**
 * The figures of reports moving along from day to day. On a day only those can move that ask for a measure of which an entry takes effect on it, unless what defines them changes.
 * Memory: the entries that figures may select, however many steps are told.
 */
export class FigureMoves {
  private readonly figures: readonly DeclaredFigure[];
  private readonly entries: ReadonlyMap<string, readonly LedgerEntry[]>;
  /** day → measures of the ledger of which something takes effect on it */
  private readonly measuresOn = new Map<string, Set<string>>();
  private readonly running = new Map<Query, Map<string | null, RunningQuery>>();
  private asking: { readonly definitions: number; readonly byMeasure: ReadonlyMap<string, readonly DeclaredFigure[]> } | null = null;

  constructor(private readonly source: ReportSource) {
    this.figures = [...source.declared].sort((a, b) => byFigureId(a.id, b.id));
    const { entries } = completed(source.ledger);
    this.entries = new Map([...grouped(entries, ({ measure }) => measure)].map(([measure, own]) => [measure, inOrderOfEffect(own)]));
    for (const { former, measure, effective } of entries) {
      if (former !== undefined) continue;
      const measures = this.measuresOn.get(effective.to) ?? new Set();
      this.measuresOn.set(effective.to, measures.add(measure));
    }
  }

  /** Figures that are others at the end of that day than at the end of the day before. @param day `YYYY-MM-DD`; never before one that was asked for already */
  movedOn(day: string): readonly MovedFigure[] {
    const before = dayBefore(day);
    const touched = this.touchedOn(day, before);
    if (touched.length === 0) return [];
    const then = this.shownAt(before, touched);
    return movedFigures({ figures: then }, { figures: this.shownAt(day, touched) });
  }

  private touchedOn(day: string, before: string): readonly DeclaredFigure[] {
    if (this.source.definitions.some(({ since }) => since === day) || toleranceOn(day) !== toleranceOn(before)) return this.figures;
    const byMeasure = this.askingOn(day);
    const touched = new Set([...(this.measuresOn.get(day) ?? [])].flatMap((measure) => byMeasure.get(measure) ?? []));
    return touched.size === 0 ? [] : this.figures.filter((figure) => touched.has(figure));
  }

  /** Which figures ask for a measure, under the definitions that are in force. */
  private askingOn(day: string): ReadonlyMap<string, readonly DeclaredFigure[]> {
    const definitions = this.source.definitions.filter(({ since }) => since <= day).length;
    if (this.asking?.definitions === definitions) return this.asking.byMeasure;
    const asked = this.figures.flatMap((figure) => [...new Set(queriesOf(definitionOf({ ...figure, reportedOn: day }, this.source.definitions).measures).map(({ measure }) => measure))].map((measure) => [measure, figure] as const));
    const byMeasure = new Map([...grouped(asked, ([measure]) => measure)].map(([measure, own]) => [measure, own.map(([, figure]) => figure)]));
    this.asking = { definitions, byMeasure };
    return byMeasure;
  }

  private shownAt(day: string, figures: readonly DeclaredFigure[]): readonly DerivedFigure[] {
    const tolerance = toleranceOn(day);
    return figures.map((figure) => {
      const declared = atTheEndOf(day, figure);
      const derived = deriveFigureBy(declared, definitionOf(declared, this.source.definitions), (query, { unit }) => this.runningOf(query, unit).at(day), tolerance);
      return { id: figure.id, derived: derivedViews(derived, (measure) => titleOf(measure, this.source.definitions)) };
    });
  }

  private runningOf(query: Query, unit: string | null): RunningQuery {
    const ofQuery = this.running.get(query) ?? new Map<string | null, RunningQuery>();
    this.running.set(query, ofQuery);
    const own = query.ofScope === true ? unit : null;
    const running = ofQuery.get(own) ?? new RunningQuery(query, own, this.entries.get(query.measure) ?? []);
    ofQuery.set(own, running);
    return running;
  }
}
