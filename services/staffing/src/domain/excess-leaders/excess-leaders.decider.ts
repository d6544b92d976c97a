import { PlanOutcome, staffingContract } from '@yange/contracts';
import { Rejected, type EffectiveDate, type Timeline, type Violation } from '@yange/kernel';
import type { CommandMeta, ReferenceEntry } from '@yange/use-case';
import { subjectOf, type Owner } from '../owner/owner.js';
import { ruled, unchanged, type Ruling } from '../ruling.js';
import { excessLeadersId, excessLeadersMessage, leftToAbsorb, type ExcessLeadersState, type Ranks } from './excess-leaders.aggregate.js';
import type { ExcessLeadersEvent } from './excess-leaders.events.js';

export type ExcessLeadersTimeline = Timeline<ExcessLeadersState, ExcessLeadersEvent>;

export interface LeadersInExcess extends Ranks {
  readonly owner: Owner;
  readonly level: string;
}

const message = (body: LeadersInExcess) => excessLeadersMessage(body.owner, body.level, body);

const assertSome = ({ principal, deputy }: Ranks): void => {
  if (principal + deputy === 0) throw new Rejected('no-leaders', '正职、副职人数不能都为零', 'no leaders at all is no fact');
};

/** @throws {Rejected} `no-leaders` */
export const decideRecordExcess = (body: LeadersInExcess): Ruling<ExcessLeadersEvent> => {
  assertSome(body);
  return ruled([staffingContract.make('ExcessLeadersRecorded', { leaders: message(body) })]);
};

/**
 * R22: by a way that the table of the day knows. History keeps what its source says of the way, or nothing.
 * @param means codes or names of the table; other words are kept as they are
 * @throws {Rejected} `no-leaders`
 */
export const decideAbsorbExcess = (body: LeadersInExcess, means: readonly string[], table: readonly ReferenceEntry[], mode: CommandMeta['mode']): Ruling<ExcessLeadersEvent> => {
  assertSome(body);
  const told = means.map((word) => table.find(({ code, name }) => code === word || name === word)?.name ?? word);
  return ruled([staffingContract.make('ExcessLeadersAbsorbed', { leaders: message(body), means: told })], mode === 'live' ? [withoutMeans(told, table)] : []);
};

const withoutMeans = (means: readonly string[], table: readonly ReferenceEntry[]): Violation | null => {
  const others = means.filter((word) => !table.some(({ name }) => name === word));
  if (means.length > 0 && others.length === 0) return null;
  const [zh, en] = [table.map(({ name }) => name).join('、'), table.map(({ code }) => code).join(', ')];
  return others.length === 0
    ? { rule: 'absorb-means', zh: `消化超配领导须注明方式（${zh}）`, en: `say by what means leaders in excess were absorbed (${en})` }
    : { rule: 'absorb-means', zh: `“${others.join('、')}”不是表中的消化方式（${zh}）`, en: `"${others.join(', ')}" is none of the means of the table (${en})`, facts: { means: others.join(',') } };
};

/** What the source says is left: kept beside the record, compared with it, never a reason to change it. */
export const decideStateRemaining = (body: LeadersInExcess, group: ExcessLeadersTimeline, effective: EffectiveDate): Ruling<ExcessLeadersEvent> => {
  const stated = group.at(effective.to).remaining;
  if (stated !== null && stated.principal === body.principal && stated.deputy === body.deputy) return unchanged;
  return ruled([staffingContract.make('ExcessLeadersRemaining', { leaders: message(body) })]);
};

export const decideHoldAdjustments = (owner: Owner, level: string, rounds: number): Ruling<ExcessLeadersEvent> =>
  ruled([staffingContract.make('CadreAdjustmentsHeld', { groupId: excessLeadersId(owner, level), owner: subjectOf(owner), rounds })]);

export interface Plan extends LeadersInExcess {
  readonly planId: string;
  readonly name: string;
  readonly condition: string;
  readonly measure: string;
}

/** A conditional intention. It may not promise more than there is to absorb, and it changes no number. */
export const decidePlanAbsorption = (plan: Plan, group: ExcessLeadersTimeline, effective: EffectiveDate): Ruling<ExcessLeadersEvent> => {
  assertSome(plan);
  if (group.latest().plans.has(plan.planId)) return unchanged;
  const left = leftToAbsorb(group.at(effective.to));
  const beyond = left !== null && (plan.principal > left.principal || plan.deputy > left.deputy);
  return ruled(
    [staffingContract.make('AbsorptionPlanned', { planId: plan.planId, name: plan.name, leaders: message(plan), condition: plan.condition, measure: plan.measure })],
    [beyond ? { rule: 'plan-over-remaining', zh: '方案拟消化人数超过剩余人数', en: 'the plan would absorb more than remain' } : null],
  );
};

/** @throws {Rejected} `unknown-plan` */
export const decideSettlePlan = (planId: string, outcome: 'condition-met' | 'dropped', group: ExcessLeadersTimeline): Ruling<ExcessLeadersEvent> => {
  const plan = group.latest().plans.get(planId);
  if (plan === undefined) throw new Rejected('unknown-plan', '没有该方案', 'there is no such plan', { planId });
  if (plan.settled) return unchanged;
  return ruled([staffingContract.make('AbsorptionPlanSettled', { planId, outcome: outcome === 'dropped' ? PlanOutcome.DROPPED : PlanOutcome.CONDITION_MET })]);
};
