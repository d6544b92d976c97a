import type { PostAllotment, StaffingEvent } from '@yange/contracts';
import { listed, rowWriters, type Cells } from '@yange/use-case';
import { ownerCells, postCells, rankCell } from './staffing.cells.js';

const of = (verb: string, allotment: PostAllotment | undefined): Cells => ({ 事项: verb, ...ownerCells(allotment?.owner), 层级: allotment?.level ?? '' });

export const postWriters = rowWriters<StaffingEvent>({
  PostsApproved: (event) => ({ ...of('核定', event.allotment), ...postCells(event) }),
  PostsIncreased: (event) => ({ ...of('增核', event.allotment), ...postCells(event) }),
  PostsReduced: (event) => ({ ...of('核减', event.allotment), ...postCells(event) }),
  RoleLineSet: ({ allotment, role, rank, count }, told) => ({
    ...of('职务', allotment), 职务: role, 正副: rankCell(rank), 人数: String(count), 兼任: listed(told.all('RoleConcurrent').map(({ concurrentRole, holders }) => `${concurrentRole}×${holders}`)),
  }),
  LeadersAppointed: ({ allotment, rank, complete, count }) => ({ ...of('配备', allotment), 正副: rankCell(rank), 配齐: complete ? '是' : '', 人数: count === undefined ? '' : String(count) }),
  LeadersRemoved: ({ allotment, rank, count, means }) => ({ ...of('免去', allotment), 正副: rankCell(rank), 人数: String(count), 说明: means }),
});
