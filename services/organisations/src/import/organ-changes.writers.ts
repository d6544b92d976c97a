import type { OrganisationsEvent } from '@yange/contracts';
import { listed, rowWriters, unlessZero } from '@yange/use-case';

const regions = (all: readonly { readonly code: string; readonly name: string }[]): string => listed(all.map(({ code, name }) => `${code}${name}`));

export const organChangeWriters = rowWriters<OrganisationsEvent>({
  OrganRankChanged: ({ organName, newRank }) => ({ 事项: '调整规格', 机构: organName, 规格: newRank }),
  OrgansCoLocated: ({ organName, withOrganName }, told) => ({ 事项: '合署办公', 机构: organName, 合署机构: withOrganName, 机构组: told.all('OrganExemptedFromLimit')[0]?.groupName ?? '' }),
  OrganCoLocationEnded: ({ organName, withOrganName, reason }, told) => ({ 事项: '结束合署', 机构: organName, 合署机构: withOrganName, 机构组: told.all('OrganExemptionEnded')[0]?.groupName ?? '', 说明: reason }),
  CoordinationBodySetUp: ({ organId, name, task, conditions, limitedTask, endsOn, officeInName, ownOffice, ownQuota }, told) => {
    const aliases = told.all('OrganEstablished').find((one) => one.organId === organId)?.aliases ?? [];
    const [counted] = told.all('CoordinationBodiesSet');
    const drawnFrom = counted?.members?.named.find(({ id }) => id === organId)?.drawnFrom ?? '';
    return {
      事项: '设立协调机构', 机构: name, 别名: listed(aliases), 机构组: counted?.groupName ?? '', 出自: told.name(drawnFrom), 说明: task, 撤销条件: conditions, 阶段性: limitedTask ? '是' : '', 撤销日期: endsOn, 办事机构: officeInName, 单设办事机构: ownOffice ? '是' : '', 数量: unlessZero(ownQuota),
    };
  },
  OrganOpened: ({ organName }) => ({ 事项: '正式运行', 机构: organName }),
  OfficesMerged: ({ groupId, subject, oldOffices, newOffices, selfSet }) =>
    groupId !== '' ? null : { 事项: '合并内设机构', 机构: subject?.name ?? '', 原名单: listed(oldOffices?.named.map(({ name }) => name) ?? []), 名单: listed(newOffices), 自行设置: selfSet ? '是' : '' },
  OrganRegionRecorded: ({ organName, regionCode }) => ({ 事项: '所在区划', 机构: organName, 区划代码: regionCode }),
  RegionAbolished: ({ code, into }) => ({ 事项: '区划撤销', 区划代码: code, 相关区划: regions(into) }),
  RegionFormed: ({ code, name, parentCode, from }) => ({ 事项: '区划设立', 区划代码: code, 区划名称: name, 上级代码: parentCode, 相关区划: regions(from) }),
});
