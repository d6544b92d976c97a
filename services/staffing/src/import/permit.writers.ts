import type { QuotaAccount, StaffingEvent } from '@yange/contracts';
import { rowWriters, type Cells } from '@yange/use-case';
import { ownerCells, typeCells } from './staffing.cells.js';

const accountCells = (account: QuotaAccount | undefined): Cells => ({ ...ownerCells(account?.owner), ...typeCells(account?.type) });

/** A permit without a number of its own cannot be brought again. */
export const permitWriters = rowWriters<StaffingEvent>({
  UsePermitGranted: ({ account, count, expiresOn, number }) => (number === '' ? null : { 事项: '用编审批', 用编编号: number, ...accountCells(account), 数量: String(count), 有效期止: expiresOn }),
  UsePermitExpired: ({ permitId }, told) => ({ 事项: '用编到期', 用编: told.row(permitId) }),
  UsePermitWithdrawn: ({ permitId, reason }, told) => ({ 事项: '收回用编', 用编: told.row(permitId), ...accountCells(told.all('QuotaReservationEnded')[0]?.account), 说明: reason }),
});
