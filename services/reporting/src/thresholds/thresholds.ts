import type { Words } from '@yange/use-case';

/** A bound that a rule compares with. Judgement, not law: each says why, and since when it holds. */
export interface Threshold {
  readonly id: 'same-number-from' | 'equal-share-multiple' | 'approximate-percent' | 'team-load-multiple' | 'team-load-compared';
  readonly value: number;
  /** `YYYY-MM-DD`; null where it has always held */
  readonly from: string | null;
  readonly to: string | null;
  readonly why: Words;
}

/** Two measures whose quotient should lie within bounds. */
export interface RatioThreshold {
  readonly numerator: string;
  readonly denominator: string;
  readonly min: number;
  readonly max: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly why: Words;
}

export interface Thresholds {
  readonly single: readonly Threshold[];
  readonly ratios: readonly RatioThreshold[];
}

const always = { from: null, to: null } as const;

export const thresholds: Thresholds = {
  single: [
    {
      id: 'same-number-from',
      value: 100,
      ...always,
      why: { zh: '小数目相同很常见；从 100 起，不同指标同数值得核对', en: 'small numbers meet by chance; from 100 on, equal numbers of different measures deserve a look' },
    },
    {
      id: 'equal-share-multiple',
      value: 2,
      ...always,
      why: { zh: '一区人口超过各区平均数两倍，视为可疑', en: 'a district of more than twice the mean population of the districts around it is doubted' },
    },
    {
      id: 'approximate-percent',
      value: 5,
      ...always,
      why: { zh: '“约”数与推算值相差 5% 以内视为一致', en: 'a value said to be approximate matches within 5 %' },
    },
    {
      id: 'team-load-multiple',
      value: 2,
      ...always,
      why: { zh: '人均、编均承担量达到全区队伍中位数两倍，或不足其一半，视为畸重畸轻', en: 'a load per head or post of twice the median of the district’s teams, or of less than half of it, stands out' },
    },
    {
      id: 'team-load-compared',
      value: 3,
      ...always,
      why: { zh: '少于三支队伍，谈不上谁偏离', en: 'of fewer than three teams nobody can say which one stands out' },
    },
  ],
  ratios: [
    {
      numerator: 'section-posts',
      denominator: 'administrative-quota',
      min: 0,
      max: 0.5,
      ...always,
      why: { zh: '科级领导职数超过行政编制的一半，两者口径可能不同', en: 'more than one leader in two: posts and quota may have different scopes' },
    },
    {
      numerator: 'grid-workers',
      denominator: 'grids',
      min: 1,
      max: 10,
      ...always,
      why: { zh: '每个网格至少 1 名网格员', en: 'every grid has at least one worker' },
    },
    {
      numerator: 'one-visit-items',
      denominator: 'offered-items',
      min: 0,
      max: 1,
      ...always,
      why: { zh: '一次性办理事项是可办事项的一部分', en: 'items that take one visit are among those on offer' },
    },
    {
      numerator: 'closed-rows',
      denominator: 'over-quota-rows',
      min: 0,
      max: 1,
      ...always,
      why: { zh: '销号不能多于列入', en: 'no more rows can be closed than were opened' },
    },
    {
      numerator: 'town-claimed-powers',
      denominator: 'listed-powers',
      min: 0,
      max: 1,
      ...always,
      why: { zh: '认领不能多于清单', en: 'no more items can be claimed than are listed' },
    },
    {
      numerator: 'uniforms',
      denominator: 'work-cards',
      min: 1,
      max: 6,
      ...always,
      why: { zh: '每名持证人员 1 至 6 套服装', en: 'one to six uniforms for each officer with a card' },
    },
  ],
};

const holds = (one: { readonly from: string | null; readonly to: string | null }, date: string): boolean => (one.from === null || one.from <= date) && (one.to === null || date <= one.to);

/** @throws {Error} where the table has no such threshold at that date */
export const thresholdAt = (table: Thresholds, id: Threshold['id'], date: string): number => {
  const found = table.single.find((one) => one.id === id && holds(one, date));
  if (found === undefined) throw new Error(`no threshold ${id} at ${date}`);
  return found.value;
};

export const ratiosAt = (table: Thresholds, date: string): readonly RatioThreshold[] => table.ratios.filter((one) => holds(one, date));
