import { defineRules, type RuleSource } from './rule.definition.js';

const procedure: RuleSource = { kind: 'report', zh: '改革报告三（三）：动议、论证、会议、上报', en: 'reform report, section 3(3): motion, argument, meeting, submission' };

/** Whoever sets modes is whom these rules bind. */
const underDecision = { zh: '审批程序约束设定规则的人', en: 'the procedure binds whoever sets the modes' };

const slip: RuleSource = { kind: 'conclusion', zh: '录入差错：记录与文件不符，以文件为准', en: 'a slip of the pen: the record is not what the document says' };

/** No article is named that prescribes it: the law asks that personal data can be erased, and a log cannot. */
const forVault: RuleSource = { kind: 'conclusion', zh: '日志不可删改，个人信息应可依法删除，只存入保险库', en: 'a log is never altered, and personal data must be erasable: they go to the vault alone' };
const keptForEver = { zh: '写入日志的文字无法删除', en: 'what is in the log cannot be erased' };

/** Rules that every service keeps, whatever it is about: decided before a use case is asked. */
export const platformRules = defineRules([
  {
    id: 'document-required',
    title: { zh: '变更须有依据文件', en: 'A change cites the document that it rests on' },
    source: { kind: 'conclusion', zh: '机构编制事项以批准文件为准', en: 'the approval document is the source of authority' },
    mode: 'refuse',
    fixed: { zh: '没有文件就没有依据', en: 'without a document there is no authority' },
  },
  {
    id: 'document-number',
    title: { zh: '发文字号须规范', en: 'The document number is well formed' },
    source: { kind: 'standard', zh: '党政机关公文格式', en: 'format of official documents' },
    mode: 'refuse',
    fixed: { zh: '不规范的字号无法核对', en: 'a number in another form cannot be checked' },
  },
  {
    id: 'document-incomplete',
    title: { zh: '依据文件须有发文机关和成文日期', en: 'The document has an issuer and a date' },
    source: { kind: 'conclusion', zh: '机构编制事项以批准文件为准', en: 'the approval document is the source of authority' },
    mode: 'refuse',
    fixed: { zh: '没有发文机关和日期的文件无法核对', en: 'a document without issuer and date cannot be checked' },
  },
  {
    id: 'document-in-future',
    title: { zh: '依据文件的成文日期不晚于今天', en: 'The document is not dated after today' },
    source: { kind: 'conclusion', zh: '尚未成文的文件不能作为依据', en: 'what is not signed yet is no authority' },
    mode: 'refuse',
    fixed: { zh: '尚未成文的文件没有效力', en: 'a document that is not signed yet has no force' },
  },
  ...(
    [
      ['decision-required', '变更须依据已生效的决定', 'A live change stands under a decision'],
      ['decision-unknown', '所依据的决定须已送达', 'The decision is known where the change is made'],
      ['decision-revoked', '所依据的决定未被撤销', 'The decision was not revoked'],
      ['decision-not-in-force', '变更在决定有效期内生效', 'The change takes effect while the decision is in force'],
      ['decision-does-not-cover', '决定须包括该事项和对象', 'The decision covers the matter and all that it is about'],
      ['decision-quota-kind', '编制类型与决定一致', 'The kind of quota is that of the decision'],
      ['decision-direction', '核增、核减、划转与决定一致', 'A change goes the way that the decision says'],
    ] as const
  ).map(([id, zh, en]) => ({ id, title: { zh, en }, source: procedure, mode: 'refuse' as const, fixed: underDecision })),
  {
    id: 'decision-level',
    title: { zh: '跨层级、跨区划转编制由市以上批准', en: 'Posts cross the border of the district by a decision of the city' },
    source: { kind: 'article', zh: '国务院令第486号第十八条', en: 'State Council Decree 486, article 18' },
    mode: 'refuse',
    fixed: underDecision,
  },
  {
    id: 'decision-amount-exceeded',
    title: { zh: '使用数量不超过决定核定的数量', en: 'What is used of a decision is within what it grants' },
    source: procedure,
    mode: 'refuse',
    fixed: { zh: '决定的数量是算术', en: 'what a decision grants is arithmetic' },
  },
  {
    id: 'plan-not-approved',
    title: { zh: '实施的方案即批准的方案', en: 'What is carried out is the plan that was approved' },
    source: procedure,
    mode: 'refuse',
    fixed: { zh: '批准的只是所见的方案', en: 'an approval binds to what was seen' },
  },
  {
    id: 'correction-without-authority',
    title: { zh: '更正、撤销须经决定的事项，依据决定或由有权的第二人签办', en: 'What a decision is asked for is corrected under one, or rewritten and taken back by a second person entitled to it' },
    source: procedure,
    mode: 'refuse',
    fixed: underDecision,
  },
  {
    id: 'facts-rest-on-annulled',
    title: { zh: '撤销事项前，先更正或撤销以其为前提的事实', en: 'What rests on a fact is corrected or annulled before the fact is annulled' },
    source: { kind: 'conclusion', zh: '不存在的机构、人员、批次没有后来的事实', en: 'what never was has no later facts' },
    mode: 'refuse',
  },
  {
    id: 'before-cut-over',
    title: { zh: '日常业务不早于历史数据截止日生效', en: 'Live business takes effect from the cut-over date on' },
    source: { kind: 'conclusion', zh: '截止日之前的事实作为历史数据导入', en: 'what was so before the cut-over date is imported as history' },
    mode: 'refuse',
  },
  {
    id: 'after-cut-over',
    title: { zh: '补录只限历史数据截止日之前', en: 'History ends at the cut-over date' },
    source: { kind: 'conclusion', zh: '截止日之后的变更须按现行程序办理', en: 'later changes go through the procedure in force' },
    mode: 'refuse',
    fixed: { zh: '否则现行规则可被绕过', en: 'else the rules of today could be passed by' },
  },
  {
    id: 'draft-second-person',
    title: { zh: '草稿由起草人以外的人签办', en: 'Who wrote a draft does not sign it' },
    source: procedure,
    mode: 'refuse',
    fixed: { zh: '职责须分离', en: 'duties are separated' },
  },
  {
    id: 'slip-second-person',
    title: { zh: '录入差错由第二人确认', en: 'A slip of the pen is confirmed by a second person' },
    source: slip,
    mode: 'refuse',
    fixed: { zh: '没有文件，只有第二个人', en: 'there is no document, only the second person' },
  },
  {
    id: 'slip-of-decision-without-right',
    title: { zh: '须经决定的事项，录入差错由有权签办更正的人确认', en: 'A slip of the pen in what a decision is asked for is confirmed by who may sign corrections' },
    source: procedure,
    mode: 'refuse',
    fixed: underDecision,
  },
  {
    id: 'slip-without-right',
    title: { zh: '录入差错由有权签办更正的人确认', en: 'A slip of the pen is confirmed by who may sign corrections' },
    source: slip,
    mode: 'refuse',
  },
  {
    id: 'slip-other-fact',
    title: { zh: '录入差错不改变事项和对象', en: 'A slip of the pen is corrected within the same facts' },
    source: slip,
    mode: 'refuse',
    fixed: { zh: '换了对象就是另一件事', en: 'about another thing it is another fact' },
  },
  {
    id: 'slip-decided-field',
    title: { zh: '录入差错不改变文件决定的内容', en: 'A slip of the pen does not change what a document decided' },
    source: slip,
    mode: 'refuse',
    fixed: { zh: '文件决定的内容只能由文件改变', en: 'what a document decided, a document changes' },
  },
  {
    id: 'slip-not-in-document',
    title: { zh: '更正后的内容见于依据文件原文', en: 'What a slip is corrected to stands in the words of the document' },
    source: slip,
    mode: 'refuse',
  },
  {
    id: 'slip-too-late',
    title: { zh: '录入差错在期限内更正', en: 'A slip of the pen is corrected in time' },
    source: slip,
    mode: 'refuse',
  },
  {
    id: 'scheduled-change-due',
    title: { zh: '已生效的变更不能收回', en: 'A change that has taken effect is not taken back' },
    source: { kind: 'conclusion', zh: '已生效的变更只能更正或撤销', en: 'what has taken effect is corrected or annulled' },
    mode: 'refuse',
    fixed: { zh: '生效之后收回即改写历史', en: 'later it would rewrite what was so' },
  },
  {
    id: 'personal-data-in-text',
    title: { zh: '文字中不写公民身份号码和手机号码', en: 'No text holds an identity or mobile number' },
    source: forVault,
    mode: 'refuse',
    fixed: keptForEver,
  },
  {
    id: 'personal-name-in-text',
    title: { zh: '办理人员事项的文字中不写其姓名', en: 'No text of a command about somebody holds the name' },
    source: forVault,
    mode: 'refuse',
    fixed: keptForEver,
  },
  {
    id: 'rule-mode-dated-back',
    title: { zh: '规则执行方式自设定之日起施行', en: 'A mode of a rule holds from the day on which it is set, or a later one' },
    source: { kind: 'conclusion', zh: '规则不溯及既往', en: 'rules do not reach back' },
    mode: 'refuse',
    fixed: { zh: '否则违规可事后放行', en: 'else a breach could be let pass afterwards' },
  },
]);
