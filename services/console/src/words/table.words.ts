import type { Words } from './say.js';

export const tableWords = {
  pageBefore: { zh: '上一百行', en: 'The hundred before' },
  pageAfter: { zh: '下一百行', en: 'The next hundred' },
  search: { zh: '在表中查找', en: 'Search the table' },
  columns: { zh: '列', en: 'Columns' },
  export: { zh: '导出所示', en: 'Export what is shown' },
  print: { zh: '打印', en: 'Print' },
  rows: { zh: '行', en: 'rows' },
  of: { zh: '共', en: 'of' },
  nothing: { zh: '没有符合的行，放宽查找词。', en: 'No row matches: widen the search.' },
  empty: { zh: '这一天还没有登记。换一个日子，或先登记、导入。', en: 'Nothing is recorded as of this day: choose another day, or record or import it first.' },
  filter: { zh: '筛选', en: 'filter' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  madeAt: { zh: '制表时间', en: 'made at' },
} satisfies Readonly<Record<string, Words>>;
