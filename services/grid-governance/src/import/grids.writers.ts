import { unnamedIn, type GridEvent } from '@yange/contracts';
import { listed, rowWriters, shippedName, unlessZero } from '@yange/use-case';
import { crewKinds } from '../domain/grid-people/crew-kinds.js';

/** Named grids of one unit go by name, others by the group that counts them. What was cut anew is a row of 网格分合. */
export const gridWriters = rowWriters<GridEvent>({
  GridStandardSet: ({ householdsFrom, householdsTo, population, populationApproximate, words }) => ({
    事项: '划分标准', 户数下限: String(householdsFrom), 户数上限: String(householdsTo), 人口: unlessZero(population), 约数: populationApproximate ? '是' : '', 说明: words,
  }),
  GridsCreated: ({ grids, unit }, told) => {
    if (told.all('GridsRecut').length > 0) return null;
    const [named] = grids?.named ?? [];
    if (named === undefined) return { 事项: '划分网格', 名称: grids?.blocks[0]?.label ?? '', 数量: String(unnamedIn(grids)), 单位: unit?.name ?? '' };
    const [sized] = told.all('GridSized');
    if (sized === undefined || (grids?.named.length ?? 0) > 1) return null;
    return { 事项: '列明网格', 名称: named.name, 单位: unit?.name ?? '', 户数: String(sized.households), 人口: unlessZero(sized.population), 说明: sized.deviationReason, 取自: told.all('GridDrawn')[0]?.label ?? '' };
  },
  // What was sized with its beginning stands in that row.
  GridSized: ({ gridId, name, households, population, deviationReason }, told) => (told.all('GridsRecut').length > 0 ? null : { 事项: '调整网格', 名称: name, 单位: told.name(`unit of ${gridId}`), 户数: String(households), 人口: unlessZero(population), 说明: deviationReason }),
  GridsAbolished: ({ grids }, told) => {
    if (told.all('GridsRecut').length > 0) return null;
    const named = told.all('GridsAbolished').flatMap((one) => one.grids?.named ?? []);
    if (named.length === 0) return { 事项: '撤销网格', 取自: grids?.blocks[0]?.label ?? '', 数量: String(unnamedIn(grids)) };
    const unit = told.name(`unit of ${named[0]?.id ?? ''}`);
    return { 事项: '撤销网格', 名称: listed(named.map(({ name }) => name)), 单位: unit };
  },
  GridWorkersAssigned: ({ workers, unit, kind }) => ({ 事项: '配备网格员', 名称: workers?.label ?? '', 数量: String(workers?.count ?? 0), 单位: unit?.name ?? '', 类别: shippedName(crewKinds, kind) }),
  GridWorkersLeft: ({ blockId, label, count }, told) => ({ 事项: '网格员离开', 名称: label, 数量: String(count), 单位: told.name(`unit of ${blockId}`) }),
  GridWorkersAssessed: ({ blockId, label, periodFrom, periodTo, assessed, passed }, told) => ({
    事项: '网格员考核', 名称: label, 数量: String(assessed), 合格人数: String(passed), 考核起始: periodFrom, 考核截至: periodTo, 单位: told.name(`unit of ${blockId}`),
  }),
  GridCrewStandardSet: ({ kind, persons, grids, mostPersons, words }) => ({ 事项: '配备标准', 类别: shippedName(crewKinds, kind), 数量: String(grids), 人数下限: String(persons), 人数上限: unlessZero(mostPersons), 说明: words }),
  ChiefRolesSet: ({ roles }) => ({ 事项: '组建四长', 名称: listed(roles.map(({ name }) => name)) }),
}, {
  GridsCreated: ({ grids, unit }) => (unit === undefined ? [] : (grids?.named ?? []).map(({ id }) => [`unit of ${id}`, unit.name] as const)),
  GridWorkersAssigned: ({ workers, unit }) => [[`unit of ${workers?.id ?? ''}`, unit?.name ?? '']],
});
