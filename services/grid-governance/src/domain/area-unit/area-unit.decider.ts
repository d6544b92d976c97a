import { gridContract } from '@yange/contracts';
import { Rejected, type Timeline, type Violation } from '@yange/kernel';
import { factsOn, subjectOf, unlessRecorded, type CommandMeta, type OrganInput, type ReferenceEntry } from '@yange/use-case';
import { findCommunity, type CommunitiesTimeline } from '../community/community.decider.js';
import { areaUnitIdOf, pledgeIdOf, type AreaPledge, type AreaUnit, type AreaUnitEvent } from './area-unit.aggregate.js';

export type AreaUnitTimeline = Timeline<AreaUnit, AreaUnitEvent>;

const make = gridContract.make;

const named = (communities: CommunitiesTimeline, community: string | undefined, date: string) => {
  if (community === undefined) return {};
  const { id, name } = findCommunity(communities, community, date);
  return { community: { id, name } };
};

/** @throws {Rejected} `area-unit-exists`, `unknown-community` */
export const registerAreaUnit = (past: { areaUnit: AreaUnitTimeline; communities: CommunitiesTimeline }, wanted: { name: string; kind: ReferenceEntry; unit: OrganInput; community?: string | undefined }, meta: CommandMeta): readonly AreaUnitEvent[] => {
  const { name, kind, unit } = wanted;
  if (factsOn(past.areaUnit, 'AreaUnitRegistered', meta.effective).length > 0) return [];
  if (past.areaUnit.latest().there || past.areaUnit.from(meta.effective.to).some(({ state }) => state.there)) throw new Rejected('area-unit-exists', `${unit.name}已有驻区单位“${name}”`, `"${unit.name}" has a unit "${name}" already`, { name });
  return [make('AreaUnitRegistered', { areaUnitId: areaUnitIdOf(unit.id, name), name, kind: kind.code, unit: subjectOf(unit), ...named(past.communities, wanted.community, meta.effective.to) })];
};

/** @throws {Rejected} `unknown-area-unit`, `area-unit-gone`, `unknown-community` */
export const moveAreaUnit = (past: { areaUnit: AreaUnitTimeline; communities: CommunitiesTimeline }, wanted: { areaUnitId: string; community?: string | undefined }, meta: CommandMeta): readonly AreaUnitEvent[] => {
  const { name } = present(past.areaUnit, wanted.areaUnitId, meta);
  return unlessRecorded(gridContract, past.areaUnit, make('AreaUnitMoved', { areaUnitId: wanted.areaUnitId, name, ...named(past.communities, wanted.community, meta.effective.to) }), meta.effective);
};

/** The unit goes on under another street or town, with its pledges and in its community. @throws {Rejected} `unknown-area-unit`, `area-unit-gone`, `area-unit-elsewhere` */
export const passAreaUnitOn = (unit: AreaUnitTimeline, wanted: { areaUnitId: string; from: OrganInput; unit: OrganInput }, meta: CommandMeta): readonly AreaUnitEvent[] => {
  const { areaUnitId, from } = wanted;
  const { name, unitId } = present(unit, areaUnitId, meta);
  if (unitId === wanted.unit.id) return [];
  if (unitId !== from.id) throw new Rejected('area-unit-elsewhere', `“${name}”届时不属${from.name}`, `"${name}" is not with ${from.name} at that date`, { unit: unitId });
  return [make('AreaUnitPassedOn', { areaUnitId, name, from: subjectOf(from), unit: subjectOf(wanted.unit) })];
};

export interface AreaUnitDecision {
  readonly events: readonly AreaUnitEvent[];
  readonly violations: readonly Violation[];
}

/** @throws {Rejected} `unknown-area-unit` */
export const areaUnitLeft = (unit: AreaUnitTimeline, wanted: { areaUnitId: string; reason: string }, meta: CommandMeta): AreaUnitDecision => {
  const state = unit.at(meta.effective.to);
  assertKnown(state, wanted.areaUnitId);
  if (!state.there) return { events: [], violations: [] };
  const open = [...state.pledges.values()].filter(({ status }) => status === 'open').length;
  return {
    events: [make('AreaUnitLeft', { areaUnitId: wanted.areaUnitId, name: state.name, reason: wanted.reason })],
    violations: open === 0 ? [] : [{ rule: 'area-unit-leaves-pledges', zh: `${state.name}尚有 ${open} 项承诺未兑现`, en: `${state.name} leaves with ${open} pledges open`, facts: { open: String(open) } }],
  };
};

/** @throws {Rejected} `unknown-area-unit`, `area-unit-gone`, `pledge-exists`, `due-before-given` */
export const givePledge = (unit: AreaUnitTimeline, wanted: { areaUnitId: string; title: string; dueOn: string }, meta: CommandMeta): readonly AreaUnitEvent[] => {
  const { areaUnitId, title, dueOn } = wanted;
  const { name } = present(unit, areaUnitId, meta);
  const pledgeId = pledgeIdOf(areaUnitId, title);
  const event = make('AreaPledgeGiven', { areaUnitId, name, pledgeId, title, dueOn });
  const fresh = unlessRecorded<AreaUnitEvent>(gridContract, unit, event, meta.effective);
  if (fresh.length === 0) return [];
  if (dueOn < meta.effective.to) throw new Rejected('due-before-given', '兑现期限早于承诺日期', 'the pledge is due before it is given', { dueOn });
  if (unit.latest().pledges.has(pledgeId)) throw new Rejected('pledge-exists', `${name}已有承诺“${title}”`, `${name} has a pledge "${title}" already`, { pledge: pledgeId });
  return fresh;
};

/** @throws {Rejected} `unknown-area-unit`, `unknown-pledge`, `pledge-settled`, `due-not-later` */
export const postponePledge = (unit: AreaUnitTimeline, wanted: { areaUnitId: string; pledgeId: string; dueOn: string; reason: string }, meta: CommandMeta): readonly AreaUnitEvent[] => {
  const { title, dueOn, status } = pledgeOf(unit, wanted, meta);
  const fresh = unlessRecorded<AreaUnitEvent>(gridContract, unit, make('AreaPledgePostponed', { ...wanted, title }), meta.effective);
  if (fresh.length === 0) return [];
  assertOpen(title, status);
  if (wanted.dueOn <= dueOn) throw new Rejected('due-not-later', `新的期限须晚于 ${dueOn}`, `the new day has to be later than ${dueOn}`, { dueOn });
  return fresh;
};

export interface Settlement {
  readonly areaUnitId: string;
  readonly pledgeId: string;
  readonly kept: boolean;
  readonly evidence: readonly string[];
  readonly words: string;
}

/** Kept needs what shows it; kept after its day is kept, and said. @throws {Rejected} `unknown-area-unit`, `unknown-pledge`, `pledge-settled` */
export const settlePledge = (unit: AreaUnitTimeline, wanted: Settlement, meta: CommandMeta): AreaUnitDecision => {
  const { title, dueOn, status } = pledgeOf(unit, wanted, meta);
  const fresh = unlessRecorded<AreaUnitEvent>(gridContract, unit, make('AreaPledgeSettled', { ...wanted, evidence: [...wanted.evidence], title }), meta.effective);
  if (fresh.length === 0) return { events: [], violations: [] };
  assertOpen(title, status);
  const date = meta.effective.to;
  const violations = [
    ...(wanted.kept && wanted.evidence.length === 0 ? [{ rule: 'pledge-without-evidence', zh: `“${title}”兑现须有佐证`, en: `"${title}": what shows that it was kept is missing`, facts: { pledge: wanted.pledgeId } }] : []),
    ...(wanted.kept && date > dueOn ? [{ rule: 'pledge-kept-late', zh: `“${title}”应于 ${dueOn} 兑现，${date} 才兑现`, en: `"${title}" was due on ${dueOn} and kept on ${date}`, facts: { dueOn, keptOn: date } }] : []),
  ];
  return { events: fresh, violations };
};

const assertKnown = (state: AreaUnit, areaUnitId: string): void => {
  if (state.name === '') throw new Rejected('unknown-area-unit', '届时没有该驻区单位', 'no such unit is known at that date', { reference: areaUnitId });
};

const present = (unit: AreaUnitTimeline, areaUnitId: string, meta: CommandMeta): AreaUnit => {
  const state = unit.at(meta.effective.to);
  assertKnown(state, areaUnitId);
  if (!state.there) throw new Rejected('area-unit-gone', `${state.name}届时已不在本辖区`, `${state.name} is not in the area any more at that date`, { areaUnit: areaUnitId });
  return state;
};

/** A unit that left may still be held to what it undertook. */
const pledgeOf = (unit: AreaUnitTimeline, { areaUnitId, pledgeId }: { readonly areaUnitId: string; readonly pledgeId: string }, meta: CommandMeta): AreaPledge => {
  const state = unit.at(meta.effective.to);
  assertKnown(state, areaUnitId);
  const pledge = state.pledges.get(pledgeId);
  if (pledge === undefined) throw new Rejected('unknown-pledge', '届时没有该项承诺', 'no such pledge is known at that date', { reference: pledgeId });
  return pledge;
};

const assertOpen = (title: string, status: AreaPledge['status']): void => {
  if (status !== 'open') throw new Rejected('pledge-settled', `“${title}”已有结果`, `"${title}" is settled already`, { status });
};
