import type { EnforcementEvent, PowerItemText } from '@yange/contracts';
import { listed, rowWriters, shippedName, wordFor, type Cells } from '@yange/use-case';
import { evaluationResults } from '../domain/reference/evaluation-results.js';
import { levels } from './powers.words.js';

const textOf = ({ kind, legalBasis, basisFrom, basisTo, holder, vertical, level, expertise }: PowerItemText): Cells => ({
  权力类型: kind, 法律依据: legalBasis, 起始: basisFrom, 截至: basisTo, 单位: holder?.name ?? '', 垂直管理: vertical ? '是' : '', 层级: wordFor(levels, level), 专业: expertise,
});

export const powerItemWriters = rowWriters<EnforcementEvent>({
  // A row says the same of all items that it names.
  PowerItemsDescribed: ({ listId, items }, told) => {
    const [cells, ...others] = items.map(textOf);
    if (others.some((other) => JSON.stringify(other) !== JSON.stringify(cells))) return null;
    return { 事项: '载明事项', 清单: told.name(listId), 事项名称: listed(items.map(({ name }) => name)), ...cells };
  },
  UnitCapacityDetermined: ({ listId, unit, level, expertise }, told) => ({ 事项: '承接能力', 清单: told.name(listId), 单位: unit?.name ?? '', 层级: wordFor(levels, level), 专业: listed(expertise) }),
  PowerListAdopted: ({ listId, unit, version }, told) => ({ 事项: '承接清单', 清单: told.name(listId), 单位: unit?.name ?? '', 版本: String(version) }),
  PowersDelegated: ({ listId, unit, items, method, delegatedBy, legalReview, procedure, until }, told) => ({
    事项: '赋权', 清单: told.name(listId), 单位: unit?.name ?? '', 事项名称: listed(items.map(({ name }) => name)), 赋权方式: method, 赋权机关: delegatedBy?.name ?? '', 合法性审查: legalReview, 行使程序: procedure, 截至: until,
  }),
  PowersEvaluated: ({ listId, unit, evaluatedBy, periodFrom, periodTo, result, words, nextDue }, told) => ({
    事项: '评估', 清单: told.name(listId), 单位: unit?.name ?? '', 赋权机关: evaluatedBy?.name ?? '', 起始: periodFrom, 截至: periodTo, 结论: shippedName(evaluationResults, result), 说明: words, 下次评估: nextDue,
  }),
  PowerItemsWithdrawn: ({ listId, items, reason }, told) => ({ 事项: '收回事项', 清单: told.name(listId), 事项名称: listed(items.map(({ name }) => name)), 说明: reason }),
});
