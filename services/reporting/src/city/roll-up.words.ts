import type { Words } from '@yange/use-case';
import type { NoRollUp } from './rolled.up.js';

export const noRollUpWords: Readonly<Record<NoRollUp, Words>> = {
  'per-unit': { zh: '每个单位的数，不相加', en: 'a value of each unit: never summed' },
  'of-one-unit': { zh: '单个单位的数，不相加', en: 'a value of one unit: never summed' },
  date: { zh: '日期，不相加', en: 'a date' },
  'of-each': { zh: '标准、次序、目标或原文的比率，不相加', en: 'a standard, an ordinal, a target or a rate that a text states: never summed' },
  'not-given': { zh: '汇报没有给出可据以推算的数', en: 'reports give nothing that it could be derived from' },
  'shared-names': { zh: '各区共有的名目与数量混算，不能相加', en: 'names that districts share, calculated with counts: there is no sum' },
  'counted-without-names': { zh: '有的区只有数量没有名目，无法判断是否与他区相同', en: 'a district counts without naming: it may be what another names' },
  incomplete: { zh: '有的区尚无此数', en: 'a district does not give its part' },
  'zero-denominator': { zh: '分母为零', en: 'the denominator is zero' },
  'defined-differently': { zh: '各区推算口径不同，只并列不汇总', en: 'districts derive it in different ways: side by side, and no sum' },
};
