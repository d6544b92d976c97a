import { defineRules, type RuleSource } from './rule.definition.js';

const procedure: RuleSource = { kind: 'report', zh: '改革报告三（三）：动议、论证、会议、上报', en: 'reform report, section 3(3): motion, argument, meeting, submission' };

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
    ] as const
  ).map(([id, zh, en]) => ({ id, title: { zh, en }, source: procedure, mode: 'refuse' as const })),
  {
    id: 'after-cut-over',
    title: { zh: '补录只限历史数据截止日之前', en: 'History ends at the cut-over date' },
    source: { kind: 'conclusion', zh: '截止日之后的变更须按现行程序办理', en: 'later changes go through the procedure in force' },
    mode: 'refuse',
    fixed: { zh: '否则现行规则可被绕过', en: 'else the rules of today could be passed by' },
  },
]);
