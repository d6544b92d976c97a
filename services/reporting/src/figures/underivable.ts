import type { Words } from '@yange/use-case';

/** Why the events do not give a value; what was there and is gone comes before what never was. */
export const underivableReasons = ['annulled', 'later-than-as-of', 'events-disagree', 'zero-denominator', 'never-recorded', 'not-given', 'no-definition'] as const;
export type Underivable = (typeof underivableReasons)[number];

export const underivableWords: Readonly<Record<Underivable, Words>> = {
  annulled: { zh: '据以推算的事件已被撤销或更正取代', en: 'the event that it was derived from was annulled or corrected away' },
  'later-than-as-of': { zh: '有此类事件，但晚于所称时点，或不能确定在时点之前', en: 'such an event is recorded, but later than the as-of date, or not surely before it' },
  'events-disagree': { zh: '各事件所说的数不一致', en: 'the events say different numbers' },
  'zero-denominator': { zh: '分母为零', en: 'the denominator is zero' },
  'never-recorded': { zh: '账上从未登记可据以推算的事件', en: 'no event that it could be derived from was ever recorded' },
  'not-given': { zh: '报告没有给出可据以推算的数', en: 'the report gives nothing that it could be derived from' },
  'no-definition': { zh: '系统没有这项数据的推算方法', en: 'it is not defined how this figure is derived' },
};

/** Of several reasons the one that tells most. */
export const foremost = (reasons: readonly (Underivable | null)[]): Underivable | null => underivableReasons.find((one) => reasons.includes(one)) ?? null;
