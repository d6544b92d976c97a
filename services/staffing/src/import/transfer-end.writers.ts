import type { StaffingEvent } from '@yange/contracts';
import { rowWriters } from '@yange/use-case';
import { ownerCells } from './staffing.cells.js';

export const transferEndWriters = rowWriters<StaffingEvent>({
  TransferBatchFinished: ({ batchId, reason }, told) => ({ 事项: '转隶办结', 批次: told.row(batchId), 说明: reason }),
  SecondmentsExtended: ({ secondmentId, owner, until, reason }, told) => ({ 事项: '抽调借调延期', 抽调借调: told.row(secondmentId), ...ownerCells(owner), 期限: until, 说明: reason }),
});
