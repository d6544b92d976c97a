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
  kind: { zh: '种类', en: 'Kind' },
  anyKind: { zh: '全部种类', en: 'all kinds' },
  dueOn: { zh: '期限', en: 'due on' },
  noDay: { zh: '没有期限', en: 'no day is set' },
  daysLeft: { zh: '，还有', en: ',' },
  daysOver: { zh: '，已逾期', en: ', overdue by' },
  workingDays: { zh: '个工作日', en: 'working days' },
  standsInFor: { zh: '我代办：', en: 'I stand in for' },
  standsInForMe: { zh: '今日由人代办：', en: 'stands in for me today:' },
  anyOfRole: { zh: '尚未指定经办人，本岗位均可办', en: 'nobody is named: anybody of the role' },
  deal: { zh: '去办理', en: 'Deal with it' },
  origin: { zh: '由何事引起', en: 'What it comes from' },
  shownOf: { zh: '已列出', en: 'shown' },
  noCalendar: { zh: '年的节假日尚未登记，只按周六、周日计', en: ': no holidays are registered, only weekends are counted' },
} satisfies Readonly<Record<string, Words>>;

export const spanWords = {
  overdue: { zh: '已逾期', en: 'Overdue' },
  soon: { zh: '五个工作日内', en: 'Within five working days' },
  later: { zh: '以后', en: 'Later' },
  open: { zh: '没有期限', en: 'No day is set' },
} satisfies Readonly<Record<string, Words>>;

/** Where a day comes from. */
export const dueByWords = {
  event: { zh: '所据事项自定', en: 'by what it comes from' },
  term: { zh: '按本区时限', en: "by the district's term" },
  default: { zh: '按系统初设时限', en: 'by the first setting' },
  nothing: { zh: '未定', en: 'not set' },
} satisfies Readonly<Record<string, Words>>;
