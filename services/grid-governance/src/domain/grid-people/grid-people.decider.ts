import { gridContract } from '@yange/contracts';
import { derivedId, Rejected, type Timeline, type Violation } from '@yange/kernel';
import { assertPeriodOver, factsOn, subjectOf, unlessRecorded, type CommandMeta, type OrganInput } from '@yange/use-case';
import { findBlock, type CountedBlocks } from '../counted-block/counted-block.js';
import type { ChiefRoleEvent, ChiefRoles, GridWorkerEvent } from './grid-people.aggregate.js';

type Workers = Timeline<CountedBlocks, GridWorkerEvent>;

/** Workers are numbers, never names; those of one owner and label form one block, of one kind. @throws {Rejected} `worker-kind-differs` */
export const assignWorkers = (workers: Workers, wanted: { label: string; count: number; kind?: string; unit?: OrganInput | undefined }, meta: CommandMeta): readonly GridWorkerEvent[] => {
  const { label, count, unit, kind = '' } = wanted;
  const said = factsOn(workers, 'GridWorkersAssigned', meta.effective).some(({ data }) => data.workers?.label === label && data.workers.count === count && data.kind === kind);
  if (said) return [];
  const known = [...workers.latest().values()].find((block) => block.label === label);
  if (known !== undefined && kind !== known.kind) throw new Rejected('worker-kind-differs', `“${label}”已按另一类别计数，请另用名称`, `"${label}" counts people of another kind: use another label`, { label, kind: known.kind });
  return [gridContract.make('GridWorkersAssigned', { workers: { id: known?.id ?? meta.id('workers'), label, count }, kind, ...(unit === undefined ? {} : { unit: subjectOf(unit) }) })];
};

/** @throws {Rejected} `unknown-grid` */
export const workersLeft = (workers: Workers, wanted: { label: string; count: number }, meta: CommandMeta): readonly GridWorkerEvent[] => {
  const block = findBlock(workers.at(meta.effective.to).values(), wanted.label);
  if (block === undefined) throw new Rejected('unknown-grid', `届时没有“${wanted.label}”`, `nothing is known as "${wanted.label}" at that date`, { reference: wanted.label });
  return unlessRecorded(gridContract, workers, gridContract.make('GridWorkersLeft', { blockId: block.id, label: block.label, count: wanted.count }), meta.effective);
};

/** Adds the kinds of chief that are not there yet. How many people hold each is not said. */
export const setChiefRoles = (chiefs: Timeline<ChiefRoles, ChiefRoleEvent>, wanted: { roles: readonly string[] }, meta: CommandMeta): readonly ChiefRoleEvent[] => {
  const known = chiefs.at(meta.effective.to).roles;
  const fresh = [...new Set(wanted.roles)].filter((name) => !known.includes(name));
  return fresh.length === 0 ? [] : [gridContract.make('ChiefRolesSet', { roles: fresh.map((name) => ({ id: derivedId('chief-role', name), name })) })];
};

export interface Assessment {
  readonly label: string;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly assessed: number;
  readonly passed: number;
}

/** 网格员考核, by numbers. @throws {Rejected} `unknown-grid`, `wrong-period`, `period-not-over`, `passed-exceeds-assessed` */
export const assessWorkers = (workers: Workers, wanted: Assessment, meta: CommandMeta): { events: readonly GridWorkerEvent[]; violations: readonly Violation[] } => {
  const { label, periodFrom, periodTo, assessed, passed } = wanted;
  if (periodFrom > periodTo) throw new Rejected('wrong-period', '考核期间不是有效日期', 'the period is not valid', { from: periodFrom, to: periodTo });
  assertPeriodOver(periodTo, meta);
  if (passed > assessed) throw new Rejected('passed-exceeds-assessed', '合格人数多于考核人数', 'more passed than were assessed');
  const block = findBlock(workers.at(meta.effective.to).values(), label);
  if (block === undefined) throw new Rejected('unknown-grid', `届时没有“${label}”`, `nothing is known as "${label}" at that date`, { reference: label });
  const events = unlessRecorded(gridContract, workers, gridContract.make('GridWorkersAssessed', { blockId: block.id, label: block.label, periodFrom, periodTo, assessed, passed }), meta.effective);
  const facts = { assessed: String(assessed), workers: String(block.count) };
  return { events, violations: events.length === 0 || assessed <= block.count ? [] : [{ rule: 'assessed-exceeds-workers', zh: `考核 ${assessed} 人，在岗 ${block.count} 人`, en: `${assessed} were assessed, ${block.count} are there`, facts }] };
};
