import { district, type GatewayCaller } from './gateway.fixture.js';

export interface MeasureView {
  readonly measure: string;
  readonly value: number | string;
  readonly unit: string;
}

export interface FigureView {
  readonly id: string;
  readonly kind: string;
  readonly declared: readonly MeasureView[];
  readonly derived: readonly MeasureView[];
  readonly numerator: unknown;
  readonly denominator: unknown;
  readonly verdict: string;
  readonly basis: string;
  readonly asOf: { readonly from: string | null; readonly to: string | null; readonly precision: string; readonly text: string };
  readonly events: readonly string[];
}

export interface FindingView {
  readonly rule: string;
  readonly figures: readonly string[];
  readonly text: { readonly zh: string; readonly en: string };
}

/** The document of `yange start --check --json`. */
export interface CheckDocument {
  readonly ready_ms: number;
  readonly feed: string;
  readonly processes: number;
  readonly import: { readonly rows: number; readonly commands: number; readonly events: number; readonly rejected: number };
  readonly figures: readonly FigureView[];
  readonly findings: readonly FindingView[];
}

export interface ReportViewAnswer {
  readonly figures: readonly FigureView[];
  readonly findings: readonly FindingView[];
}

export const figuresOf = (gateway: GatewayCaller): Promise<ReportViewAnswer> => gateway.get(`/v1/districts/${district}/reporting/figures`);

/** A1 … F11, as the report orders them. */
export const figureIds: readonly string[] = Object.entries({ A: 19, B: 43, C: 11, D: 5, E: 10, F: 11 }).flatMap(([letter, last]) => Array.from({ length: last }, (_, index) => `${letter}${index + 1}`));
