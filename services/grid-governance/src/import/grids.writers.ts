import { unnamedIn, type GridEvent } from '@yange/contracts';
import { listed, rowWriters, unlessZero } from '@yange/use-case';

/** Named grids of one unit go by name, others by the group that counts them. */
export const gridWriters = rowWriters<GridEvent>({
  GridStandardSet: ({ householdsFrom, householdsTo, population, populationApproximate, words }) => ({
    事项: '划分标准', 户数下限: String(householdsFrom), 户数上限: String(householdsTo), 人口: unlessZero(population), 约数: populationApproximate ? '是' : '', 说明: words,
  }),
  GridsCreated: ({ grids, unit }, told) => {
    const [named] = grids?.named ?? [];
    if (named === undefined) return { 事项: '划分网格', 名称: grids?.blocks[0]?.label ?? '', 数量: String(unnamedIn(grids)), 单位: unit?.name ?? '' };
    const [sized] = told.all('GridSized');
    if (sized === undefined || (grids?.named.length ?? 0) > 1) return null;
    return { 事项: '列明网格', 名称: named.name, 单位: unit?.name ?? '', 户数: String(sized.households), 人口: unlessZero(sized.population), 说明: sized.deviationReason, 取自: told.all('GridDrawn')[0]?.label ?? '' };
  },
  GridsAbolished: ({ grids }, told) => {
    const named = told.all('GridsAbolished').flatMap((one) => one.grids?.named ?? []);
    if (named.length === 0) return { 事项: '撤销网格', 取自: grids?.blocks[0]?.label ?? '', 数量: String(unnamedIn(grids)) };
    const unit = told.name(`unit of ${named[0]?.id ?? ''}`);
    return { 事项: '撤销网格', 名称: listed(named.map(({ name }) => name)), 单位: unit };
  },
  GridWorkersAssigned: ({ workers, unit }) => ({ 事项: '配备网格员', 名称: workers?.label ?? '', 数量: String(workers?.count ?? 0), 单位: unit?.name ?? '' }),
  GridWorkersLeft: ({ label, count }) => ({ 事项: '网格员离开', 名称: label, 数量: String(count) }),
  ChiefRolesSet: ({ roles }) => ({ 事项: '组建四长', 名称: listed(roles.map(({ name }) => name)) }),
}, {
  GridsCreated: ({ grids, unit }) => (unit === undefined ? [] : (grids?.named ?? []).map(({ id }) => [`unit of ${id}`, unit.name] as const)),
});
