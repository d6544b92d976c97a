import { thresholdAt, thresholds } from '../thresholds/thresholds.js';
import type { Carried } from './carried.js';
import type { Rate, RateName, Rates, Strength } from './load.shapes.js';

/** Teams that share one account carry their load together. @param beside all teams of the organ, this one among them */
export const sharing = (one: Carried, beside: readonly Carried[], of: 'people' | 'quota'): readonly Carried[] =>
  one[of]?.from === 'organ-account' ? beside.filter((other) => other[of]?.from === 'organ-account') : [one];

export const ratesOf = (one: Carried, beside: readonly Carried[]): Rates => {
  const [withPeople, withQuota] = [sharing(one, beside, 'people'), sharing(one, beside, 'quota')];
  return {
    itemsPerPerson: items(withPeople, one.people),
    itemsPerPost: items(withQuota, one.quota),
    casesPerPerson: cases(withPeople, one.people),
    casesPerPost: cases(withQuota, one.quota),
  };
};

const rate = (numerator: number, strength: Strength, days: number): Rate =>
  strength === null || strength.value === 0 ? null : { numerator, denominator: strength.value, days, timesMedian: null, outlier: null };

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

const items = (together: readonly Carried[], strength: Strength): Rate =>
  together.some((one) => one.items === null) ? null : rate(sum(together.map((one) => one.items?.value ?? 0)), strength, 0);

/** Cases of so many days: teams that report other periods can be compared by the day, but not added up. */
const cases = (together: readonly Carried[], strength: Strength): Rate => {
  const counted = together.map((one) => one.cases.filter((period) => period.counted));
  const [days = 0, ...others] = counted.map((periods) => sum(periods.map(daysIn)));
  if (days === 0 || others.some((other) => other !== days)) return null;
  return rate(sum(counted.flat().map(({ accepted }) => accepted)), strength, days);
};

const aDay = 86_400_000;
const daysIn = ({ from, to }: { readonly from: string; readonly to: string }): number => Math.round((Date.parse(to) - Date.parse(from)) / aDay) + 1;

interface Rated {
  readonly rates: Rates;
}

/** Each rate beside the median of all; who is far from it stands out. @param day on which the bounds are looked up */
export const compared = <L extends Rated>(loads: readonly L[], day: string): readonly L[] => {
  const multiple = thresholdAt(thresholds, 'team-load-multiple', day);
  const enough = thresholdAt(thresholds, 'team-load-compared', day);
  const medians = new Map((Object.keys(loads[0]?.rates ?? {}) as RateName[]).map((name) => [name, medianOf(loads.flatMap(({ rates }) => perDay(rates[name]) ?? []), enough)]));
  return loads.map((load) => ({ ...load, rates: Object.fromEntries(Object.entries(load.rates).map(([name, one]) => [name, beside(one, medians.get(name as RateName) ?? null, multiple)])) as Rates }));
};

const perDay = (one: Rate): number | null => (one === null ? null : one.numerator / one.denominator / Math.max(one.days, 1));

const medianOf = (values: readonly number[], enough: number): number | null => {
  if (values.length < enough) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
};

const beside = (one: Rate, median: number | null, multiple: number): Rate => {
  const own = perDay(one);
  if (one === null || own === null || median === null || median === 0) return one;
  const outlier = own >= median * multiple ? 'high' : own * multiple < median ? 'low' : null;
  return { ...one, timesMedian: Math.round((own / median) * 100) / 100, outlier };
};
