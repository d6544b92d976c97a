import { membersIn, type GridEvent } from '@yange/contracts';
import { listed, rowWriters, type Cells } from '@yange/use-case';

const number = (verb: string, centre: string, block: { readonly count: number } | undefined): Cells => ({ 事项: verb, 中心: centre, 数量: String(block?.count ?? 0) });

export const serviceCentreWriters = rowWriters<GridEvent>({
  CentreCatalogueSet: ({ centre, functions, items, kinds, kindsOpen }) => ({ ...number('职能事项', centre, items), 职能数: String(functions?.count ?? 0), 名称: listed(kinds), 列举未尽: kindsOpen ? '是' : '' }),
  HallsOpened: ({ centre, halls }) => ({ 事项: '设立大厅', 中心: centre, 名称: listed(halls?.named.map(({ name }) => name) ?? []), 数量: String(membersIn(halls)) }),
  HallNamed: ({ centre, hall }) => ({ 事项: '列明大厅', 中心: centre, 名称: hall?.name ?? '' }),
  WindowsSet: ({ centre, windows }) => number('服务窗口', centre, windows),
  ResidentUnitsSet: ({ centre, units }) => number('进驻单位', centre, units),
  OfferedItemsSet: ({ centre, items }) => number('可提供事项', centre, items),
  OneVisitItemsSet: ({ centre, items }) => number('一次性办理事项', centre, items),
  CaseStatisticReported: ({ centre, periodFrom, periodTo, handled, accepted, finished, finishRate }) => ({
    ...number('办件统计', centre, { count: handled }), 统计起始: periodFrom, 统计截至: periodTo,
    受理数: String(accepted ?? ''), 办结数: String(finished ?? ''), 办结率: finishRate?.percent ?? '', 说明: finishRate?.words ?? '',
  }),
});
