import type { OrganisationsEvent } from '@yange/contracts';
import { listed, rowWriters } from '@yange/use-case';

export const workItemWriters = rowWriters<OrganisationsEvent>({
  WorkItemAdmitted: ({ name, requestedByName, basis, units }) => ({ 事项: '准入', 事项名称: name, 提出机构: requestedByName, 说明: basis, 承接单位: listed(units.map((unit) => unit.name)) }),
  WorkItemFiled: ({ name, filedWith }) => ({ 事项: '备案', 事项名称: name, 备案机关: filedWith }),
  WorkItemActivated: ({ name }) => ({ 事项: '启用', 事项名称: name }),
  WorkItemHandedOn: ({ name, fromOrganName, toOrganName }) => ({ 事项: '转接', 事项名称: name, 原单位: fromOrganName, 承接单位: toOrganName }),
  WorkItemEnded: ({ name, reason }) => ({ 事项: '退出', 事项名称: name, 说明: reason }),
});
