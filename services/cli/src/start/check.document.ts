import type { DerivedView, MeasureView, ReportView } from '@yange/reporting';
import type { ImportReport } from '../client/import.upload.js';

export interface CheckInput {
  readonly readyMs: number;
  readonly feed: 'log' | 'kafka';
  readonly processes: number;
  readonly imported: ImportReport;
  readonly view: ReportView;
}

/** The one JSON document of `yange start --check --json`. */
export const checkDocument = ({ readyMs, feed, processes, imported, view }: CheckInput): object => ({
  ready_ms: Math.round(readyMs),
  feed,
  processes,
  import: { rows: imported.rows, commands: imported.commands, events: imported.events, rejected: imported.rejected },
  figures: view.figures.map(({ id, kind, declared, derived, numerator, denominator, verdict, basis, asOf, events }) => ({
    id,
    kind,
    declared: declared.map(measured),
    derived: derived.map(derivedOf),
    numerator,
    denominator,
    verdict,
    basis,
    asOf: { from: asOf.from, to: asOf.to, precision: asOf.precision, text: asOf.text },
    events,
  })),
  findings: view.findings.map(({ rule, figures, text }) => ({ rule, figures, text: { zh: text.zh, en: text.en } })),
});

const measured = ({ measure, value, unit }: MeasureView): MeasureView => ({ measure, value, unit });

const derivedOf = ({ basis, ...one }: DerivedView): MeasureView & Pick<DerivedView, 'basis'> => ({ ...measured(one), basis });
