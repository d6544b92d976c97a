/** Plain statistics over few numbers; no input is changed. */

const ascending = (values: readonly number[]): readonly number[] => [...values].sort((a, b) => a - b);

/** Nearest rank: a value that was really measured. @param share 0 to 1 @returns null of nothing */
export const percentile = (values: readonly number[], share: number): number | null => {
  const sorted = ascending(values);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
};

/** The middle one, or the mean of the two in the middle. @throws {RangeError} of nothing */
export const median = (values: readonly number[]): number => {
  const sorted = ascending(values);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  if (low === undefined || high === undefined) throw new RangeError('no median of nothing');
  return (low + high) / 2;
};

/** To three significant digits, as far as a noisy machine can tell. */
export const rounded = (value: number): number => Number(value.toPrecision(3));
