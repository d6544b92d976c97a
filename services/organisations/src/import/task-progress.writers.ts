import type { OrganisationsEvent } from '@yange/contracts';
import { listed, rowWriters, unlessZero } from '@yange/use-case';

export const taskProgressWriters = rowWriters<OrganisationsEvent>({
  ReformTaskPlanned: ({ reformId, ordinal, title, leadUnits, startsOn, dueOn }, told) => ({
    事项: '列入任务', 改革: told.name(reformId), 次序: String(ordinal), 名称: title, 机构: listed(leadUnits.map(({ name }) => name)), 开始日期: startsOn, 完成时限: dueOn,
  }),
  ReformTaskRevised: ({ reformId, title, leadUnits, startsOn, dueOn, reason }, told) => ({ 事项: '变更任务', 改革: told.name(reformId), 名称: title, 机构: listed(leadUnits.map(({ name }) => name)), 开始日期: startsOn, 完成时限: dueOn, 说明: reason }),
  ReformTaskLeadMoved: ({ reformId, title, fromOrganName, toOrganName }, told) => ({ 事项: '调整牵头', 改革: told.name(reformId), 名称: title, 原牵头单位: fromOrganName, 机构: toOrganName }),
  ReformTaskCompletionClaimed: ({ reformId, title, evidence, words }, told) => ({ 事项: '申报完成', 改革: told.name(reformId), 名称: title, 佐证材料: listed(evidence), 说明: words }),
  ReformTaskCompletionAccepted: ({ reformId, title, words }, told) => ({ 事项: '认定完成', 改革: told.name(reformId), 名称: title, 说明: words }),
  SupportingMeasurePlanned: ({ reformId, ordinal, title }, told) => ({ 事项: '计划配套', 改革: told.name(reformId), 次序: String(ordinal), 名称: title }),
  SupportingMeasureIssued: ({ reformId, title, number }, told) => ({ 事项: '出台配套', 改革: told.name(reformId), 名称: title, 文号: number }),
  NoticeAnswered: ({ reformId, title, organName, words, misfits }, told) => ({ 事项: '反馈通知', 改革: told.name(reformId), 名称: title, 机构: organName, 说明: words, 不符项数: unlessZero(misfits) }),
});
