import type { Contract, ReferenceListSet } from '@yange/contracts';
import type { DomainEvent } from '@yange/kernel';
import { column, defineImportTable, type ImportTable } from '../import-table.definition.js';
import { rowWriters } from '../row.writers.js';
import type { RowReader } from '../row.reader.js';
import type { AnyUseCase } from '../use-case.definition.js';
import type { ReferenceEntry, ReferenceList } from './reference-list.aggregate.js';
import { entryCode, setReferenceList, tablesRight } from './set-reference-list.use-case.js';

type ReferenceListEvent = DomainEvent & { readonly type: 'ReferenceListSet'; readonly data: ReferenceListSet };

const partsOf = (line: string): readonly string[] => line.split(/[|｜]/).map((part) => part.trim());

/**
 * 参考表: reference tables of one service as they hold from a day on. A row is a whole table, a line of its cell an entry: what a row leaves out is retired from its day on,
 * and no order of rows can leave half a table behind. Marks arm rules, so that whoever brings such rows needs the right to set them, in history too: what a table says
 * before the cut-over date holds after it.
 * @param context 编制: a table of the name belongs to one service
 */
export const referenceListsTable = (context: string, contract: Contract, lists: readonly ReferenceList[]): ImportTable => {
  const useCases = new Map(lists.map((list) => [list.list, setReferenceList(contract, list)]));
  const byTitle: Readonly<Record<string, string>> = Object.fromEntries(lists.map(({ list, title }) => [title.zh, list]));
  const listOf = (id: string): ReferenceList | undefined => lists.find(({ list }) => list === id);
  const [first] = lists;
  return defineImportTable({
    name: `${context}参考表`,
    right: tablesRight,
    sample: { 代码表: first?.title.zh ?? '', 条目: first === undefined ? '' : linesOf(first, first.shipped) },
    columns: [
      column('代码表', lists.map(({ title }) => title.zh).join('、'), 'which table', true),
      { ...column('条目', '一行一条：代码|名称|标记|依据；标记用；分隔；自生效日期起整表替换，未列的代码停用', 'a line per entry: code|name|marks|source; marks separated by ；. The whole table from that day on', true), longest: 32_767 },
    ],
    command: (row) => {
      const list = row.oneOf('代码表', byTitle);
      const of = listOf(list) as ReferenceList;
      return { useCase: useCases.get(list) as unknown as AnyUseCase, body: { entries: entriesIn(row, of) } };
    },
    writers: rowWriters<ReferenceListEvent>({
      ReferenceListSet: ({ list, entries }) => {
        const of = listOf(list);
        // A bar inside a name would read as another part.
        if (of === undefined || entries.some(({ name, source }) => /[|｜\n]/.test(`${name}${source}`))) return null;
        return { 代码表: of.title.zh, 条目: linesOf(of, entries) };
      },
    }),
  });
};

const entriesIn = (row: RowReader, list: ReferenceList): readonly ReferenceEntry[] => {
  const lines = row.text('条目').split('\n').map((line) => line.trim()).filter((line) => line !== '');
  return lines.map((line, index) => {
    const [code = '', name = '', marks = '', source = '', ...more] = partsOf(line);
    const wrong = (zh: string, en: string): void => row.fail('条目', 'entry-form', `第 ${index + 1} 条“${line.slice(0, 60)}”：${zh}`, `entry ${index + 1} "${line.slice(0, 60)}": ${en}`);
    if (!entryCode.safeParse(code).success) wrong('代码须为小写字母、数字、连字符', 'a code is lower-case letters, digits and hyphens');
    if (name === '') wrong('缺名称', 'it has no name');
    if (more.length > 0) wrong('多于四部分', 'it has more than four parts');
    const marked = marks.split(/[；;]/).map((mark) => mark.trim()).filter((mark) => mark !== '');
    const unknown = marked.find((mark) => markIn(list, mark) === undefined);
    if (unknown !== undefined) wrong(`没有标记“${unknown}”；可用：${Object.values(list.marks).map(({ zh }) => zh).join('；')}`, `there is no mark "${unknown}": ${Object.keys(list.marks).join(', ')}`);
    return { code, name, marks: marked.map((mark) => markIn(list, mark) ?? mark), source };
  });
};

/** By its code, or as its table says it. */
const markIn = ({ marks }: ReferenceList, given: string): string | undefined => (Object.hasOwn(marks, given) ? given : Object.keys(marks).find((code) => marks[code]?.zh === given));

const linesOf = ({ marks: known }: ReferenceList, entries: readonly ReferenceEntry[]): string =>
  entries.map(({ code, name, marks, source }) => [code, name, marks.map((mark) => known[mark]?.zh ?? mark).join('；'), source].join('|').replace(/\|+$/, '')).join('\n');
