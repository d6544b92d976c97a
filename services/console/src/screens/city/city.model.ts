import type { components } from '@yange/api-client';

type RollUp = components['schemas']['reporting.RollUp'];
export type Row = RollUp['rows'][number];
export type District = RollUp['districts'][number];

/** How far a district can be relied on: `gaps` later events are here and earlier ones are not, `silent` its node was never heard, `behind` some of its events are not here yet. */
export type Reach = 'gaps' | 'silent' | 'behind' | 'level';

export const reachOf = ({ gaps, lag, heads }: Pick<District, 'gaps' | 'lag' | 'heads'>): Reach => {
  if (gaps.length > 0) return 'gaps';
  if (lag === null || Object.values(heads).includes(null)) return 'silent';
  return lag > 0 ? 'behind' : 'level';
};

/** The districts that count towards the city, before those that are only shown. */
export const inOrder = (districts: readonly District[]): readonly District[] => {
  const rank = { own: 0, member: 1, outside: 2 };
  return [...districts].sort((a, b) => rank[a.standing] - rank[b.standing] || a.district.localeCompare(b.district));
};

export const partOf = (row: Row, district: string): number | string | null => row.districts.find((one) => one.district === district)?.value ?? null;

export interface Bar {
  readonly district: string;
  readonly value: number;
  /** of the largest, 0 to 1 */
  readonly share: number;
}

/** Bars of a row's districts that give a number, the largest as long as there is room; none where fewer than two do. */
export const barsOf = (row: Row): readonly Bar[] => {
  const numbers = row.districts.flatMap(({ district, value }) => (value === null || Number.isNaN(Number(value)) ? [] : [{ district, value: Number(value) }]));
  const most = Math.max(...numbers.map(({ value }) => Math.abs(value)), 0);
  return numbers.length < 2 || most === 0 ? [] : numbers.map(({ district, value }) => ({ district, value, share: Math.abs(value) / most }));
};
