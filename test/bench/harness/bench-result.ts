import { median, percentile, rounded } from './statistics.js';

/** What one side did in one run. */
export interface Run {
  /** in the unit of the comparison */
  readonly value: number;
  /** how long each piece of work took, in milliseconds; empty where the run is one piece */
  readonly took: readonly number[];
}

export interface BenchResult {
  readonly name: string;
  /** median of our runs */
  readonly value: number;
  readonly unit: string;
  /** medians over the runs, of each run's own percentiles; null where a run is one piece of work */
  readonly p50_ms: number | null;
  readonly p99_ms: number | null;
  readonly against: string;
  /** median of ours divided by theirs, run by run: what a busy machine disturbs least */
  readonly ratio: number;
  readonly runs: number;
}

export interface BenchReport {
  readonly machine: string;
  readonly commit: string;
  readonly results: readonly BenchResult[];
}

export interface Comparison {
  readonly name: string;
  readonly unit: string;
  readonly against: string;
  readonly ours: readonly Run[];
  /** run by run beside ours */
  readonly theirs: readonly Run[];
}

/** @throws {RangeError} unless both sides ran equally often, and did something */
export const compared = ({ name, unit, against, ours, theirs }: Comparison): BenchResult => {
  if (ours.length !== theirs.length) throw new RangeError(`${name}: ${ours.length} runs of ours beside ${theirs.length} of ${against}`);
  const ratios = ours.map(({ value }, index) => value / (theirs[index]?.value ?? 0));
  if (!ratios.every((ratio) => Number.isFinite(ratio) && ratio > 0)) throw new RangeError(`${name}: a side did nothing`);
  return {
    name, unit, against, runs: ours.length,
    value: rounded(median(ours.map(({ value }) => value))),
    p50_ms: medianOf(ours, 0.5),
    p99_ms: medianOf(ours, 0.99),
    ratio: rounded(median(ratios)),
  };
};

const medianOf = (runs: readonly Run[], share: number): number | null => {
  const found = runs.map(({ took }) => percentile(took, share));
  return found.some((one) => one === null) ? null : rounded(median(found as number[]));
};
