import { organisationsContract } from '@yange/contracts';
import { Rejected, type Violation } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import { broken } from '../rule/broken.js';
import { considering } from '../timeline/considering.js';
import { linksFit } from './lineage.rules.js';
import { noPlateLeft } from './plate-takeover.js';
import { assertNoCircle } from './organ-circles.js';
import { parentThere } from './organ-parents.js';
import { oneHeir, type Passing } from './heir.js';
import type { OrganEvent } from './organ.events.js';
import { existence, nameOn, type OrganTimeline } from './organ.rules.js';

export interface LineageLink {
  readonly organId: string;
  readonly name: string;
  readonly how: string;
  /** instead of an organ: a block, and how many of it */
  readonly blockId?: string;
  readonly count?: number;
}

/** What one stream gets. */
export interface OrganDecision {
  readonly events: readonly OrganEvent[];
  readonly violations: readonly Violation[];
}

export const nothing: OrganDecision = { events: [], violations: [] };

export interface Beginning {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly category: string;
  readonly rank: string;
  readonly parentId: string;
  readonly groupId: string;
}

/** @throws {Rejected} `organ-exists`, `unknown-organ` (of the parent) */
export const establish = (organ: OrganTimeline, organId: string, beginning: Beginning, reform: { method: string; predecessors: readonly LineageLink[] }): OrganDecision =>
  withRule(linksFit('predecessor', reform.predecessors), begin(organ, organId, beginning, [
    organisationsContract.make('OrganEstablished', { ...beginning, aliases: [...beginning.aliases], organId, reformMethod: reform.method, predecessors: [...reform.predecessors] }),
  ]));

const withRule = (rule: Violation | null, decided: OrganDecision): OrganDecision =>
  decided.events.length === 0 ? decided : { ...decided, violations: [...decided.violations, ...broken(rule)] };

/** The organ was there before the record begins, or the reform keeps it. @throws {Rejected} `organ-exists` */
export const retain = (organ: OrganTimeline, organId: string, beginning: Beginning): OrganDecision =>
  begin(organ, organId, beginning, [organisationsContract.make('OrganRetained', { ...beginning, aliases: [...beginning.aliases], organId })]);

const begin = (organ: OrganTimeline, organId: string, { name, category, parentId, groupId }: Beginning, events: readonly OrganEvent[]): OrganDecision => {
  const known = organ.latest();
  if (known.status === 'none') return { events, violations: [] };
  const first = organ.facts[0]?.event;
  const same = first?.type === events[0]?.type && 'name' in (first?.data ?? {}) && (first?.data as { name: string }).name === name;
  if (same && known.category === category && known.parentId === parentId && known.groupId === groupId) return nothing;
  throw new Rejected('organ-exists', `机构“${known.name}”已在册，请用更正`, `the organ "${known.name}" is on record; record a correction`, { organId, name: known.name });
};

/** @throws {Rejected} `unknown-organ`, `organ-abolished` */
export const rename = (organ: OrganTimeline, organId: string, newName: string, meta: CommandMeta): OrganDecision => {
  const early = existence(organ, organId, meta);
  const oldName = organ.at(meta.effective.to).name;
  if (oldName === newName) return nothing;
  const event = organisationsContract.make('OrganRenamed', { organId, oldName, newName });
  return { events: [event], violations: broken(early) };
};

/**
 * @param above the new parent and all that are above it on any day from then on
 * @throws {Rejected} `unknown-organ`, `organ-abolished`, `own-parent`, `circular-parent`
 */
export const reparent = (organ: OrganTimeline, above: ReadonlyMap<string, OrganTimeline>, organId: string, newParentId: string, meta: CommandMeta): OrganDecision => {
  const early = existence(organ, organId, meta);
  if (newParentId === organId) throw new Rejected('own-parent', '机构不能隶属于自己', 'an organ cannot be its own parent', { organId });
  const oldParentId = organ.at(meta.effective.to).parentId;
  if (oldParentId === newParentId) return nothing;
  const events = [organisationsContract.make('OrganReparented', { organId, oldParentId, newParentId })];
  const parent = above.get(newParentId);
  const gone = parent === undefined ? null : parentThere(organ, events, parent, newParentId, meta);
  assertNoCircle(considering(organ, events, meta), above, organId, meta.effective.to);
  return { ...nothing, events, violations: broken(early, gone) };
};

/** An organ whose parent ended by that day, and who came after that. */
export interface ParentPassing extends Passing {
  readonly organId: string;
  /** the parent that ended */
  readonly former: OrganTimeline;
}

/**
 * 上级机构撤销后改隶: what was under an organ that ended goes under its one successor. It follows from the decision on that end, and so no other organ will do.
 * @param above the successors and all that are above them on any day from then on
 * @throws {Rejected} `parent-not-ended`, `successor-missing`, `successor-unclear`, `not-a-successor`, and of {@link reparent}
 */
export const moveUnderSuccessor = (organ: OrganTimeline, above: ReadonlyMap<string, OrganTimeline>, { organId, former, ...passing }: ParentPassing, meta: CommandMeta): OrganDecision => {
  const { organId: formerId, name } = passing.from;
  const state = organ.at(meta.effective.to);
  if (state.status !== 'active' || state.parentId !== formerId) return nothing;
  const end = former.facts.find(({ event }) => event.type === 'OrganAbolished');
  if (end?.event.type !== 'OrganAbolished' || end.effective.to > meta.effective.to) throw new Rejected('parent-not-ended', `“${name}”在 ${meta.effective.to} 没有撤销`, `"${name}" has not ended by ${meta.effective.to}`, { organId: formerId });
  const heir = oneHeir(passing, `“${state.name}”的上级机构`, `the parent of "${state.name}"`);
  if (!end.event.data.successors.some((one) => one.organId === heir.organId)) {
    throw new Rejected('not-a-successor', `“${heir.name}”没有承接“${name}”，改隶须另行决定`, `"${heir.name}" did not succeed "${name}": putting the organ under it needs a decision of its own`, { organId: heir.organId });
  }
  return reparent(organ, above, organId, heir.organId, meta);
};

export interface Ending {
  readonly successors: readonly LineageLink[];
  readonly reason: string;
  /** those that nobody takes over; `passed` where the successor takes all of them. Without it, those that the organ has */
  readonly duties?: readonly string[] | 'passed';
  /** plates of which nobody said what becomes of them; without it, those that the organ has */
  readonly platesLeft?: readonly string[];
}

/** @throws {Rejected} `unknown-organ`, `organ-abolished`, `lineage-to-itself` */
export const abolish = (organ: OrganTimeline, organId: string, ending: Ending, meta: CommandMeta): OrganDecision => {
  const before = organ.facts.find(({ event }) => event.type === 'OrganAbolished');
  if (before?.effective.to === meta.effective.to && isSameEnd(before.event, ending)) return nothing;
  if (before !== undefined) {
    throw new Rejected('organ-abolished', `该机构已于 ${before.effective.to} 撤销，请用更正`, `the organ was abolished by ${before.effective.to}; record a correction`, { organId });
  }
  const early = existence(organ, organId, meta);
  if (ending.successors.some((successor) => successor.organId === organId)) {
    throw new Rejected('lineage-to-itself', '机构不能承接自己', 'an organ cannot succeed itself', { organId });
  }
  const event = organisationsContract.make('OrganAbolished', { organId, name: nameOn(organ, meta), successors: [...ending.successors], reason: ending.reason });
  return { events: [event], violations: broken(early, nothingLater(organ, meta), noCoLocation(organ, meta), linksFit('successor', ending.successors), noDutyLeft(ending.duties ?? [...organ.at(meta.effective.to).duties]), noPlateLeft(ending.platesLeft ?? [...organ.at(meta.effective.to).plates.values()].map(({ name }) => name))) };
};

/** Told again, perhaps with less to say. An end in another organ on the same day is another end: nobody is merged into two. */
const isSameEnd = (told: OrganEvent, { successors }: Ending): boolean =>
  told.type === 'OrganAbolished' && successors.every(({ organId, name }) => told.data.successors.some((known) => known.organId === organId && (organId !== '' || known.name === name)));

const noDutyLeft = (duties: readonly string[] | 'passed'): Violation | null =>
  duties === 'passed' || duties.length === 0
    ? null
    : { rule: 'duties-left-behind', zh: `撤销后无人承担的职能：${duties.join('、')}`, en: `nobody takes over: ${duties.join(', ')}`, facts: { duties: duties.join('、') } };

/** 合署 is a bond of two: it ends before one of them does. */
const noCoLocation = (organ: OrganTimeline, meta: CommandMeta): Violation | null => {
  const { coLocated } = organ.at(meta.effective.to);
  if (coLocated.size === 0) return null;
  return { rule: 'co-location-open', zh: '机构仍在合署办公，应先结束合署', en: 'the organ is still co-located; that ends first', facts: { with: [...coLocated.keys()].join(' ') } };
};

const nothingLater = (organ: OrganTimeline, meta: CommandMeta): Violation | null => {
  const later = organ.facts.find(({ effective }) => effective.to > meta.effective.to);
  return later === undefined
    ? null
    : {
        rule: 'facts-after-abolition',
        zh: `撤销之后（${later.effective.to}）仍有该机构的记录`,
        en: `there are facts about the organ after its end (${later.effective.to})`,
        facts: { eventId: later.eventId, date: later.effective.to },
      };
};

/** The decision in the terms of the use case, for the stream `organ`. */
export const onOrgan = ({ events, violations }: OrganDecision) => ({ append: { organ: events }, violations });
