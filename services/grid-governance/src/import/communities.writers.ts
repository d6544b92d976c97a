import type { GridEvent } from '@yange/contracts';
import { listed, rowWriters } from '@yange/use-case';

const unitOf = (id: string): string => `unit of ${id}`;
const names = (members: readonly { readonly name: string }[]): string => listed(members.map(({ name }) => name));

/** The street or town stands in the event that a community or grid began with. */
export const communityWriters = rowWriters<GridEvent>({
  CommunityEstablished: ({ name, unit }) => ({ 事项: '设立社区', 单位: unit?.name ?? '', 社区: name }),
  CommunityRenamed: ({ communityId, formerName, newName }, told) => ({ 事项: '社区更名', 单位: told.name(unitOf(communityId)), 社区: formerName, 新名称: newName }),
  CommunitiesRecut: ({ kind, sources, results, unit }) => ({ 事项: kind === 'merge' ? '合并社区' : '拆分社区', 单位: unit?.name ?? '', 社区: names(sources), 新名称: names(results) }),
  CommunityMovedIn: ({ name, from, unit }) => ({ 事项: '划归', 单位: from?.name ?? '', 社区: name, 划入单位: unit?.name ?? '' }),
  CommunityEnded: ({ communityId, name, reason }, told) => ({ 事项: '撤销社区', 单位: told.name(unitOf(communityId)), 社区: name, 理由: reason }),
  GridPlaced: ({ gridId, community, takenOver }, told) => ({
    事项: '划定网格', 单位: told.name(unitOf(gridId)), 社区: community?.name ?? '', 网格: names(told.all('GridPlaced')), 从其他社区划入: takenOver || told.all('GridPlaced').some((one) => one.takenOver) ? '是' : '',
  }),
}, {
  CommunityEstablished: ({ communityId, unit }) => [[unitOf(communityId), unit?.name ?? '']],
  CommunitiesRecut: ({ results, unit }) => results.map(({ id }) => [unitOf(id), unit?.name ?? ''] as const),
  CommunityMovedIn: ({ communityId, unit }) => [[unitOf(communityId), unit?.name ?? '']],
});
