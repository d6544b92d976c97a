import { column, defineImportTable, sampleNames, type RowCommand, type RowReader } from '@yange/use-case';
import { clearSecondmentsUseCase } from '../commands/transfers/clear-secondments.use-case.js';
import { recordSecondmentsUseCase } from '../commands/transfers/record-secondments.use-case.js';
import { recordTransferBatchWithQuotaUseCase } from '../commands/transfers/record-transfer-batch-with-quota.use-case.js';
import { recordTransferBatchUseCase } from '../commands/transfers/record-transfer-batch.use-case.js';
import { counterpartColumn, counterpartIn, ownerColumns, ownerIn, ownerOf, quotaTypeColumns, quotaTypeOf } from './staffing.columns.js';
import { transferWriters } from './transfer.writers.js';

const matters = { 转隶: 'transfer', 抽调借调: 'second', 抽调借调清理: 'clear' } as const;
const directions = { 区内: 'within', 划出区外: 'out', 区外划入: 'in' } as const;

const batch = (row: RowReader) => ({
  name: row.text('批次'),
  units: row.integer('涉及单位数'),
  persons: row.integer('人数'),
  direction: row.oneOf('方向', directions),
  ...counterpartIn(row),
  ...(row.optionalText('划出单位') === null ? {} : { from: ownerIn(row, '划出单位', '划出单位数') }),
  ...(row.optionalText('划入单位') === null ? {} : { to: ownerIn(row, '划入单位', '划入单位数') }),
});

const transfer = (row: RowReader): RowCommand =>
  row.yes('连人带编')
    ? { useCase: recordTransferBatchWithQuotaUseCase, body: { ...batch(row), type: quotaTypeOf(row), quota: row.integer('编制数') } }
    : { useCase: recordTransferBatchUseCase, body: batch(row) };

const clearing = (row: RowReader): RowCommand => {
  const persons = row.optionalInteger('人数');
  return { useCase: clearSecondmentsUseCase, body: { owner: ownerOf(row), forms: row.list('形式'), complete: row.yes('完成'), ...(persons === null ? {} : { persons }) } };
};

const untilOf = (row: RowReader): { readonly until?: string } => {
  const until = row.optionalDate('期限');
  return until === null ? {} : { until: until.to };
};

const command = (row: RowReader): RowCommand => {
  switch (row.matter(matters)) {
    case 'transfer':
      return transfer(row);
    case 'second':
      return { useCase: recordSecondmentsUseCase, body: { owner: ownerOf(row), forms: row.list('形式'), persons: row.integer('人数'), ...untilOf(row) } };
    case 'clear':
      return clearing(row);
  }
};

export const transferTable = defineImportTable({
  name: '人员转隶',
  sample: { 事项: '转隶', 批次: '示例批次', 涉及单位数: '2', 人数: '5', 方向: '区内', 划出单位: '示例划出单位', 划出单位数: '1', 划入单位: sampleNames.organ, 连人带编: '否' },
  columns: [
    column('事项', '转隶、抽调借调、抽调借调清理', 'what happened', true),
    ...ownerColumns,
    column('批次', '转隶批次名称', 'name of the batch'),
    column('涉及单位数', '涉及多少个单位', 'distinct units'),
    column('人数', '人数；清理未写明人数的留空', 'persons'),
    column('方向', '区内、划出区外、区外划入', 'within, out of or into the district'),
    column('划出单位', '机构名称或合称', 'from whom'),
    column('划出单位数', '划出方为合称时填', 'members of that group'),
    column('划入单位', '机构名称或合称', 'to whom'),
    column('划入单位数', '划入方为合称时填', 'members of that group'),
    counterpartColumn,
    column('连人带编', '是 或 否', 'the quota moves along'),
    ...quotaTypeColumns,
    column('编制数', '连人带编时随人划转的编制数', 'posts that move along'),
    column('形式', '抽调、借调', 'forms of secondment'),
    column('期限', '抽调、借调至何日', 'until when they are away'),
    column('完成', '是 表示已全部清理', 'all came back'),
  ],
  command,
  writers: transferWriters,
});
