import { defineImportTable, sampleNames, type RowReader } from '@yange/use-case';
import { correctMisfitUseCase } from '../commands/sanding/correct-misfit.use-case.js';
import { findMisfitUseCase } from '../commands/sanding/find-misfit.use-case.js';
import { moveDutyUseCase } from '../commands/sanding/move-duty.use-case.js';
import { returnDutyUseCase } from '../commands/sanding/return-duty.use-case.js';
import { reviseSandingUseCase } from '../commands/sanding/revise-sanding.use-case.js';
import { misfitKinds } from '../domain/reference/misfit-kinds.js';
import { dutyWriters } from './duties.writers.js';
import { columns, commandByVerb, hint, textOr, type RowVerbs } from './row-commands.js';

/** Duties contain 、 themselves: a line each. */
const duties = (row: RowReader): readonly string[] => textOr(row, '职能', '').split('\n').map((line) => line.trim()).filter((line) => line !== '');

const moved = (row: RowReader) => ({ organId: row.organ('机构').id, toId: row.organ('划入机构').id, duty: row.text('职能'), basis: textOr(row, '说明', '') });

const verbs: RowVerbs = {
  修订三定: (row) => ({ useCase: reviseSandingUseCase, body: { organId: row.organ('机构').id, version: row.integer('版本'), duties: duties(row), reason: textOr(row, '说明', '') } }),
  职能划转: (row) => ({ useCase: moveDutyUseCase, body: moved(row) }),
  职能回归: (row) => ({ useCase: returnDutyUseCase, body: moved(row) }),
  登记不符: (row) => ({ useCase: findMisfitUseCase, body: { organId: row.organ('机构').id, kind: row.listed('类别', misfitKinds), words: row.text('说明') } }),
  纠正不符: (row) => ({ useCase: correctMisfitUseCase, body: { organId: row.organ('机构').id, misfitId: row.begun('不符事项', 'misfitId'), words: row.text('说明') } }),
};

/** 三定职能: versions of the statutes of organs, duties that moved, and what did not fit them. */
export const dutiesTable = defineImportTable({
  name: '三定职能',
  sample: { 事项: '登记不符', 机构: sampleNames.organ, 类别: misfitKinds.shipped[0]?.name ?? '', 说明: '示例不符情况' },
  columns: [
    columns.verb(Object.keys(verbs).join('、')),
    { header: '机构', required: true, hint: hint('机构名称；划转、回归的为划出机构', 'the organ; of a duty that moves, who has it now') },
    { header: '划入机构', required: false, hint: hint('职能划入的机构', 'who has the duty afterwards') },
    { ...{ header: '职能', required: false, hint: hint('职能；修订三定可列几项，一行一项', 'the duty; of a statute a line each') }, longest: 10_000 },
    { header: '版本', required: false, hint: hint('修订三定：第几版，整数', 'version of the statute') },
    { header: '类别', required: false, hint: hint(`登记不符：${misfitKinds.shipped.map(({ name }) => name).join('、')}`, 'in what it does not fit') },
    { header: '不符事项', required: false, hint: hint('纠正的那一行，如 三定职能 SD-003', 'the row that recorded it (table and 序号)') },
    { header: '说明', required: false, hint: hint('修订原因、划转依据、不符情况或如何纠正', 'reason, basis, what does not fit or how it was corrected') },
  ],
  command: (row) => commandByVerb(row, verbs),
  writers: dutyWriters,
});
