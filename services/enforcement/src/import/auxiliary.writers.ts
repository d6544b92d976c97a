import { auxiliaryKindIn, type EnforcementEvent } from '@yange/contracts';
import { rowWriters, shippedName } from '@yange/use-case';
import { auxiliaryKinds } from '../domain/reference/auxiliary-kinds.js';

export const auxiliaryWriters = rowWriters<EnforcementEvent>({
  AuxiliaryStaffEngaged: (engaged) => ({ 事项: '增加', 类别: shippedName(auxiliaryKinds, auxiliaryKindIn(engaged)), 名称: engaged.staff?.label ?? '', 人数: String(engaged.staff?.count ?? 0) }),
  AuxiliaryStaffLeft: ({ label, count }) => ({ 事项: '离开', 名称: label, 人数: String(count) }),
});
