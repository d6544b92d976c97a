import type { EnforcementEvent } from '@yange/contracts';
import { listed, rowWriters } from '@yange/use-case';

export const teamPracticeWriters = rowWriters<EnforcementEvent>({
  TeamAuthorised: ({ team, number, basis, until }) => ({ 事项: '执法主体资格', 队伍名称: team, 证书编号: number, 内容: basis, 有效期止: until }),
  TeamAuthorisationEnded: ({ team, reason }) => ({ 事项: '终止主体资格', 队伍名称: team, 内容: reason }),
  TeamStrengthStated: ({ team, people, quota, auxiliary }) => ({ 事项: '队伍力量', 队伍名称: team, 人数: String(people), 编制数: String(quota), 辅助人员数: String(auxiliary) }),
  TeamCertificatesCounted: ({ team, holders }) => ({ 事项: '持证人数', 队伍名称: team, 人数: String(holders) }),
  TeamItemsSet: ({ team, items }) => ({ 事项: '承担事项', 队伍名称: team, 数量: String(items) }),
  TeamTrained: ({ team, topic, people, hours }) => ({ 事项: '培训', 队伍名称: team, 内容: topic, 人数: String(people), 数量: String(hours) }),
  TeamDocumentsAdopted: ({ team, documents }) => ({ 事项: '执法文书', 队伍名称: team, 内容: listed(documents.map(({ name }) => name)) }),
  TeamFundsAllotted: ({ team, year, amount, source }) => ({ 事项: '经费', 队伍名称: team, 年度: String(year), 金额: String(amount), 内容: source }),
  TeamEquipmentSet: ({ team, item, measureWord, count }) => ({ 事项: '装备', 队伍名称: team, 内容: item, 量词: measureWord, 数量: String(count) }),
  TeamCasesReported: ({ team, periodFrom, periodTo, accepted, finished }) => ({ 事项: '案件', 队伍名称: team, 统计起始: periodFrom, 统计截至: periodTo, 受理: String(accepted), 办结: String(finished) }),
});
