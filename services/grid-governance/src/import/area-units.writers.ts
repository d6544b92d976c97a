import type { GridEvent } from '@yange/contracts';
import { listed, rowWriters, shippedName, wordFor, type Cells, type ToldFacts } from '@yange/use-case';
import { areaUnitKinds } from '../domain/area-unit/area-unit-kinds.js';

export const outcomes = { 已兑现: 'kept', 未兑现: 'broken' } as const;

const unitOf = (id: string): string => `unit of ${id}`;
const nameOf = (id: string): string => `name of ${id}`;
const known = (told: ToldFacts<GridEvent>, areaUnitId: string): Cells => ({ 单位: told.name(unitOf(areaUnitId)), 驻区单位: told.name(nameOf(areaUnitId)) });

/** A unit is told by the street that registered it: its id holds on to that. */
export const areaUnitWriters = rowWriters<GridEvent>({
  AreaUnitRegistered: ({ name, kind, unit, community }) => ({ 事项: '登记', 单位: unit?.name ?? '', 驻区单位: name, 类别: shippedName(areaUnitKinds, kind), 社区: community?.name ?? '' }),
  AreaUnitMoved: ({ areaUnitId, community }, told) => ({ 事项: '所在社区变更', ...known(told, areaUnitId), 社区: community?.name ?? '' }),
  AreaUnitPassedOn: ({ areaUnitId, from, unit }, told) => ({ 事项: '转属', ...known(told, areaUnitId), 转出单位: from?.name ?? '', 转入单位: unit?.name ?? '' }),
  AreaUnitLeft: ({ areaUnitId, reason }, told) => ({ 事项: '离开', ...known(told, areaUnitId), 说明: reason }),
  AreaPledgeGiven: ({ areaUnitId, title, dueOn }, told) => ({ 事项: '承诺', ...known(told, areaUnitId), 承诺事项: title, 兑现期限: dueOn }),
  AreaPledgePostponed: ({ areaUnitId, title, dueOn, reason }, told) => ({ 事项: '承诺延期', ...known(told, areaUnitId), 承诺事项: title, 兑现期限: dueOn, 说明: reason }),
  AreaPledgeSettled: ({ areaUnitId, title, kept, evidence, words }, told) => ({
    事项: '兑现情况', ...known(told, areaUnitId), 承诺事项: title, 兑现: wordFor(outcomes, kept ? 'kept' : 'broken'), 佐证: listed(evidence), 说明: words,
  }),
}, {
  AreaUnitRegistered: ({ areaUnitId, name, unit }) => [[unitOf(areaUnitId), unit?.name ?? ''], [nameOf(areaUnitId), name]],
});
