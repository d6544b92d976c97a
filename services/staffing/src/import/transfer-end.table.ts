import { column, defineImportTable, sampleNames, type RowCommand, type RowReader } from '@yange/use-case';
import { extendSecondmentUseCase } from '../commands/transfers/extend-secondment.use-case.js';
import { finishTransferBatchUseCase } from '../commands/transfers/finish-transfer-batch.use-case.js';
import { ownerColumns, ownerOf } from './staffing.columns.js';
import { transferEndWriters } from './transfer-end.writers.js';

const matters = { 转隶办结: 'finish', 抽调借调延期: 'extend' } as const;

const command = (row: RowReader): RowCommand => {
  const reason = row.optionalText('说明') ?? '';
  switch (row.matter(matters)) {
    case 'finish':
      return { useCase: finishTransferBatchUseCase, body: { batchId: row.begun('批次', 'batchId'), reason } };
    case 'extend':
      return { useCase: extendSecondmentUseCase, body: { secondmentId: row.begun('抽调借调', 'secondmentId'), owner: ownerOf(row), until: row.optionalDate('期限')?.to ?? row.text('期限'), reason } };
  }
};

/** 转隶办理: what became of the batches and secondments that 人员转隶 brought. */
export const transferEndTable = defineImportTable({
  name: '转隶办理',
  sample: { 事项: '转隶办结', 批次: '人员转隶 S-1', 单位: sampleNames.organ, 说明: '示例原因' },
  columns: [
    column('事项', Object.keys(matters).join('、'), 'what happened', true),
    column('批次', '办结的转隶批次，如 人员转隶 ZL-001', 'the row of the batch (table and 序号)'),
    column('抽调借调', '延期的抽调借调，如 人员转隶 ZL-009', 'the row of the secondments'),
    ...ownerColumns,
    column('期限', '延至何日', 'until when'),
    column('说明', '未逐人落实的原因，或延期原因', 'why some have no name, or why longer'),
  ],
  command,
  writers: transferEndWriters,
});
