import { membersIn, TransferDirection, unnamedIn, type StaffingEvent } from '@yange/contracts';
import { listed, rowWriters } from '@yange/use-case';
import { ownerCells, sideCells, typeCells } from './staffing.cells.js';

const directions: Readonly<Record<number, string>> = { [TransferDirection.WITHIN]: '区内', [TransferDirection.OUT]: '划出区外', [TransferDirection.IN]: '区外划入' };

export const transferWriters = rowWriters<StaffingEvent>({
  TransferBatchRecorded: ({ name, units, persons, direction, from, to, withQuota, counterpartRegion }, told) => {
    const [moved] = told.all('QuotaTransferredOut');
    const [came] = told.all('QuotaTransferredIn');
    const type = (moved ?? came)?.account?.type;
    return {
      事项: '转隶', 批次: name, 涉及单位数: String(unnamedIn(units)), 人数: String(membersIn(persons)), 方向: directions[direction] ?? '', 对方区划代码: counterpartRegion, ...sideCells(from, '划出单位', '划出单位数'), ...sideCells(to, '划入单位', '划入单位数'),
      连人带编: withQuota ? '是' : '否', ...(withQuota ? { ...typeCells(type), 编制数: String((moved ?? came)?.count ?? 0) } : {}),
    };
  },
  SecondmentsRecorded: ({ owner, forms, persons, until }) => ({ 事项: '抽调借调', ...ownerCells(owner), 形式: listed(forms), 人数: String(persons), 期限: until }),
  SecondmentsCleared: ({ owner, forms, complete, persons }) => ({ 事项: '抽调借调清理', ...ownerCells(owner), 形式: listed(forms), 完成: complete ? '是' : '', 人数: persons === undefined ? '' : String(persons) }),
});
