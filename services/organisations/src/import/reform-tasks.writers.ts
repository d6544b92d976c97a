import type { OrganisationsEvent } from '@yange/contracts';
import { memberCells, rowWriters, unlessZero } from '@yange/use-case';

const countOf = (blocks: readonly { readonly label: string; readonly count: number }[] | undefined, label: string): string => unlessZero(blocks?.find((block) => block.label === label)?.count ?? 0);

export const reformTaskWriters = rowWriters<OrganisationsEvent>(
  {
    ReformStarted: ({ name }) => ({ 事项: '启动改革', 改革: name }),
    ReformObjectiveSet: ({ reformId, ordinal, title, leadUnits }, told) =>
      leadUnits.length > 1 ? null : { 事项: '改革目标', 改革: told.name(reformId), 次序: String(ordinal), 名称: title, 机构: leadUnits[0]?.name ?? '' },
    ReformMeasureTaken: ({ reformId, ordinal, title, listName }, told) => ({ 事项: '改革措施', 改革: told.name(reformId), 次序: String(ordinal), 名称: title, 清单: listName }),
    UnitTakenIntoScope: ({ reformId, organName }, told) => ({ 事项: '纳入范围', 改革: told.name(reformId), 机构: organName }),
    NoticeForwarded: ({ reformId, title, issuer, organs, units, answerDueOn }, told) =>
      answerDueOn !== '' ? null : {
        事项: '转发通知', 改革: told.name(reformId), 名称: title, 发起单位: issuer, 机构组: organs?.blocks[0]?.label ?? '', 党政部门数: memberCells(organs).数量,
        镇数: countOf(units?.blocks, '镇'), 街道数: countOf(units?.blocks, '街道办事处'),
      },
    PilotStarted: ({ reformId, organName, name, ordinal, formula }, told) => ({ 事项: '开展试点', 改革: told.name(reformId), 机构: organName, 名称: name, 次序: unlessZero(ordinal), 说明: formula }),
    MeetingHeld: ({ body, year, ordinal, approved }) => ({ 事项: '召开会议', 发起单位: body, 年度: String(year), 次序: String(ordinal), 名称: approved.join('；') }),
  },
  { ReformStarted: ({ reformId, name }) => [[reformId, name]] },
);
