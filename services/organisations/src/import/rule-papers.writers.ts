import type { OrganisationsEvent } from '@yange/contracts';
import { listed, rowWriters, shippedName } from '@yange/use-case';
import { rulePaperKinds } from '../domain/reference/rule-paper-kinds.js';

export const rulePaperWriters = rowWriters<OrganisationsEvent>({
  DocumentPutInForce: ({ title, kind, inForceFrom, inForceTo }) => ({ 事项: '施行', 文件: title, 类别: shippedName(rulePaperKinds, kind), 施行日期: inForceFrom, 有效期止: inForceTo }),
  DocumentRepealed: ({ title, reason, replacedBy }, told) => ({ 事项: '废止', 文件: title, 说明: reason, 替代文件: told.name(replacedBy) }),
  WorkDaysSet: ({ year, holidays, workdays, copyOf }) => (copyOf === '' ? { 事项: '工作日历', 年度: String(year), 放假: listed(holidays), 上班: listed(workdays) } : null),
});
