import { organisationsContract } from '@yange/contracts';
import { Rejected, type Timeline, type Violation } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import { categoryOf, sizeOf } from '../organ-group/organ-group.aggregate.js';
import { assertKnownGroup, type OrganGroupTimeline } from '../organ-group/organ-group.decider.js';
import { assertKnown, nameOn, type OrganTimeline } from '../organ/organ.rules.js';
import { totalOf } from '../tally/tally.js';
import { broken } from '../rule/broken.js';
import { membersOf } from '../tally/members.build.js';
import { isRetold } from '../timeline/told-facts.js';
import { reformFactOf, reformIdOf, type ReformEvent, type ReformState } from './reform.aggregate.js';

export type ReformTimeline = Timeline<ReformState, ReformEvent>;

/** @throws {Rejected} `unknown-reform` */
export const assertKnownReform = (timeline: ReformTimeline, name: string): void => {
  if (timeline.latest().name === '') throw new Rejected('unknown-reform', `没有名为“${name}”的改革`, `there is no reform "${name}"`, { reform: name });
};

/** @throws {Rejected} `told-otherwise` */
export const unlessRetold = (timeline: ReformTimeline, event: ReformEvent, meta: CommandMeta): readonly ReformEvent[] => {
  const { key, content } = reformFactOf(event);
  return isRetold(timeline.latest().told, key, content, meta) ? [] : [event];
};

export const start = (timeline: ReformTimeline, name: string, meta: CommandMeta): readonly ReformEvent[] =>
  unlessRetold(timeline, organisationsContract.make('ReformStarted', { reformId: reformIdOf(meta.district, name), name }), meta);

export interface Item {
  readonly reform: string;
  readonly ordinal: number;
  readonly title: string;
}

/** An aim of the reform's ledger with the units that lead on it, as far as the source names them. @throws {Rejected} `unknown-reform`, `ordinal-taken`, `told-otherwise` */
export const setObjective = (timeline: ReformTimeline, wanted: Item & { leadUnits: readonly { organId: string; name: string }[] }, meta: CommandMeta): readonly ReformEvent[] => {
  const { reform, ordinal, title } = wanted;
  assertKnownReform(timeline, reform);
  const events = unlessRetold(
    timeline,
    organisationsContract.make('ReformObjectiveSet', {
      reformId: reformIdOf(meta.district, reform),
      objectiveId: meta.id('objective'),
      ordinal,
      title,
      leadUnits: wanted.leadUnits.map((unit) => ({ ...unit, count: 1 })),
    }),
    meta,
  );
  if (events.length > 0) assertOrdinalFree(timeline, 'ReformObjectiveSet', ordinal);
  return events;
};

/** @throws {Rejected} `unknown-reform`, `ordinal-taken`, `told-otherwise` */
export const takeMeasure = (timeline: ReformTimeline, { reform, ordinal, title, listName = '' }: Item & { readonly listName?: string | undefined }, meta: CommandMeta): readonly ReformEvent[] => {
  assertKnownReform(timeline, reform);
  const event = organisationsContract.make('ReformMeasureTaken', { reformId: reformIdOf(meta.district, reform), measureId: meta.id('measure'), ordinal, title, listName });
  const events = unlessRetold(timeline, event, meta);
  if (events.length > 0) assertOrdinalFree(timeline, 'ReformMeasureTaken', ordinal, listName);
  return events;
};

/** Each list counts from one. */
const assertOrdinalFree = (timeline: ReformTimeline, type: 'ReformObjectiveSet' | 'ReformMeasureTaken', ordinal: number, list = ''): void => {
  const listOf = (event: ReformEvent): string => (event.type === 'ReformMeasureTaken' ? event.data.listName : '');
  if (timeline.facts.some(({ event }) => event.type === type && event.data.ordinal === ordinal && listOf(event) === list)) {
    throw new Rejected('ordinal-taken', `第 ${ordinal} 项已有记录`, `number ${ordinal} is on record already`, { ordinal: String(ordinal) });
  }
};

/** @throws {Rejected} `unknown-reform`, `unknown-organ` */
export const takeIntoScope = (timeline: ReformTimeline, organ: OrganTimeline, { reform, organId }: { reform: string; organId: string }, meta: CommandMeta): readonly ReformEvent[] => {
  assertKnownReform(timeline, reform);
  assertKnown(organ, organId);
  return unlessRetold(timeline, organisationsContract.make('UnitTakenIntoScope', { reformId: reformIdOf(meta.district, reform), organId, organName: nameOn(organ, meta) }), meta);
};

export interface Notice {
  readonly reform: string;
  readonly title: string;
  readonly issuer: string;
  readonly group: string;
  readonly organs: number;
  readonly towns: number;
  readonly streets: number;
  /** last day for answers; empty where none is asked for */
  readonly answerDueOn: string;
}

/** Live, a notice goes to no more towns and streets than a group counts; where none counts them, nobody can tell. */
const unitsThere = ({ towns, streets }: Notice, units: OrganGroupTimeline, { mode, effective }: CommandMeta): Violation | null => {
  const state = units.at(effective.to);
  const there = { towns: totalOf(categoryOf(state, 'town')), streets: totalOf(categoryOf(state, 'street-office')) };
  if (mode !== 'live' || there.towns + there.streets === 0 || (towns <= there.towns && streets <= there.streets)) return null;
  return {
    rule: 'notice-exceeds-units',
    zh: `转发 ${towns} 个镇、${streets} 个街道办事处，机构组只有 ${there.towns} 个、${there.streets} 个`,
    en: `sent to ${towns} towns and ${streets} streets, the group counts ${there.towns} and ${there.streets}`,
    facts: { towns: String(towns), streets: String(streets), townsThere: String(there.towns), streetsThere: String(there.streets) },
  };
};

/** A notice goes to no more organs than the group has. @param units that counts towns and streets @throws {Rejected} `unknown-reform`, `unknown-group`, `told-otherwise` */
export const forwardNotice = (timeline: ReformTimeline, group: OrganGroupTimeline, units: OrganGroupTimeline, wanted: Notice, meta: CommandMeta): { events: readonly ReformEvent[]; violations: readonly Violation[] } => {
  assertKnownReform(timeline, wanted.reform);
  assertKnownGroup(group, wanted.group);
  const block = (what: string, count: number, label: string) => membersOf({ names: [], count, label }, (id) => meta.id(`${what}/${id}`)).blocks;
  const events = unlessRetold(
    timeline,
    organisationsContract.make('NoticeForwarded', {
      reformId: reformIdOf(meta.district, wanted.reform),
      noticeId: meta.id('notice'),
      title: wanted.title,
      issuer: wanted.issuer,
      organs: { blocks: block('organs', wanted.organs, wanted.group) },
      units: { blocks: [...block('towns', wanted.towns, '镇'), ...block('streets', wanted.streets, '街道办事处')] },
      answerDueOn: wanted.answerDueOn,
    }),
    meta,
  );
  const size = sizeOf(group.at(meta.effective.to));
  const tooMany = events.length > 0 && wanted.organs > size;
  return {
    events,
    violations: broken(
      tooMany ? { rule: 'notice-exceeds-group', zh: `转发 ${wanted.organs} 个机构，多于该组 ${size} 个`, en: `sent to ${wanted.organs} organs, the group has ${size}`, facts: { count: String(wanted.organs), size: String(size) } } : null,
      events.length > 0 ? unitsThere(wanted, units, meta) : null,
    ),
  };
};

export interface Answer {
  readonly reform: string;
  readonly title: string;
  readonly organId: string;
  readonly words: string;
  readonly misfits: number;
}

/** Who got a notice says what came of it; that no more answer than it went to is a limit. @throws {Rejected} `unknown-reform`, `unknown-notice`, `unknown-organ`, `told-otherwise` */
export const answerNotice = (timeline: ReformTimeline, organ: OrganTimeline, wanted: Answer, meta: CommandMeta): { events: readonly ReformEvent[]; violations: readonly Violation[] } => {
  const { reform, title, organId, words, misfits } = wanted;
  assertKnownReform(timeline, reform);
  assertKnown(organ, organId);
  const notice = timeline.at(meta.effective.to).notices.get(title);
  if (notice === undefined) throw new Rejected('unknown-notice', `在此日期没有转发过“${title}”`, `no notice "${title}" was forwarded by that day`, { title });
  const event = organisationsContract.make('NoticeAnswered', { reformId: reformIdOf(meta.district, reform), noticeId: notice.noticeId, title, organId, organName: nameOn(organ, meta), words, misfits });
  return { events: unlessRetold(timeline, event, meta), violations: [] };
};

export interface Pilot {
  readonly reform: string;
  readonly organId: string;
  readonly name: string;
  /** 1 for 首家; 0 where nothing is ranked */
  readonly ordinal: number;
  readonly formula: string;
}

/** @throws {Rejected} `unknown-reform`, `unknown-organ`, `told-otherwise` */
export const startPilot = (timeline: ReformTimeline, organ: OrganTimeline, wanted: Pilot, meta: CommandMeta): readonly ReformEvent[] => {
  const { reform, organId, name, ordinal, formula } = wanted;
  assertKnownReform(timeline, reform);
  assertKnown(organ, organId);
  return unlessRetold(
    timeline,
    organisationsContract.make('PilotStarted', { reformId: reformIdOf(meta.district, reform), pilotId: meta.id('pilot'), organId, organName: nameOn(organ, meta), name, ordinal, formula }),
    meta,
  );
};
