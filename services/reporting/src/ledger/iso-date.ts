import type { EffectiveDate } from '@yange/kernel';

/** 2019-02-01, 2020-03 or 2018: never more than the source says. */
export const isoOf = (effective: EffectiveDate): string =>
  ({ day: effective.to, month: effective.to.slice(0, 7), year: effective.to.slice(0, 4), 'by-end-of': effective.to.slice(0, 7), range: effective.to })[effective.precision];
