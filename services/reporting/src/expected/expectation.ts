import { z } from 'zod';
import { figureKinds, type FigureKindName } from '../language/figure.language.js';
import type { Basis } from '../figures/basis.js';
import type { Verdict } from '../view/report.figure.js';

const row = z.tuple([z.string(), z.enum(Object.keys(figureKinds) as [FigureKindName, ...FigureKindName[]]), z.enum(['match', 'mismatch', 'not-derivable', 'no-claim']), z.enum(['counted', 'computed', 'block', 'stated'])]);

/** What a figure of a known history must come to. */
export interface Expectation {
  readonly id: string;
  readonly kind: FigureKindName;
  readonly verdict: Verdict;
  readonly basis: Basis;
}

export interface Difference {
  readonly id: string;
  /** `missing` and `unexpected` figures have no other side */
  readonly field: 'missing' | 'unexpected' | 'order' | 'kind' | 'verdict' | 'basis';
  readonly expected: string;
  readonly actual: string;
}

interface Comparable {
  readonly figures: readonly { readonly id: string; readonly kind: string; readonly verdict: string; readonly basis: string }[];
}

/** Empty when the view has exactly the expected figures, in their order, each of the expected kind, verdict and basis. */
export const compareWithExpected = (expected: readonly Expectation[], view: Comparable): readonly Difference[] => {
  const found = new Map(view.figures.map((one) => [one.id, one]));
  const differing = expected.flatMap((one): readonly Difference[] => {
    const actual = found.get(one.id);
    if (actual === undefined) return [{ id: one.id, field: 'missing', expected: one.id, actual: '' }];
    return (['kind', 'verdict', 'basis'] as const).filter((field) => actual[field] !== one[field]).map((field) => ({ id: one.id, field, expected: one[field], actual: actual[field] }));
  });
  const wanted = new Set(expected.map((one) => one.id));
  const unexpected = view.figures.filter((one) => !wanted.has(one.id)).map((one): Difference => ({ id: one.id, field: 'unexpected', expected: '', actual: one.id }));
  const order: readonly Difference[] =
    differing.length + unexpected.length === 0 && view.figures.some((one, index) => one.id !== expected[index]?.id)
      ? [{ id: view.figures.find((one, index) => one.id !== expected[index]?.id)?.id ?? '', field: 'order', expected: expected.map((one) => one.id).join(), actual: view.figures.map((one) => one.id).join() }]
      : [];
  return [...differing, ...unexpected, ...order];
};

/** Rows `[figure id, kind, verdict, basis]` in the order of the report, as they lie beside a history: the measure of `yange start --check`. @throws {ZodError} */
export const readExpected = (rows: unknown): readonly Expectation[] => z.array(row).parse(rows).map(([id, kind, verdict, basis]) => ({ id, kind, verdict, basis }));
