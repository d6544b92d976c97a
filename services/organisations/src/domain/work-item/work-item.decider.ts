import { organisationsContract } from '@yange/contracts';
import { Rejected, type Timeline, type Violation } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import { oneHeir, type Passing } from '../organ/heir.js';
import { nameOn, type OrganTimeline } from '../organ/organ.rules.js';
import { broken } from '../rule/broken.js';
import { workItemIdOf, type WorkItemEvent, type WorkItemState } from './work-item.aggregate.js';

export type WorkItemTimeline = Timeline<WorkItemState, WorkItemEvent>;

export interface WorkItemDecision {
  readonly append: { readonly item: readonly WorkItemEvent[] };
  readonly violations: readonly Violation[];
}

const none: WorkItemDecision = { append: { item: [] }, violations: [] };

const head = (name: string, meta: CommandMeta) => ({ itemId: workItemIdOf(meta.district, name), name });

export interface Admission {
  readonly name: string;
  readonly requestedBy: { readonly organId: string; readonly name: string };
  readonly basis: string;
  readonly units: readonly { readonly organId: string; readonly name: string }[];
}

/** 准入. Admitted already, it is not admitted again. */
export const admit = (item: WorkItemTimeline, { name, requestedBy, basis, units }: Admission, meta: CommandMeta): WorkItemDecision => {
  if (item.at(meta.effective.to).admitted) return none;
  const bare: Violation | null = basis === '' ? { rule: 'admission-without-basis', zh: `“${name}”准入没有依据`, en: `"${name}" is admitted on no basis`, facts: { item: name } } : null;
  const event = organisationsContract.make('WorkItemAdmitted', { ...head(name, meta), requestedById: requestedBy.organId, requestedByName: requestedBy.name, basis, units: units.map((unit) => ({ ...unit, count: 1 })) });
  return { append: { item: [event] }, violations: broken(bare) };
};

/** 备案 @throws {Rejected} `unknown-work-item` */
export const file = (item: WorkItemTimeline, { name, filedWith }: { name: string; filedWith: string }, meta: CommandMeta): WorkItemDecision => {
  const { admitted, filed } = item.at(meta.effective.to);
  if (!admitted) throw new Rejected('unknown-work-item', `“${name}”在此日期尚未准入`, `"${name}" was not admitted on that day`, { item: name });
  return filed ? none : { append: { item: [organisationsContract.make('WorkItemFiled', { ...head(name, meta), filedWith })] }, violations: [] };
};

/** R3: only those that work take it on. That it was admitted and filed is a limit. @param units the organs that it is admitted for */
export const activate = (item: WorkItemTimeline, name: string, units: readonly OrganTimeline[], meta: CommandMeta): WorkItemDecision =>
  item.at(meta.effective.to).active ? none : { append: { item: [organisationsContract.make('WorkItemActivated', head(name, meta))] }, violations: broken(notOpen(units, meta)) };

const notOpen = (units: readonly OrganTimeline[], meta: CommandMeta): Violation | null => {
  const closed = units.filter((unit) => !unit.at(meta.effective.to).open).map((unit) => nameOn(unit, meta));
  if (closed.length === 0) return null;
  return { rule: 'work-item-unit-not-open', zh: `尚未正式运行：${closed.join('、')}`, en: `not at work yet: ${closed.join(', ')}`, facts: { units: closed.join('、') } };
};

/** @throws {Rejected} `unknown-work-item` */
export const end = (item: WorkItemTimeline, { name, reason }: { name: string; reason: string }, meta: CommandMeta): WorkItemDecision => {
  const ended = item.facts.some(({ event, effective }) => event.type === 'WorkItemEnded' && effective.to === meta.effective.to);
  if (ended) return none;
  const { admitted, active } = item.at(meta.effective.to);
  if (!admitted && !active) throw new Rejected('unknown-work-item', `没有事项“${name}”`, `there is no work item "${name}"`, { item: name });
  return { append: { item: [organisationsContract.make('WorkItemEnded', { ...head(name, meta), reason })] }, violations: [] };
};

/** An organ that asked for it, or that does it, ended: its successor stands in its place. @throws {Rejected} `successor-missing`, `successor-unclear` */
export const handOn = (item: WorkItemTimeline, { name, ...passing }: Passing & { name: string }, meta: CommandMeta): WorkItemDecision => {
  const { units, requestedById } = item.at(meta.effective.to);
  if (requestedById !== passing.from.organId && !units.includes(passing.from.organId)) return none;
  const to = oneHeir(passing, `承担事项“${name}”的单位`, `to have the work item "${name}"`);
  const event = organisationsContract.make('WorkItemHandedOn', { ...head(name, meta), fromOrganId: passing.from.organId, fromOrganName: passing.from.name, toOrganId: to.organId, toOrganName: to.name });
  return { append: { item: [event] }, violations: [] };
};
