import { defineRules, type RuleSource } from '@yange/use-case';

const fromFacts: RuleSource = { kind: 'conclusion', zh: '由事实推出', en: 'follows from the facts' };

/** Every rule whose breach a decision of this service may name. Where each is decided and specified: README. */
export const reportingRules = defineRules([
  { id: 'part-exceeds-whole', title: { zh: '部分不大于整体', en: 'A part is no larger than its whole' }, source: fromFacts, mode: 'refuse' },
]);
