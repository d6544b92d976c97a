import { defineImportTable, sampleNames, type RowReader } from '@yange/use-case';
import { acceptTaskCompletionUseCase } from '../commands/reform/accept-task-completion.use-case.js';
import { answerNoticeUseCase } from '../commands/reform/answer-notice.use-case.js';
import { claimTaskCompletionUseCase } from '../commands/reform/claim-task-completion.use-case.js';
import { issueSupportingMeasureUseCase } from '../commands/reform/issue-supporting-measure.use-case.js';
import { moveTaskLeadUseCase } from '../commands/reform/move-task-lead.use-case.js';
import { reviseReformTaskUseCase } from '../commands/reform/revise-reform-task.use-case.js';
import { planReformTaskUseCase } from '../commands/reform/plan-reform-task.use-case.js';
import { planSupportingMeasureUseCase } from '../commands/reform/plan-supporting-measure.use-case.js';
import { columns, commandByVerb, hint, textOr, type RowVerbs } from './row-commands.js';
import { taskProgressWriters } from './task-progress.writers.js';

const ofReform = (row: RowReader) => ({ reform: row.text('改革') });
const ofTask = (row: RowReader) => ({ ...ofReform(row), task: row.text('名称') });
const subject = ({ id, name }: { readonly id: string; readonly name: string }) => ({ organId: id, name });

const planned = (row: RowReader) => {
  const startsOn = row.optionalDate('开始日期');
  const dueOn = row.optionalDate('完成时限');
  return {
    useCase: planReformTaskUseCase,
    body: {
      ...ofReform(row), ordinal: row.integer('次序'), title: row.text('名称'), leadUnits: row.organs('机构').map(subject),
      ...(startsOn?.from === undefined || startsOn.from === null ? {} : { startsOn: startsOn.from }), ...(dueOn === null ? {} : { dueOn: dueOn.to }),
    },
  };
};

/** The whole task as it is from then on: an empty cell takes away what was there. */
const revised = (row: RowReader) => ({
  useCase: reviseReformTaskUseCase,
  body: { ...ofTask(row), leadUnits: row.organs('机构').map(subject), startsOn: row.optionalDate('开始日期')?.from ?? '', dueOn: row.optionalDate('完成时限')?.to ?? '', reason: row.text('说明') },
});

const verbs: RowVerbs = {
  列入任务: planned,
  变更任务: revised,
  调整牵头: (row) => ({ useCase: moveTaskLeadUseCase, body: { ...ofTask(row), from: subject(row.organ('原牵头单位')), successors: [subject(row.organ('机构'))] } }),
  申报完成: (row) => ({ useCase: claimTaskCompletionUseCase, body: { ...ofTask(row), evidence: row.list('佐证材料'), words: textOr(row, '说明', '') } }),
  认定完成: (row) => ({ useCase: acceptTaskCompletionUseCase, body: { ...ofTask(row), words: textOr(row, '说明', '') } }),
  计划配套: (row) => ({ useCase: planSupportingMeasureUseCase, body: { ...ofReform(row), ordinal: row.integer('次序'), title: row.text('名称') } }),
  出台配套: (row) => ({ useCase: issueSupportingMeasureUseCase, body: { ...ofReform(row), title: row.text('名称'), number: row.text('文号') } }),
  反馈通知: (row) => ({ useCase: answerNoticeUseCase, body: { ...ofReform(row), title: row.text('名称'), organId: row.organ('机构').id, words: textOr(row, '说明', ''), misfits: row.optionalInteger('不符项数') ?? 0 } }),
};

/** 任务进展: the map of a reform's tasks, who leads, what was done; papers that accompany it, answers to its notices. */
export const taskProgressTable = defineImportTable({
  name: '任务进展',
  sample: { 事项: '列入任务', 改革: '示例改革', 次序: '1', 名称: '示例任务', 机构: sampleNames.organ, 完成时限: '2019-12-31' },
  columns: [
    columns.verb(Object.keys(verbs).join('、')),
    { header: '改革', required: true, hint: hint('改革的名称，须已在“改革任务”表中启动', 'name of the reform, started before') },
    { header: '次序', required: false, hint: hint('第几项任务或配套文件', 'ordinal') },
    { header: '名称', required: true, hint: hint('任务、配套文件或通知的名称', 'title of the task, the paper or the notice') },
    { header: '机构', required: false, hint: hint('牵头单位，列入、变更任务可填几个，用、分隔；反馈通知的单位', 'who leads; who answers a notice') },
    { header: '原牵头单位', required: false, hint: hint('调整牵头：原单位', 'who led before') },
    { header: '开始日期', required: false, hint: hint('任务的开始日期', 'when the task starts') },
    { header: '完成时限', required: false, hint: hint('任务的完成时限', 'when the task is due') },
    { header: '佐证材料', required: false, hint: hint('申报完成的佐证文件，用、分隔', 'documents that prove it') },
    { header: '文号', required: false, hint: hint('出台的配套文件的文号', 'number of the paper that was issued') },
    { header: '不符项数', required: false, hint: hint('反馈通知：与“三定”不符的项数', 'how many things did not fit') },
    columns.label,
  ],
  command: (row) => commandByVerb(row, verbs),
  writers: taskProgressWriters,
});
