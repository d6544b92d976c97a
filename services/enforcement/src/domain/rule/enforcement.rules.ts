import { defineRules, type RuleSource } from '@yange/use-case';

const reportR20: RuleSource = { kind: 'report', zh: '改革报告四（一）：一个领域一支队伍、连人带编', en: 'reform report, section 4(1): one field, one team; people and quota together' };
const fromFacts: RuleSource = { kind: 'conclusion', zh: '由事实推出', en: 'follows from the facts' };
const reportR12: RuleSource = { kind: 'report', zh: '改革报告二（四）、六（二）：无执法主体的不能认领处罚事项', en: 'reform report, sections 2(4) and 6(2): no enforcement body, no penalty items' };

const arithmetic = { zh: '数量不能自相矛盾', en: 'numbers cannot contradict each other' };

/** Every rule whose breach a decision of this service may name. Where each is decided and specified: README. */
export const enforcementRules = defineRules([
  { id: 'one-field-one-team', title: { zh: '一个领域一支队伍', en: 'One field, one team' }, source: reportR20, mode: 'refuse' },
  { id: 'teams-overdrawn', title: { zh: '划出的队伍不超过原有的', en: 'No more teams leave than there were' }, source: fromFacts, mode: 'refuse', fixed: arithmetic },
  { id: 'field-not-listed', title: { zh: '领域在列明的范围内', en: 'A field is one of those listed' }, source: reportR20, mode: 'refuse' },
  { id: 'auxiliary-overdrawn', title: { zh: '离开人数不超过在岗人数', en: 'No more leave than are there' }, source: fromFacts, mode: 'refuse', fixed: arithmetic },
  { id: 'equipment-overdrawn', title: { zh: '收回不超过配发', en: 'No more is returned than was issued' }, source: fromFacts, mode: 'refuse', fixed: arithmetic },
  { id: 'claims-exceed-list', title: { zh: '认领不超过清单', en: 'No more is claimed than is listed' }, source: reportR12, mode: 'refuse' },
  { id: 'claims-exceed-kind', title: { zh: '认领不超过该类事项', en: 'No more of a kind is claimed than is listed' }, source: reportR12, mode: 'refuse' },
  { id: 'claims-overdrawn', title: { zh: '退回不超过认领', en: 'No more is given back than was claimed' }, source: fromFacts, mode: 'refuse', fixed: arithmetic },
  { id: 'penalty-needs-enforcement-body', title: { zh: '处罚事项须有执法主体', en: 'Penalty items need an enforcement body' }, source: reportR12, mode: 'refuse' },
  { id: 'published-differs-from-claimed', title: { zh: '公布数与认领数相符', en: 'What is published is what was claimed' }, source: reportR12, mode: 'refuse' },
]);
