/** Why something is not among the rows. */
export interface Reason {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

const facts = { count: '事件数', type: '事件类型', stream: '对象', content: '内容', date: '生效日期', source: '依据文件' } as const;

export const reasons = {
  noTable: { code: 'no-table', zh: '没有记录此类事项的导入表', en: 'no import table records this' },
  noRow: { code: 'no-row', zh: '导入表中没有对应的写法', en: 'the table has no words for it' },
  personal: { code: 'personal', zh: '涉及个人，姓名和号码只在个人信息库', en: 'it is about a person, whose name and number only the vault knows' },
  later: { code: 'later', zh: '截止日后才生效', en: 'it takes effect after the day asked for' },
  nameUnknown: { code: 'name-unknown', zh: '所涉对象没有可用的名称', en: 'what it speaks of has no name that a row could use' },
  correctedMissing: { code: 'corrected-missing', zh: '所更正或注销的事项不在导出之列', en: 'what it corrects or takes back is not among the rows' },
  wentBack: { code: 'went-back', zh: '已随导入撤回', en: 'it was taken back with its import' },
  nothing: { code: 'nothing-new', zh: '按此行重新导入不会记下任何事项', en: 'the row would record nothing' },
  unreadable: (why: string): Reason => ({ code: 'unreadable', zh: `写成的行读不回来（${why}）`, en: `the row cannot be read back (${why})` }),
  refused: (why: string): Reason => ({ code: 'refused', zh: `按此行重新导入会被拒绝（${why}）`, en: `the row would be refused (${why})` }),
  other: (what: keyof typeof facts): Reason => ({ code: `other-${what}`, zh: `按此行重新导入，${facts[what]}与原记录不同`, en: `the row would record another ${what}` }),
  nameTaken: (name: string): Reason => ({ code: 'name-taken', zh: `名称“${name}”在导入时指另一对象，或尚未登记`, en: `to an import "${name}" means something else, or nothing yet` }),
} as const;
