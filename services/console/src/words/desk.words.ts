import type { Words } from './say.js';

export const deskWords = {
  title: { zh: '工作台', en: 'My desk' },
  hint: { zh: '轮到我办的、等签办的、本区预警、我最近记录的。', en: 'What is up to me, what waits for a signature, warnings of the district, what I recorded last.' },
  mine: { zh: '我的待办', en: 'Up to me' },
  nothingMine: { zh: '没有轮到我办的事。', en: 'Nothing is up to me.' },
  toSign: { zh: '待签办的草稿', en: 'Drafts that wait for a signature' },
  nothingToSign: { zh: '没有待签办的草稿。', en: 'No draft waits for a signature.' },
  slip: { zh: '录入差错', en: 'Slip of the pen' },
  reason: { zh: '理由', en: 'Why' },
  quote: { zh: '文件原文', en: 'Words of the document' },
  says: { zh: '拟记为', en: 'It would say' },
  corrected: { zh: '所更正的事件', en: 'The event that is corrected' },
  by: { zh: '起草', en: 'by' },
  warnings: { zh: '本区预警', en: 'Warnings of the district' },
  nothingWarned: { zh: '没有逾期或将到期的事。', en: 'Nothing is overdue or due soon.' },
  last: { zh: '我最近记录的', en: 'What I recorded last' },
  nothingRecorded: { zh: '还没有记录过什么。', en: 'Nothing was recorded yet.' },
  toMotions: { zh: '去申请与审批', en: 'To the motions' },
} satisfies Readonly<Record<string, Words>>;
