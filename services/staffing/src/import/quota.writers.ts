import { CounterpartScope, quotaKindIn, type QuotaAccount, type StaffingEvent } from '@yange/contracts';
import { rowWriters, shippedName, type Cells } from '@yange/use-case';
import { quotaKinds } from '../domain/reference/quota-kinds.js';
import { ownerCells, sideCells, typeCells } from './staffing.cells.js';

interface Amount {
  readonly account?: QuotaAccount | undefined;
  readonly count: number;
}

const amount = (verb: string, { account, count }: Amount): Cells => ({ 事项: verb, ...ownerCells(account?.owner), ...typeCells(account?.type), 数量: String(count) });

/** A move that came with a batch of persons is a row of 人员转隶. */
export const quotaWriters = rowWriters<StaffingEvent>({
  QuotaApproved: (event) => amount('核定', event),
  QuotaIncreased: (event) => ({ ...amount('增加', event), 说明: event.reason }),
  QuotaReduced: (event) => ({ ...amount('核减', event), 说明: event.reason }),
  QuotaTransferredOut: ({ account, count, to, manner, batchId }) =>
    batchId !== '' ? null : {
      事项: '划转', ...ownerCells(to?.owner), ...typeCells(account?.type), 数量: String(count), ...sideCells(account?.owner, '划出单位', '划出单位数'), 说明: manner, 区外: to?.scope === CounterpartScope.OUTSIDE ? '划入' : '', 对方区划代码: to?.region ?? '',
    },
  QuotaTransferredIn: ({ account, count, from, manner, batchId }) =>
    batchId !== '' ? null : { ...amount('划转', { account, count }), ...sideCells(from?.owner, '划出单位', '划出单位数'), 说明: manner, 区外: from?.scope === CounterpartScope.OUTSIDE ? '划出' : '', 对方区划代码: from?.region ?? '' },
  QuotaTotalSet: (event) => ({ 事项: '核定总量', 编制类型: shippedName(quotaKinds, quotaKindIn(event)), 数量: String(event.count) }),
  HeadcountStated: (event) => amount('实有', event),
});
