import { defineRules, type RuleSource } from '@yange/use-case';

const decree486Article6: RuleSource = { kind: 'article', zh: '国务院令第486号第六条', en: 'State Council Decree 486, article 6' };
const fromFacts: RuleSource = { kind: 'conclusion', zh: '由事实推出', en: 'follows from the facts' };
const reportR2: RuleSource = { kind: 'report', zh: '改革报告一（一）：编制和职数由上级核定', en: 'reform report, section 1(1): the higher level sets quota and posts' };
const decree486Article15: RuleSource = { kind: 'article', zh: '国务院令第486号第十五条', en: 'State Council Decree 486, article 15' };
const reportR4: RuleSource = { kind: 'report', zh: '改革报告一（二）：人员转隶、实名制同步更新', en: 'reform report, section 1(2): transfers by person and unit, in the real-name system' };
const reportR20: RuleSource = { kind: 'report', zh: '改革报告四（一）：一个领域一支队伍、连人带编', en: 'reform report, section 4(1): one field, one team; people and quota together' };
const reportR18: RuleSource = { kind: 'report', zh: '改革报告三（二）：用编审批、严禁超编进人', en: 'reform report, section 3(2): permit before entry, no entry over quota' };
const decree486Article26: RuleSource = { kind: 'article', zh: '国务院令第486号第二十六条', en: 'State Council Decree 486, article 26' };
const decree486Article28: RuleSource = { kind: 'article', zh: '国务院令第486号第二十八条', en: 'State Council Decree 486, article 28' };
const decree486Articles12And28: RuleSource = { kind: 'article', zh: '国务院令第486号第十二条、第二十八条', en: 'State Council Decree 486, articles 12 and 28' };
const reportR10: RuleSource = { kind: 'report', zh: '改革报告二（二）：镇街领导职数', en: 'reform report, section 2(2): leadership posts of towns and streets' };
const reportR9: RuleSource = { kind: 'report', zh: '改革报告二（二）：清理抽调、借调人员', en: 'reform report, section 2(2): secondments are cleared' };
const reportR21: RuleSource = { kind: 'report', zh: '改革报告五：整改台账动态销号', en: 'reform report, section 5: the ledger is closed with evidence' };
const reportR22: RuleSource = { kind: 'report', zh: '改革报告五：消化超配干部', en: 'reform report, section 5: excess leaders are absorbed' };

const realName: RuleSource = { kind: 'article', zh: '个人信息保护法第四十七条；编制实名制', en: 'Personal Information Protection Law, article 47; real-name establishment' };
const onePlateOneOrgan: RuleSource = { kind: 'conclusion', zh: '加挂牌子为一个机构的另一名称', en: 'a plate is another name of one organ' };

const arithmetic = { zh: '数量不能自相矛盾', en: 'numbers cannot contradict each other' };
/** Whoever sets modes is whom these rules bind: the approver grants permits too. */
const bindsWhoSets = { zh: '权限和程序约束设定规则的人', en: 'authority and procedure bind whoever sets the modes' };

/** Every rule whose breach a decision of this service may name. Where each is decided and specified: README. */
export const staffingRules = defineRules([
  { id: 'over-quota', title: { zh: '实有人数不超过核定编制', en: 'Staff stay within the approved quota' }, source: decree486Article6, mode: 'refuse' },
  { id: 'headcount-below-persons', title: { zh: '实有人数不少于实名登记人数', en: 'No fewer are on the books than are known there' }, source: reportR4, mode: 'refuse', fixed: arithmetic },
  { id: 'quota-below-zero', title: { zh: '编制数不小于零', en: 'A quota does not fall below zero' }, source: fromFacts, mode: 'refuse', fixed: arithmetic },
  { id: 'quota-not-approved', title: { zh: '编制须先核定', en: 'Quota is approved before it is used' }, source: reportR2, mode: 'refuse' },
  { id: 'quota-kind-unstated', title: { zh: '须写明编制类型', en: 'The kind of quota is stated' }, source: decree486Article15, mode: 'refuse' },
  { id: 'quota-not-with-people', title: { zh: '连人带编应人编相符', en: 'People and quota move together' }, source: reportR20, mode: 'refuse' },
  { id: 'batch-exhausted', title: { zh: '转隶到人数不超过批次人数', en: 'A batch names no more people than it has' }, source: fromFacts, mode: 'refuse', fixed: arithmetic },
  { id: 'transfer-not-of-batch', title: { zh: '转隶人员的划出、划入单位与批次相符', en: 'Who is transferred goes from and to where the batch goes' }, source: reportR4, mode: 'refuse' },
  { id: 'transferred-from-nowhere', title: { zh: '转隶人员应在划出单位实有人数之内', en: 'Who is transferred was counted where the transfer starts' }, source: decree486Article6, mode: 'refuse' },
  { id: 'organ-annulled', title: { zh: '设立登记已撤销的机构没有编制、职数和人员', en: 'An organ whose establishing was annulled has no quota, posts or people' }, source: fromFacts, mode: 'refuse' },
  { id: 'owner-unregistered', title: { zh: '编制、职数、用编和人员归于当日在册的机构或队伍', en: 'Whoever is given quota, posts, permits or people is an organ or a team on record that day' }, source: fromFacts, mode: 'warn' },
  { id: 'organ-ended', title: { zh: '撤销的机构不再有编制、职数和人员', en: 'An abolished organ has no quota, posts or people' }, source: fromFacts, mode: 'refuse' },
  { id: 'plate-no-quota', title: { zh: '牌子不单独核定编制', en: 'A plate has no quota of its own' }, source: onePlateOneOrgan, mode: 'refuse' },
  { id: 'kind-not-for-organ', title: { zh: '编制类型与机构类别相符', en: 'The kind of quota fits the organ' }, source: decree486Article15, mode: 'refuse' },
  { id: 'rank-above-organ', title: { zh: '领导职务层次不超过机构规格', en: 'No leadership post ranks above its organ' }, source: decree486Article26, mode: 'refuse' },
  { id: 'coordination-body-no-posts', title: { zh: '议事协调机构不核定领导职数', en: 'A coordination body has no leadership posts' }, source: decree486Articles12And28, mode: 'refuse' },
  { id: 'over-total', title: { zh: '各账户编制合计不超过总量', en: 'All accounts together stay within the total' }, source: reportR18, mode: 'refuse' },
  { id: 'post-held', title: { zh: '一职一人', en: 'A post has one holder' }, source: reportR10, mode: 'refuse' },
  { id: 'posts-taken-twice', title: { zh: '一人只占一个领导职数', en: 'A person takes one leadership post' }, source: reportR10, mode: 'refuse' },
  { id: 'concurrent-without-post', title: { zh: '兼任须先有任职', en: 'A concurrent role goes with a post' }, source: reportR10, mode: 'refuse' },
  { id: 'post-still-held', title: { zh: '离编、转出的人员不再任原职', en: 'Who left or was transferred holds the post no longer' }, source: reportR4, mode: 'refuse' },
  { id: 'person-counted-twice', title: { zh: '一人不在两个账户', en: 'A person counts in one account' }, source: decree486Article6, mode: 'refuse' },
  { id: 'personal-data-in-use', title: { zh: '在编人员的实名信息不删除', en: 'Who is on the books stays known by name' }, source: realName, mode: 'refuse' },
  { id: 'permit-first', title: { zh: '用编审批在先', en: 'A permit comes before an entry' }, source: reportR18, mode: 'refuse', fixed: bindsWhoSets },
  { id: 'permit-without-request', title: { zh: '用编须先申请', en: 'A permit answers a request' }, source: reportR18, mode: 'refuse', fixed: bindsWhoSets },
  { id: 'permit-by-one-approver', title: { zh: '用编审批权限只属于一支笔', en: 'One designated person grants permits' }, source: reportR18, mode: 'refuse', fixed: bindsWhoSets },
  { id: 'own-permit-request', title: { zh: '申请用编的人不自己批准', en: 'Whoever asks for a permit does not grant it' }, source: reportR18, mode: 'refuse', fixed: bindsWhoSets },
  { id: 'permit-over-request', title: { zh: '用编批准不超过申请', en: 'A permit is for no more than was asked for' }, source: reportR18, mode: 'refuse', fixed: bindsWhoSets },
  { id: 'own-permit', title: { zh: '批准用编的人不自己用编进人', en: 'Whoever grants a permit does not use it' }, source: reportR18, mode: 'refuse', fixed: bindsWhoSets },
  { id: 'entry-from-outside', title: { zh: '区外人员调入从严控制', en: 'Who comes from outside the district is strictly limited' }, source: reportR18, mode: 'warn' },
  { id: 'permit-expired', title: { zh: '用编批准在有效期内使用', en: 'A permit is used before it expires' }, source: reportR18, mode: 'refuse', fixed: bindsWhoSets },
  { id: 'permit-overused', title: { zh: '用编批准不超额使用', en: 'A permit is used for no more than it grants' }, source: reportR18, mode: 'refuse', fixed: bindsWhoSets },
  { id: 'permit-over-vacancy', title: { zh: '用编批准不超过空编', en: 'A permit is within the vacancies' }, source: reportR18, mode: 'refuse' },
  { id: 'over-posts-principal', title: { zh: '正职不超职数', en: 'Principal leaders stay within their posts' }, source: decree486Article28, mode: 'refuse' },
  { id: 'over-posts-deputy', title: { zh: '副职不超职数', en: 'Deputy leaders stay within their posts' }, source: decree486Article28, mode: 'refuse' },
  { id: 'posts-not-approved', title: { zh: '领导职数须先核定', en: 'Leadership posts are approved before they are filled' }, source: reportR2, mode: 'refuse' },
  { id: 'role-lines-over-posts-principal', title: { zh: '正职职务设置不超过职数', en: 'Principal roles stay within the posts' }, source: reportR10, mode: 'refuse' },
  { id: 'role-lines-over-posts-deputy', title: { zh: '副职职务设置不超过职数', en: 'Deputy roles stay within the posts' }, source: reportR10, mode: 'refuse' },
  { id: 'posts-below-zero-principal', title: { zh: '正职职数不小于零', en: 'Principal posts do not fall below zero' }, source: fromFacts, mode: 'refuse', fixed: arithmetic },
  { id: 'posts-below-zero-deputy', title: { zh: '副职职数不小于零', en: 'Deputy posts do not fall below zero' }, source: fromFacts, mode: 'refuse', fixed: arithmetic },
  { id: 'leaders-below-zero-principal', title: { zh: '免去的正职不多于在任的', en: 'No more principal leaders leave than were in office' }, source: fromFacts, mode: 'refuse', fixed: arithmetic },
  { id: 'leaders-below-zero-deputy', title: { zh: '免去的副职不多于在任的', en: 'No more deputy leaders leave than were in office' }, source: fromFacts, mode: 'refuse', fixed: arithmetic },
  { id: 'self-set-post', title: { zh: '不得自行设置领导职务', en: 'No leadership post is self-set' }, source: reportR10, mode: 'refuse' },
  { id: 'concurrent-over-role', title: { zh: '兼任人数不超过职务数', en: 'No more hold two roles than hold one' }, source: reportR10, mode: 'refuse', fixed: arithmetic },
  { id: 'batch-not-placed', title: { zh: '转隶办结时人员应落实到人', en: 'A finished batch names everybody, or says why not' }, source: reportR4, mode: 'refuse' },
  { id: 'secondment-without-end', title: { zh: '抽调、借调须有期限', en: 'A secondment has an end' }, source: reportR9, mode: 'refuse' },
  { id: 'seconded-not-on-books', title: { zh: '抽调、借调的人员应为本单位在编人员', en: 'Who is seconded is on the books of who sends' }, source: reportR9, mode: 'refuse' },
  { id: 'seconded-twice', title: { zh: '一人不同时由两个单位抽调、借调', en: 'A person is not seconded by two owners at a time' }, source: reportR9, mode: 'refuse' },
  { id: 'more-back-than-away', title: { zh: '清退人数不超过抽借调人数', en: 'No more come back than were away' }, source: reportR9, mode: 'refuse', fixed: arithmetic },
  { id: 'evidence-unregistered', title: { zh: '销号佐证材料须已登记', en: 'Evidence for closing is a registered document' }, source: reportR21, mode: 'warn' },
  { id: 'close-evidence', title: { zh: '销号须附佐证材料', en: 'Closing needs evidence' }, source: reportR21, mode: 'refuse' },
  { id: 'cap-not-raised', title: { zh: '以增编销号须列明增编', en: 'Closing by a higher cap names what raised it' }, source: reportR22, mode: 'refuse' },
  { id: 'cap-of-another', title: { zh: '增编销号限于问题所涉机构的增编', en: 'A row is closed by the higher cap of the organ that it is about' }, source: reportR22, mode: 'refuse' },
  { id: 'raised-cap-overused', title: { zh: '以增编销号的条数不超过增编数', en: 'No more rows are closed by a higher cap than it rose by' }, source: reportR22, mode: 'refuse' },
  { id: 'issue-without-deadline', title: { zh: '列入台账的问题有整改时限', en: 'A row of a ledger has a time limit' }, source: reportR21, mode: 'warn' },
  { id: 'close-means', title: { zh: '销号须注明整改方式', en: 'Closing names its means' }, source: reportR22, mode: 'refuse' },
  { id: 'absorbed-over-excess', title: { zh: '消化人数不超过超配人数', en: 'No more are absorbed than were in excess' }, source: reportR22, mode: 'refuse', fixed: arithmetic },
  { id: 'absorb-means', title: { zh: '消化超配领导须注明方式', en: 'Leaders in excess are absorbed by means that the table knows' }, source: reportR22, mode: 'refuse' },
  { id: 'remaining-differs', title: { zh: '剩余人数与消化数相符', en: 'What remains fits what was absorbed' }, source: reportR22, mode: 'refuse' },
  { id: 'plan-over-remaining', title: { zh: '方案不超过剩余人数', en: 'A plan absorbs no more than remain' }, source: reportR22, mode: 'refuse' },
]);
