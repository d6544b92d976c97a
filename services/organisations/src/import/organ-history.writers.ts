import type { OrganisationsEvent, Subject } from '@yange/contracts';
import { listed, memberCells, rowWriters, shippedName, unlessZero, type Cells, type ToldFacts } from '@yange/use-case';
import { organCategories } from '../domain/reference/organ-categories.js';
import { findingMatters } from '../domain/reference/finding-matters.js';
import { reformMethods } from '../domain/reference/reform-methods.js';

type Told = ToldFacts<OrganisationsEvent>;

interface Begun {
  readonly organId: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly category: string;
  readonly rank: string;
  readonly parentId: string;
}

/** The group that counts the organ, and the block that it was counted in before. */
const countedAs = (organId: string, told: Told): Cells => {
  for (const { groupName, members } of told.all('OrgansCounted')) {
    const found = members?.named.find(({ id }) => id === organId);
    if (found !== undefined) return { 机构组: groupName, 出自: told.name(found.drawnFrom) };
  }
  return {};
};

export const begun = (organ: Begun, told: Told): Cells => ({
  机构: organ.name, 别名: listed(organ.aliases), 类别: shippedName(organCategories, organ.category), 规格: organ.rank, 上级机构: told.name(organ.parentId), ...countedAs(organ.organId, told),
});

const groupLeft = (told: Told): string => told.all('OrgansUncounted')[0]?.groupName ?? '';

const counted = (verb: string, group: string, members: Parameters<typeof memberCells>[0]): Cells => {
  const { 数量, 说明 } = memberCells(members);
  return { 事项: verb, 机构组: group, 数量, 说明 };
};

interface Milestone {
  readonly groupId: string;
  readonly subject?: Subject | undefined;
}

/** One named organ, or so many of a group. */
const milestone = (verb: string, { groupId, subject }: Milestone, told: Told, own: Cells = {}): Cells => {
  const { organId = '', name = '', count = 0 } = subject ?? {};
  return organId !== '' ? { 事项: verb, 机构: name, ...own } : { 事项: verb, 机构组: told.name(groupId), 说明: name, 数量: unlessZero(count), ...own };
};

/** Only such a change as a row of the table can tell as a whole; others find no words here. */
export const organHistoryWriters = rowWriters<OrganisationsEvent>({
  OrgansMerged: ({ organId, sources }, told) => {
    const result = told.all('OrganEstablished').find((organ) => organ.organId === organId);
    const reason = told.all('OrganAbolished')[0]?.reason ?? '';
    if (result === undefined) return null;
    return { 事项: '合并机构', ...begun(result, told), 机构组: groupLeft(told), 改革方式: shippedName(reformMethods, result.reformMethod), 名单: listed(sources.map(({ name }) => name)), 说明: reason };
  },
  OrganSplit: ({ organName, results }, told) => {
    const [first] = told.all('OrganEstablished');
    if (first === undefined) return null;
    return {
      事项: '分设机构', 机构: organName, 机构组: groupLeft(told), 类别: shippedName(organCategories, first.category), 规格: first.rank,
      改革方式: shippedName(reformMethods, first.reformMethod), 名单: listed(results.map(({ name }) => name)), 说明: told.all('OrganAbolished')[0]?.reason ?? '',
    };
  },
  // Coordination bodies by name are rows of 机构变动.
  OrganEstablished: (organ, told) => (told.all('OrgansMerged').length + told.all('OrganSplit').length + told.all('CoordinationBodySetUp').length > 0 ? null : { 事项: '设立机构', ...begun(organ, told), 改革方式: shippedName(reformMethods, organ.reformMethod) }),
  OrganRetained: (organ, told) => ({ 事项: '保留机构', ...begun(organ, told) }),
  OrganRenamed: ({ oldName, newName }) => ({ 事项: '机构更名', 机构: oldName, 新名称: newName }),
  OrganReparented: ({ organId, newParentId }, told) => ({ 事项: '改隶', 机构: told.name(organId), 上级机构: told.name(newParentId) }),
  OrganAbolished: ({ name, reason }, told) => (told.all('OrgansMerged').length + told.all('OrganSplit').length > 0 ? null : { 事项: '撤销机构', 机构: name, 机构组: groupLeft(told), 说明: reason }),
  FindingStated: ({ matter, scope, count }) => ({ 事项: '声明情况', 类别: shippedName(findingMatters, matter), 机构组: scope, 数量: String(count) }),
  RegionRecorded: ({ code, name, parentCode }) => ({ 事项: '登记区划', 机构: name, 代码: code, 上级代码: parentCode }),
  InstitutionLimitSet: ({ groupName, limit, category }) => ({ 事项: '核定限额', 机构组: groupName, 数量: String(limit), 类别: category === '' ? '' : shippedName(organCategories, category) }),
  OrgansCounted: ({ groupName, category, members }, told) =>
    told.all('OrganEstablished').length + told.all('OrganRetained').length > 0 ? null : { ...counted('计入机构', groupName, members), 类别: shippedName(organCategories, category) },
  OrgansUncounted: ({ groupName, category, members }, told) => (told.all('OrganAbolished').length > 0 ? null : { ...counted('减少机构', groupName, members), 类别: shippedName(organCategories, category) }),
  ReformMethodRecorded: ({ groupName, method, members }, told) => (told.all('OrganEstablished').length > 0 ? null : { ...counted('改革方式', groupName, members), 改革方式: shippedName(reformMethods, method) }),
  CoordinationBodiesSet: ({ groupName, members }, told) => (told.all('CoordinationBodySetUp').length > 0 ? null : { 事项: '设议事协调机构', 机构组: groupName, ...memberCells(members) }),
  OrganInaugurated: (event, told) => milestone(event.premisesAllocated ? '挂牌和办公用房' : '挂牌', event, told),
  SealActivated: (event, told) => milestone('印章启用', event, told),
  SealFiled: (event, told) => milestone('印章备案', event, told),
  CreditCodeCertificateIssued: (event, told) => milestone('领取代码证书', event, told, { 代码: event.code }),
  SandingIssued: (event, told) => milestone('印发三定', event, told, event.all ? { 数量: '' } : {}),
  DutiesReturned: ({ groupName, departments, institutions }) => ({ ...counted('职能回归', groupName, departments), 事业单位数: memberCells(institutions).数量 }),
});
