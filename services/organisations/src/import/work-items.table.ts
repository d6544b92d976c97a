import { defineImportTable, sampleNames, type RowReader } from '@yange/use-case';
import { activateWorkItemUseCase } from '../commands/work-item/activate-work-item.use-case.js';
import { admitWorkItemUseCase } from '../commands/work-item/admit-work-item.use-case.js';
import { endWorkItemUseCase } from '../commands/work-item/end-work-item.use-case.js';
import { fileWorkItemUseCase } from '../commands/work-item/file-work-item.use-case.js';
import { handOnWorkItemUseCase } from '../commands/work-item/hand-on-work-item.use-case.js';
import { columns, commandByVerb, hint, textOr, type RowVerbs } from './row-commands.js';
import { workItemWriters } from './work-items.writers.js';

const organIn = (row: RowReader, header: string) => {
  const { id, name } = row.organ(header);
  return { organId: id, name };
};

const verbs: RowVerbs = {
  准入: (row) => {
    const requestedBy = row.optionalOrgan('提出机构');
    row.text('承接单位');
    return {
      useCase: admitWorkItemUseCase,
      body: { name: row.text('事项名称'), ...(requestedBy === null ? {} : { requestedById: requestedBy.id }), basis: textOr(row, '说明', ''), unitIds: row.organs('承接单位').map(({ id }) => id) },
    };
  },
  备案: (row) => ({ useCase: fileWorkItemUseCase, body: { name: row.text('事项名称'), filedWith: row.text('备案机关') } }),
  启用: (row) => ({ useCase: activateWorkItemUseCase, body: { name: row.text('事项名称') } }),
  转接: (row) => ({ useCase: handOnWorkItemUseCase, body: { name: row.text('事项名称'), from: organIn(row, '原单位'), successors: [organIn(row, '承接单位')] } }),
  退出: (row) => ({ useCase: endWorkItemUseCase, body: { name: row.text('事项名称'), reason: textOr(row, '说明', '') } }),
};

/** 准入事项: what towns and streets do for departments, from its admission to its end. */
export const workItemsTable = defineImportTable({
  name: '准入事项',
  sample: { 事项: '准入', 事项名称: '示例事项', 提出机构: sampleNames.organ, 承接单位: sampleNames.town, 说明: '示例依据' },
  columns: [
    columns.verb(Object.keys(verbs).join('、')),
    { header: '事项名称', required: true, hint: hint('本区内不重复', 'no second one in the district has it') },
    { header: '提出机构', required: false, hint: hint('要求镇街承担的部门', 'the department that wants it done') },
    { header: '原单位', required: false, hint: hint('转接：原承接单位', 'who did it before') },
    { header: '承接单位', required: false, hint: hint('镇或街道；准入可填几个，用、分隔', 'towns and streets; for a succession the one that comes after') },
    { header: '备案机关', required: false, hint: hint('在何处备案', 'with whom it is filed') },
    { header: '说明', required: false, hint: hint('准入依据或退出原因', 'basis, or why it ends') },
  ],
  command: (row) => commandByVerb(row, verbs),
  writers: workItemWriters,
});
