import type { EnforcementEvent } from '@yange/contracts';
import { rowWriters } from '@yange/use-case';

export const handoverWriters = rowWriters<EnforcementEvent>({
  PowersHandedOver: ({ unit, counterpartName, matter, listId, count }) => (listId !== '' || count > 0 ? null : { 事项: '交接', 单位: unit?.name ?? '', 对方名称: counterpartName, 交接内容: matter }),
  EquipmentIssued: ({ unit, recipient, item, measureWord, count }) => ({ 事项: '配发装备', 单位: unit?.name ?? '', 配发对象: recipient, 装备: item, 量词: measureWord, 数量: String(count) }),
  EquipmentReturned: ({ unit, item, measureWord, count }) => ({ 事项: '收回装备', 单位: unit?.name ?? '', 装备: item, 量词: measureWord, 数量: String(count) }),
});
