import { defineRules, type RuleSource } from '@yange/use-case';

const fromFacts: RuleSource = { kind: 'conclusion', zh: '由事实推出', en: 'follows from the facts' };

const handOver: RuleSource = { kind: 'article', zh: '公务员法第九十一条：离职前应办理公务交接', en: 'Civil Servants Law, article 91: official business is handed over before leaving' };

/** Every rule whose breach a decision of this service may name. Where each is decided and specified: README. */
export const reportingRules = defineRules([
  { id: 'part-exceeds-whole', title: { zh: '部分不大于整体', en: 'A part is no larger than its whole' }, source: fromFacts, mode: 'refuse' },
  { id: 'inspection-order', title: { zh: '督查的登记、自查、报送、整改、办结依次进行', en: 'The steps of an inspection follow each other' }, source: fromFacts, mode: 'refuse' },
  { id: 'open-work-at-leaving', title: { zh: '离岗前须交接待办', en: 'Open work is handed over before somebody leaves' }, source: handOver, mode: 'warn' },
  { id: 'work-to-closed-desk', title: { zh: '离岗人员不承接工作', en: 'Whoever has left takes on no work' }, source: handOver, mode: 'refuse' },
]);
