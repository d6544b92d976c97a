import { isCalendarDate } from '@yange/kernel';
import { defineImportTable, sampleNames, type RowReader } from '@yange/use-case';
import { registerWorkCalendarUseCase } from '../commands/deputising/deputising.use-cases.js';
import { putDocumentInForceUseCase } from '../commands/document/put-document-in-force.use-case.js';
import { repealDocumentUseCase } from '../commands/document/repeal-document.use-case.js';
import { rulePaperKinds } from '../domain/reference/rule-paper-kinds.js';
import { columns, commandByVerb, hint, textOr, type RowVerbs } from './row-commands.js';
import { rulePaperWriters } from './rule-papers.writers.js';

const paper = (row: RowReader): { readonly documentId: string } => ({ documentId: row.document('文件')?.documentId ?? '' });

const day = (row: RowReader, header: string): string => row.optionalDate(header)?.to ?? row.text(header);

/** Days by themselves: a month is none. */
const days = (row: RowReader, header: string): readonly string[] =>
  row.list(header).filter((words) => {
    const whole = isCalendarDate(words);
    if (!whole) row.fail(header, 'wrong-date', `“${words}”应为某一日，如 2019-10-01`, `"${words}" should be a day: 2019-10-01`);
    return whole;
  });

const verbs: RowVerbs = {
  施行: (row) => {
    const to = row.optionalDate('有效期止');
    return { useCase: putDocumentInForceUseCase, body: { ...paper(row), kind: row.listed('类别', rulePaperKinds), inForceFrom: day(row, '施行日期'), ...(to === null ? {} : { inForceTo: to.to }) } };
  },
  废止: (row) => {
    const by = row.optionalText('替代文件') === null ? null : row.document('替代文件');
    return { useCase: repealDocumentUseCase, body: { ...paper(row), reason: textOr(row, '说明', ''), ...(by?.documentId === undefined ? {} : { replacedBy: by.documentId }) } };
  },
  工作日历: (row) => ({ useCase: registerWorkCalendarUseCase, body: { year: row.integer('年度'), holidays: days(row, '放假'), workdays: days(row, '上班') } }),
};

/** 制度与日历: rules that are to be followed and until when, and the working days of a year. */
export const rulePapersTable = defineImportTable({
  name: '制度与日历',
  sample: { 事项: '施行', 文件: sampleNames.document, 类别: rulePaperKinds.shipped[0]?.name ?? '', 施行日期: '2019-03-01' },
  columns: [
    columns.verb(Object.keys(verbs).join('、')),
    { header: '文件', required: false, hint: hint('施行或废止的文件，须在“文件”表中', 'the paper, of the table of documents') },
    { header: '类别', required: false, hint: hint(rulePaperKinds.shipped.map(({ name }) => name).join('、'), 'kind of paper') },
    { header: '施行日期', required: false, hint: hint('从何日起施行', 'since when it is to be followed') },
    { header: '有效期止', required: false, hint: hint('最后一日；没有期限的留空', 'last day; empty for no end') },
    { header: '替代文件', required: false, hint: hint('取代它的文件', 'the paper that takes its place') },
    { header: '年度', required: false, hint: hint('工作日历的年度', 'year of the calendar') },
    { header: '放假', required: false, hint: hint('放假的工作日，如 2019-10-01，用、分隔', 'weekdays off, separated by 、') },
    { header: '上班', required: false, hint: hint('调休上班的周末', 'weekend days that are worked') },
    { header: '说明', required: false, hint: hint('废止原因', 'why it was repealed') },
  ],
  command: (row) => commandByVerb(row, verbs),
  writers: rulePaperWriters,
});
