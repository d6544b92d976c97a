import type { ImportReport } from '../client/import.upload.js';

/** A figure as reporting answers it; the check keeps what it was asked for. */
export interface ReportedFigure {
  readonly id: string;
  readonly kind: string;
  readonly words: string;
  readonly place: string;
  readonly declared: readonly Measured[];
  readonly derived: readonly Measured[];
  readonly numerator: number | string | null;
  readonly denominator: number | string | null;
  readonly verdict: string;
  readonly basis: string;
  readonly asOf: { readonly from: string | null; readonly to: string; readonly precision: string; readonly text: string };
  readonly events: readonly string[];
}

export interface Measured {
  readonly measure: string;
  readonly value: number | string;
  readonly unit: string;
}

export interface Finding {
  readonly rule: string;
  readonly figures: readonly string[];
  readonly text: { readonly zh: string; readonly en: string };
}

export interface ReportedView {
  readonly figures: readonly ReportedFigure[];
  readonly findings: readonly Finding[];
}

export interface CheckInput {
  readonly readyMs: number;
  readonly feed: 'log' | 'kafka';
  readonly processes: number;
  readonly imported: ImportReport;
  readonly view: ReportedView;
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
    derived: derived.map(measured),
    numerator,
    denominator,
    verdict,
    basis,
    asOf: { from: asOf.from, to: asOf.to, precision: asOf.precision, text: asOf.text },
    events,
  })),
  findings: view.findings.map(({ rule, figures, text }) => ({ rule, figures, text: { zh: text.zh, en: text.en } })),
});

const measured = ({ measure, value, unit }: Measured): Measured => ({ measure, value, unit });
