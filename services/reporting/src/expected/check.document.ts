import type { Finding } from '../rules/rule.js';
import type { FigureView, MeasureView, ReportView } from '../view/report.view.js';

export interface CheckFigure extends Pick<FigureView, 'id' | 'kind' | 'numerator' | 'denominator' | 'verdict' | 'basis' | 'asOf' | 'events'> {
  readonly declared: readonly MeasureView[];
  readonly derived: readonly MeasureView[];
}

/** The part of the document of `yange start --check --json` that comes from the view: nothing but what it promises, in its order. */
export const checkDocument = (view: ReportView): { readonly figures: readonly CheckFigure[]; readonly findings: readonly Finding[] } => ({
  figures: view.figures.map(({ id, kind, declared, derived, numerator, denominator, verdict, basis, asOf, events }) => ({
    id,
    kind,
    declared: declared.map(plain),
    derived: derived.map(plain),
    numerator,
    denominator,
    verdict,
    basis,
    asOf,
    events,
  })),
  findings: view.findings,
});

const plain = ({ measure, value, unit }: MeasureView): MeasureView => ({ measure, value, unit });
