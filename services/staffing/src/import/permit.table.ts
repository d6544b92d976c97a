import { column, defineImportTable, sampleNames, type RowCommand, type RowReader } from '@yange/use-case';
import { expireUsePermitUseCase } from '../commands/permits/expire-use-permit.use-case.js';
import { grantUsePermitUseCase } from '../commands/permits/grant-use-permit.use-case.js';
import { withdrawUsePermitUseCase } from '../commands/permits/withdraw-use-permit.use-case.js';
import { permitWriters } from './permit.writers.js';
import { ownerColumns, ownerOf, quotaTypeColumns, quotaTypeOf } from './staffing.columns.js';

const matters = { 用编审批: 'grant', 用编到期: 'expire', 收回用编: 'withdraw' } as const;

const grant = (row: RowReader): RowCommand => ({
  useCase: grantUsePermitUseCase,
  body: { number: row.text('用编编号'), owner: ownerOf(row), type: quotaTypeOf(row), count: row.integer('数量'), expiresOn: row.optionalDate('有效期止')?.to ?? row.text('有效期止') },
});

const command = (row: RowReader): RowCommand => {
  switch (row.matter(matters)) {
    case 'grant':
      return grant(row);
    case 'expire':
      return { useCase: expireUsePermitUseCase, body: { permitId: row.begun('用编', 'permitId') } };
    case 'withdraw':
      return { useCase: withdrawUsePermitUseCase, body: { permitId: row.begun('用编', 'permitId'), owner: ownerOf(row), type: quotaTypeOf(row), reason: row.optionalText('说明') ?? '' } };
  }
};

/** 用编: leave to take people on, given before the cut-over. People may be taken on under it afterwards, so whoever brings such rows needs the right to grant it (一支笔). */
export const permitTable = defineImportTable({
  name: '用编',
  right: grantUsePermitUseCase.right,
  sample: { 事项: '用编审批', 用编编号: '示例用编〔2019〕1号', 单位: sampleNames.organ, 编制类型: '行政编制', 数量: '1', 有效期止: '2019-12-31' },
  columns: [
    column('事项', Object.keys(matters).join('、'), 'what happened', true),
    column('用编编号', '用编审批：用编通知单编号，不重复', 'number of the permit, no second one has it'),
    column('用编', '到期、收回：批准该用编的行（如 用编 YB-001）或事件编号', 'the row that granted it (table and 序号), or its event'),
    ...ownerColumns,
    ...quotaTypeColumns,
    column('数量', '批准使用的编制数', 'posts that may be filled'),
    column('有效期止', '可使用的最后一日', 'last day on which they may be filled'),
    column('说明', '收回原因', 'why it was withdrawn'),
  ],
  command,
  writers: permitWriters,
});
