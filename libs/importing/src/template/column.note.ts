import type { CellKind, DescribedColumn } from '@yange/use-case';

const kinds: Readonly<Record<CellKind, string>> = {
  text: '文字',
  number: '整数，不写单位',
  choice: '从下拉中选',
  list: '多个用、分隔',
  date: '日期（文字）',
  organ: '机构名称，与设立时一致',
  document: '文号、标题或简称',
};

/** What goes into a column, in the words that stand beside its header. */
export const noteOf = ({ required, hint, kind }: DescribedColumn): string => `${required ? '必填；' : ''}${kinds[kind]}。${hint.zh} · ${hint.en}`;
