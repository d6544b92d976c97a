import { rowWriters } from '@yange/use-case';
import type { EnforcementEvent } from '@yange/contracts';

/** As the contract numbers them (`AuxiliaryKind`). */
const kinds: Readonly<Record<number, string>> = { 1: '政府购买服务', 2: '聘用', 3: '志愿者' };

export const auxiliaryWriters = rowWriters<EnforcementEvent>({
  AuxiliaryStaffEngaged: ({ kind, staff }) => ({ 事项: '增加', 类别: kinds[kind] ?? '', 名称: staff?.label ?? '', 人数: String(staff?.count ?? 0) }),
  AuxiliaryStaffLeft: ({ label, count }) => ({ 事项: '离开', 名称: label, 人数: String(count) }),
});
