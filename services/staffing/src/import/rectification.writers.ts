import { membersIn, PlanOutcome, type ExcessLeaders, type Members, type RectificationLedger, type StaffingEvent, type Subject } from '@yange/contracts';
import { listed, rowWriters, unlessZero, type Cells } from '@yange/use-case';
import { excessLeadersId } from '../domain/excess-leaders/excess-leaders.aggregate.js';
import { raisedByColumn } from './raised-by.cell.js';
import { ownerCells, postCells } from './staffing.cells.js';

interface Issues {
  readonly ledger?: RectificationLedger | undefined;
  readonly kind: string;
  readonly issues?: Members | undefined;
}

/** The event keeps no level; the id of its group is made of one. */
const levelOf = (groupId: string, owner: Subject | undefined): string | undefined => {
  const { organId = '', name = '', count = 0, each = false } = owner ?? {};
  return levels.find((level) => excessLeadersId({ ...(organId === '' ? {} : { organId }), name, count, each }, level) === groupId);
};

const levels = ['科级', '股级', '未列明', '处级', '厅级'] as const;

/** 条数 counts those that only a number tells of. */
const issues = (verb: string, { ledger, kind, issues: some }: Issues): Cells => ({ 事项: verb, 台账: ledger?.name ?? '', 问题类型: kind, 条数: String(membersIn(some) - (some?.named.length ?? 0)) });

const leaders = (verb: string, some: ExcessLeaders | undefined): Cells => ({ 事项: verb, ...ownerCells(some?.owner), 层级: some?.level ?? '', ...(some === undefined ? {} : postCells(some)) });

export const rectificationWriters = rowWriters<StaffingEvent>({
  IssuesOpened: (event) => ({ ...issues('列入台账', event), 问题: listed(event.issues?.named.map(({ name }) => name) ?? []), 整改时限: event.deadline }),
  IssuesClosed: (event) => ((event.issues?.named.length ?? 0) > 0 ? null : { ...issues('销号', event), 方式: listed(event.means), 佐证材料: event.evidence, ...(event.raised === undefined ? {} : { [raisedByColumn]: event.raised.eventId }) }),
  IssuesReopened: (event) => ((event.issues?.named.length ?? 0) > 0 ? null : { ...issues('重新列入', event), 说明: event.reason }),
  ExcessLeadersRecorded: (event) => leaders('超配', event.leaders),
  ExcessLeadersAbsorbed: (event) => ({ ...leaders('消化', event.leaders), 方式: listed(event.means) }),
  ExcessLeadersRemaining: (event) => leaders('剩余', event.leaders),
  CadreAdjustmentsHeld: ({ groupId, owner, rounds }) => {
    const level = levelOf(groupId, owner);
    return level === undefined ? null : { 事项: '干部调整', ...ownerCells(owner), 层级: level, 次数: unlessZero(rounds) };
  },
  AbsorptionPlanSettled: ({ planId, outcome }, told) => ({ 事项: outcome === PlanOutcome.DROPPED ? '方案不再实施' : '方案条件具备', 方案: told.row(planId) }),
  AbsorptionPlanned: ({ leaders: some, name, condition, measure }) => ({ ...leaders('消化方案', some), 方案: name, 条件: condition, 说明: measure }),
});
