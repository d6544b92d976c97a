import { column, defineImportTable, sampleNames, type RowCommand, type RowReader } from '@yange/use-case';
import { approveQuotaUseCase } from '../commands/quota/approve-quota.use-case.js';
import { increaseQuotaUseCase } from '../commands/quota/increase-quota.use-case.js';
import { setQuotaTotalUseCase } from '../commands/quota-totals/set-quota-total.use-case.js';
import { quotaKinds } from '../domain/reference/quota-kinds.js';
import { reduceQuotaUseCase } from '../commands/quota/reduce-quota.use-case.js';
import { stateHeadcountUseCase } from '../commands/quota/state-headcount.use-case.js';
import { transferQuotaUseCase } from '../commands/quota/transfer-quota.use-case.js';
import { counterpartColumn, counterpartIn, ownerColumns, ownerIn, ownerOf, quotaTypeColumns, quotaTypeOf } from './staffing.columns.js';
import { quotaWriters } from './quota.writers.js';

const matters = { 核定: 'approve', 增加: 'increase', 核减: 'reduce', 划转: 'transfer', 实有: 'headcount', 核定总量: 'total' } as const;
const outside = { 划出: 'from', 划入: 'to' } as const;

const reasonOf = (row: RowReader) => ({ reason: row.optionalText('说明') ?? '' });

const amount = (row: RowReader) => ({ owner: ownerOf(row), type: quotaTypeOf(row), count: row.integer('数量') });

const move = (row: RowReader): RowCommand => ({
  useCase: transferQuotaUseCase,
  body: {
    from: ownerIn(row, '划出单位', '划出单位数'),
    to: ownerOf(row),
    type: quotaTypeOf(row),
    count: row.integer('数量'),
    manner: row.optionalText('说明') ?? '',
    outside: row.optionalOneOf('区外', outside) ?? 'none',
    ...counterpartIn(row),
  },
});

const command = (row: RowReader): RowCommand => {
  switch (row.matter(matters)) {
    case 'approve':
      return { useCase: approveQuotaUseCase, body: amount(row) };
    case 'increase':
      return { useCase: increaseQuotaUseCase, body: { ...amount(row), ...reasonOf(row) } };
    case 'reduce':
      return { useCase: reduceQuotaUseCase, body: { ...amount(row), ...reasonOf(row) } };
    case 'transfer':
      return move(row);
    case 'headcount':
      return { useCase: stateHeadcountUseCase, body: amount(row) };
    case 'total':
      return { useCase: setQuotaTotalUseCase, body: { kind: row.listed('编制类型', quotaKinds), count: row.integer('数量') } };
  }
};

export const quotaTable = defineImportTable({
  name: '编制',
  sample: { 事项: '核定', 单位: sampleNames.organ, 编制类型: '行政编制', 数量: '12' },
  columns: [
    column('事项', Object.keys(matters).join('、'), 'what happened', true),
    ...ownerColumns,
    ...quotaTypeColumns,
    column('数量', '编制数或人数', 'posts or persons', true),
    column('划出单位', '划转时填；未列明的写明“未列明”', 'where moved quota comes from'),
    column('划出单位数', '划出方为合称时填，未列明填 0', 'members of the group that it comes from'),
    column('区外', '另一方在区外时填 划出 或 划入', 'the side that lies outside the district'),
    counterpartColumn,
    column('说明', '如 减上增下', 'for example 减上增下'),
  ],
  command,
  writers: quotaWriters,
});
