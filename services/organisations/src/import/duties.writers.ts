import type { OrganisationsEvent } from '@yange/contracts';
import { rowWriters, shippedName } from '@yange/use-case';
import { misfitKinds } from '../domain/reference/misfit-kinds.js';

export const dutyWriters = rowWriters<OrganisationsEvent>({
  SandingRevised: ({ organName, version, duties, reason }) => ({ 事项: '修订三定', 机构: organName, 版本: String(version), 职能: duties.join('\n'), 说明: reason }),
  DutyMoved: ({ duty, fromOrganName, toOrganName, basis }) => ({ 事项: '职能划转', 机构: fromOrganName, 划入机构: toOrganName, 职能: duty, 说明: basis }),
  DutyReturned: ({ duty, fromOrganName, toOrganName, basis }) => ({ 事项: '职能回归', 机构: fromOrganName, 划入机构: toOrganName, 职能: duty, 说明: basis }),
  SandingMisfitFound: ({ organName, kind, words }) => ({ 事项: '登记不符', 机构: organName, 类别: shippedName(misfitKinds, kind), 说明: words }),
  SandingMisfitCorrected: ({ organName, misfitId, words }, told) => ({ 事项: '纠正不符', 机构: organName, 不符事项: told.row(misfitId), 说明: words }),
});
