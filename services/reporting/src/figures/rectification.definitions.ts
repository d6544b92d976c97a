import type { KnownDefinition } from './known.definitions.js';

/** Section 五: problems put right, leaders beyond the posts. */
export const rectificationDefinitions: readonly KnownDefinition[] = [
  ['problem-rows', '合计(列入台账，问题类型=机构编制问题)'],
  ['over-quota-rows', '合计(列入台账，问题类型=超编)'],
  ['closed-rows', '合计(销号，问题类型=超编)'],
  ['closing-rate', '占比(合计(销号，问题类型=超编)，合计(列入台账，问题类型=超编)，0位)'],
  ['organs-beyond-authority', '最新(声明情况，事由=超审批权限设置机构)'],
  ['cadre-adjustments', '合计(干部调整)'],
  ['absorbed-leaders', '加(合计(消化领导，正副=正)，合计(消化领导，正副=副))'],
  ['absorbed-principals', '合计(消化领导，正副=正)'],
  ['absorbed-deputies', '合计(消化领导，正副=副)'],
  // The report says what is left, not how many there were at first: that number is nobody's statement.
  ['remaining-leaders', '加(合计(剩余超配领导，正副=正)，合计(剩余超配领导，正副=副))'],
  ['remaining-principals', '合计(剩余超配领导，正副=正)'],
  ['remaining-deputies', '合计(剩余超配领导，正副=副)'],
  ['planned-leaders', '合计(拟消化领导)'],
  ['planned-principals', '合计(拟消化领导，正副=正)'],
  ['planned-deputies', '合计(拟消化领导，正副=副)'],
  ['left-after-plan', '加(减(合计(剩余超配领导，正副=正)，合计(拟消化领导，正副=正))，减(合计(剩余超配领导，正副=副)，合计(拟消化领导，正副=副)))'],
  ['principals-left-after-plan', '减(合计(剩余超配领导，正副=正)，合计(拟消化领导，正副=正))'],
  ['deputies-left-after-plan', '减(合计(剩余超配领导，正副=副)，合计(拟消化领导，正副=副))'],
  ['meeting-ordinal', '最新(会议次序，会议=区委编委会)'],
];
