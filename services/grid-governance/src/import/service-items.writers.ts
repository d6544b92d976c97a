import type { GridEvent } from '@yange/contracts';
import { listed, rowWriters, type Cells, type ToldFacts } from '@yange/use-case';

const centreOf = (id: string): string => `centre of ${id}`;
const titleOf = (id: string): string => `title of ${id}`;
const numberOf = (id: string): string => `number of ${id}`;

/** A case without a number of the centre's own has no row. */
const numbered = (matter: string, { caseId, itemId }: { readonly caseId: string; readonly itemId: string }, told: ToldFacts<GridEvent>, cells: Cells): Cells | null => {
  const number = told.name(numberOf(caseId));
  return number === '' ? null : { 事项: matter, 中心: told.name(centreOf(itemId)), 服务事项: told.name(titleOf(itemId)), 办件编号: number, ...cells };
};

export const serviceItemWriters = rowWriters<GridEvent>({
  ServiceItemSet: ({ centre, name, department, materials, oneVisit, workingDays }) => ({
    事项: '载明事项', 中心: centre, 服务事项: name, 部门: department?.name ?? '', 材料: listed(materials), 一次办结: oneVisit ? '是' : '', 工作日: String(workingDays),
  }),
  CaseAccepted: ({ itemId, number, window }, told) => (number === '' ? null : { 事项: '受理', 中心: told.name(centreOf(itemId)), 服务事项: told.name(titleOf(itemId)), 办件编号: number, 窗口: window }),
  OneTimeNoticeGiven: ({ missing, ...known }, told) => numbered('一次性告知', known, told, { 材料: listed(missing) }),
  CaseForwarded: ({ department, dueOn, words, ...known }, told) => numbered('后台流转', known, told, { 部门: department?.name ?? '', 期限: dueOn, 结果: words }),
  CaseHandedBack: ({ department, opinion, ...known }, told) => numbered('后台办回', known, told, { 部门: department?.name ?? '', 结果: opinion }),
  CaseFinished: ({ outcome, window, ...known }, told) => numbered('出件', known, told, { 窗口: window, 结果: outcome }),
}, {
  ServiceItemSet: ({ itemId, centre, name }) => [[centreOf(itemId), centre], [titleOf(itemId), name]],
  CaseAccepted: ({ caseId, number }) => [[numberOf(caseId), number]],
});
