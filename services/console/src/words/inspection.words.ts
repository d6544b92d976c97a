import type { Words } from './say.js';

export const inspectionWords = {
  title: { zh: '督查台账', en: 'Inspections' },
  hint: { zh: '上级督查一件一件地办：要求、自查、报送、整改、办结，每一步各有日期、依据和佐证。', en: 'Each inspection of a higher level with its steps: request, self-check, submission, follow-up, closing, each with its day, its documents and its evidence.' },
  none: { zh: '还没有登记过督查', en: 'No inspection is recorded yet' },
  noneHint: { zh: '收到上级督查要求后，由经办人在“办理业务”登记督查要求，这里就会列出。', en: 'When a higher level asks for an account, a clerk records the inspection under All business; then it is listed here.' },
  noneAtStage: { zh: '没有处于这一环节的督查', en: 'No inspection is at this stage' },
  noneAtStageHint: { zh: '换一个环节，或看全部环节。', en: 'Choose another stage, or all of them.' },
  gone: { zh: '台账中没有这件督查', en: 'The ledger has no such inspection' },
  goneHint: { zh: '地址可能有误，或登记已被撤销。关上这一页，从台账里重新打开。', en: 'The address may be wrong, or its record was annulled. Close this and open one from the ledger.' },
  name: { zh: '督查事项', en: 'Inspection' },
  requestedBy: { zh: '督查机关', en: 'Asked by' },
  stage: { zh: '环节', en: 'Stage' },
  anyStage: { zh: '全部环节', en: 'all stages' },
  requestedOn: { zh: '要求日期', en: 'Asked on' },
  lastOn: { zh: '最近一步', en: 'Last step' },
  openFollowUps: { zh: '未整改项', en: 'Not put right' },
  evidenceCount: { zh: '佐证件数', en: 'Pieces of evidence' },
  next: { zh: '接下来可办', en: 'What may be done next' },
  nothingNext: { zh: '已办结，没有待办的步骤。有误的，从事件日志打开该事件作更正。', en: 'It is closed: no step is left. What is wrong is corrected from its event in the log.' },
  mayNot: { zh: '下一步由有登记权限的人办理：', en: 'The next step is for whoever may record: ' },
  notYet: { zh: '尚未办理', en: 'not done yet' },
  dueOn: { zh: '期限', en: 'due on' },
  scope: { zh: '督查范围', en: 'Scope' },
  findings: { zh: '自查情况', en: 'What was found' },
  addressee: { zh: '报送', en: 'Submitted to' },
  report: { zh: '所附汇报', en: 'The report attached' },
  demand: { zh: '整改要求', en: 'To be put right' },
  result: { zh: '整改结果', en: 'What was done' },
  conclusion: { zh: '办结意见', en: 'Conclusion' },
  documents: { zh: '依据', en: 'Rests on' },
  noDocuments: { zh: '没有依据文件', en: 'no document' },
  evidence: { zh: '佐证', en: 'Evidence' },
  event: { zh: '看事件', en: 'Its event' },
  putRight: { zh: '已整改', en: 'put right' },
  notPutRight: { zh: '未整改', en: 'not put right' },
  withdrawn: { zh: '该项要求已撤销', en: 'what was demanded is no longer recorded' },
} satisfies Readonly<Record<string, Words>>;

/** By the codes of the ledger. */
export const inspectionStages = {
  requested: { zh: '待自查', en: 'asked for' },
  'self-checked': { zh: '已自查', en: 'self-checked' },
  submitted: { zh: '已报送', en: 'submitted' },
  'follow-up': { zh: '整改中', en: 'follow-up' },
  closed: { zh: '已办结', en: 'closed' },
} satisfies Readonly<Record<string, Words>>;

export const inspectionParts = {
  request: { zh: '督查要求', en: 'Request' },
  'self-check': { zh: '自查', en: 'Self-check' },
  submission: { zh: '报送', en: 'Submission' },
  'follow-up': { zh: '反馈整改', en: 'Follow-up' },
  closing: { zh: '办结', en: 'Closing' },
} satisfies Readonly<Record<string, Words>>;
