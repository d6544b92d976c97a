import { column, defineImportTable, entryCode, type RowCommand, type RowReader } from '@yange/use-case';
import { setDeclineReasonsUseCase } from '../commands/powers/set-decline-reasons.use-case.js';
import { setPowerKindsUseCase } from '../commands/powers/set-power-kinds.use-case.js';
import { shippedPowerKinds } from '../domain/power-list/power-kinds.aggregate.js';
import { powerTableWriters } from './power-tables.writers.js';
import { bodyMark, grounds, linesOf, tables } from './powers.words.js';

interface Line {
  readonly code: string;
  readonly name: string;
  readonly marks: readonly string[];
}

/** A line per entry, as the tables of other services have it: code|name|marks. */
const entries = (row: RowReader, known: readonly string[]): readonly Line[] =>
  row.text('条目').split('\n').map((line) => line.trim()).filter((line) => line !== '').map((line, index) => {
    const [code = '', name = '', marked = '', ...more] = line.split(/[|｜]/).map((part) => part.trim());
    const wrong = (zh: string, en: string): void => row.fail('条目', 'entry-form', `第 ${index + 1} 条“${line.slice(0, 60)}”：${zh}`, `entry ${index + 1} "${line.slice(0, 60)}": ${en}`);
    const marks = marked.split(/[；;]/).map((mark) => mark.trim()).filter((mark) => mark !== '');
    if (!entryCode.safeParse(code).success) wrong('代码须为小写字母、连字符', 'a code is lower-case letters and hyphens');
    if (name === '') wrong('缺名称', 'it has no name');
    if (more.length > 0) wrong('多于三部分', 'it has more than three parts');
    const unknown = marks.find((mark) => !known.includes(mark));
    if (unknown !== undefined) wrong(`没有标记“${unknown}”；可用：${known.join('；')}`, `there is no mark "${unknown}": ${known.join(', ')}`);
    return { code, name, marks };
  });

const kinds = (row: RowReader): RowCommand => ({ useCase: setPowerKindsUseCase, body: { kinds: entries(row, [bodyMark]).map(({ code, name, marks }) => ({ code, name, needsEnforcementBody: marks.includes(bodyMark) })) } });

const reasons = (row: RowReader): RowCommand => ({
  useCase: setDeclineReasonsUseCase,
  body: { reasons: entries(row, Object.keys(grounds)).map(({ code, name, marks }) => ({ code, name, standsOn: marks.flatMap((mark) => (Object.hasOwn(grounds, mark) ? [grounds[mark as keyof typeof grounds]] : [])) })) },
});

/** 权力参考表: kinds of power and reasons for declining, each a whole table from a day on. What they say arms rules: whoever brings them may set rules. */
export const powerTablesTable = defineImportTable({
  name: '权力参考表',
  right: setPowerKindsUseCase.right,
  sample: { 代码表: '权力类型', 条目: linesOf(shippedPowerKinds.map(({ code, name, needsEnforcementBody }) => ({ code, name, marks: needsEnforcementBody ? [bodyMark] : [] }))) },
  columns: [
    column('代码表', Object.keys(tables).join('、'), 'which table', true),
    { ...column('条目', `一行一条：代码|名称|标记；权力类型的标记：${bodyMark}；不认领原因的标记：${Object.keys(grounds).join('；')}。自生效日期起整表替换`, 'a line per entry: code|name|marks separated by ；. The whole table from that day on', true), longest: 32_767 },
  ],
  command: (row) => (row.oneOf('代码表', tables) === 'kinds' ? kinds(row) : reasons(row)),
  writers: powerTableWriters,
});
