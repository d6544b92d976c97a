import { organisationsContract } from '@yange/contracts';
import { Rejected, type Violation } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import type { OrganTimeline } from '../organ/organ.rules.js';
import { oneHeir, type Passing } from '../organ/heir.js';
import { broken } from '../rule/broken.js';
import { reformIdOf, type Completion, type ReformEvent } from './reform.aggregate.js';
import { assertKnownReform, unlessRetold, type Item, type ReformTimeline } from './reform.decider.js';

export interface ReformDecision {
  readonly events: readonly ReformEvent[];
  readonly violations: readonly Violation[];
}

export interface Task extends Item {
  readonly leadUnits: readonly { readonly organId: string; readonly name: string }[];
  readonly startsOn: string;
  readonly dueOn: string;
}

/** The organs that lead on a task, as far as they were read, by id. */
type Leads = ReadonlyMap<string, OrganTimeline>;

/** Live, a lead that ended since is refused for earlier days as well: nobody would move the task on any more. History is judged by its own day. */
const leadEnded = (leads: Leads, { mode, effective }: CommandMeta): Violation | null => {
  const ended = [...leads.values()].map((organ) => (mode === 'live' ? organ.latest() : organ.at(effective.to))).filter(({ status }) => status === 'abolished').map(({ name }) => name).join('、');
  return ended === '' ? null : { rule: 'task-lead-ended', zh: `牵头单位“${ended}”已撤销`, en: `"${ended}" leads on the task, and ended`, facts: { leads: ended } };
};

/** Live, whoever leads is on record: an id that nobody gave to an organ leads on nothing. One that is set up later may lead, and rows of history may name one that stands further down. */
const leadUnregistered = (leads: Leads, units: Task['leadUnits'], { mode }: CommandMeta): Violation | null => {
  const unknown = mode === 'live' ? units.filter(({ organId }) => leads.get(organId)?.latest().status === 'none').map(({ name }) => name).join('、') : '';
  return unknown === '' ? null : { rule: 'task-lead-unregistered', zh: `牵头单位“${unknown}”不在册`, en: `"${unknown}" leads on the task, and is no organ on record`, facts: { leads: unknown } };
};

/** A task that nobody leads on, or that has no last day, is recorded, and told. @throws {Rejected} `unknown-reform`, `task-dates`, `told-otherwise` */
export const planTask = (timeline: ReformTimeline, units: Leads, { reform, ordinal, title, leadUnits, startsOn, dueOn }: Task, meta: CommandMeta): ReformDecision => {
  assertKnownReform(timeline, reform);
  if (startsOn !== '' && dueOn !== '' && dueOn < startsOn) throw new Rejected('task-dates', '完成时限不得早于开始日期', 'a task cannot be due before it starts', { startsOn, dueOn });
  const leads = leadUnits.map((unit) => ({ ...unit, count: 1 }));
  const event = organisationsContract.make('ReformTaskPlanned', { reformId: reformIdOf(meta.district, reform), taskId: meta.id('task'), ordinal, title, leadUnits: leads, startsOn, dueOn });
  const events = unlessRetold(timeline, event, meta);
  return { events, violations: events.length === 0 ? [] : broken(alone(title, leads), endless(title, dueOn), leadEnded(units, meta), leadUnregistered(units, leadUnits, meta)) };
};

export interface TaskRevision {
  readonly reform: string;
  readonly task: string;
  /** all of them; those of before where nothing is said */
  readonly leadUnits?: Task['leadUnits'] | undefined;
  readonly startsOn?: string | undefined;
  readonly dueOn?: string | undefined;
  readonly reason: string;
}

/**
 * Who leads on a task, or its days, change under a document; the task stays the same one. What was planned stays on record. One that is done is not changed.
 * @param units timelines of the leads that are named
 * @throws {Rejected} `unknown-reform`, `unknown-task`, `task-done`, `task-dates`
 */
export const reviseTask = (timeline: ReformTimeline, units: Leads, wanted: TaskRevision, meta: CommandMeta): ReformDecision => {
  const { reform, task, reason } = wanted;
  assertKnownReform(timeline, reform);
  const { tasks, leads, days, completions } = timeline.at(meta.effective.to);
  const taskId = tasks.get(task);
  if (taskId === undefined) throw new Rejected('unknown-task', `没有名为“${task}”的任务`, `there is no task "${task}"`, { task });
  if (completions.get(task) === 'accepted') throw new Rejected('task-done', `任务“${task}”的完成已经认定`, `it is settled that "${task}" is done`, { task });
  const before = { startsOn: '', dueOn: '', ...days.get(task) };
  const after = { startsOn: wanted.startsOn ?? before.startsOn, dueOn: wanted.dueOn ?? before.dueOn };
  const led = wanted.leadUnits ?? leads.get(task) ?? [];
  if (after.startsOn !== '' && after.dueOn !== '' && after.dueOn < after.startsOn) throw new Rejected('task-dates', '完成时限不得早于开始日期', 'a task cannot be due before it starts', after);
  const same = after.startsOn === before.startsOn && after.dueOn === before.dueOn && idsOf(led) === idsOf(leads.get(task) ?? []);
  if (same) return { events: [], violations: [] };
  const event = organisationsContract.make('ReformTaskRevised', { reformId: reformIdOf(meta.district, reform), taskId, title: task, leadUnits: led.map(({ organId, name }) => ({ organId, name, count: 1 })), ...after, reason });
  return { events: [event], violations: broken(alone(task, led), endless(task, after.dueOn), leadEnded(units, meta), leadUnregistered(units, led, meta)) };
};

const idsOf = (leads: readonly { readonly organId: string }[]): string => leads.map(({ organId }) => organId).sort().join(' ');

const alone = (task: string, leads: readonly unknown[]): Violation | null => (leads.length > 0 ? null : { rule: 'task-without-lead', zh: `任务“${task}”没有牵头单位`, en: `nobody leads on the task "${task}"`, facts: { task } });

const endless = (task: string, dueOn: string): Violation | null => (dueOn !== '' ? null : { rule: 'task-without-date', zh: `任务“${task}”没有完成时限`, en: `the task "${task}" has no last day`, facts: { task } });

/**
 * Whoever led on an open task ended; its successor leads on. A task that is done stays with whoever did it.
 * @throws {Rejected} `unknown-reform`, `unknown-task`, `successor-missing`, `successor-unclear`
 */
export const moveLead = (timeline: ReformTimeline, { reform, task, ...passing }: Passing & { reform: string; task: string }, meta: CommandMeta): ReformDecision => {
  assertKnownReform(timeline, reform);
  const { leads, completions } = timeline.at(meta.effective.to);
  const taskId = timeline.latest().tasks.get(task);
  if (taskId === undefined) throw new Rejected('unknown-task', `没有名为“${task}”的任务`, `there is no task "${task}"`, { task });
  const from = leads.get(task)?.find(({ organId }) => organId === passing.from.organId);
  if (from === undefined || completions.get(task) === 'accepted') return { events: [], violations: [] };
  const to = oneHeir(passing, `任务“${task}”的牵头单位`, `the lead on the task "${task}"`);
  return {
    events: [organisationsContract.make('ReformTaskLeadMoved', { reformId: reformIdOf(meta.district, reform), taskId, title: task, fromOrganId: from.organId, fromOrganName: from.name, toOrganId: to.organId, toOrganName: to.name })],
    violations: [],
  };
};

/** @throws {Rejected} `unknown-reform`, `unknown-task`, `told-otherwise` */
export const claimCompletion = (timeline: ReformTimeline, wanted: { reform: string; task: string; evidence: readonly string[]; words: string }, meta: CommandMeta): ReformDecision => {
  const { reform, task, evidence, words } = wanted;
  assertKnownReform(timeline, reform);
  // Live, nothing is done before it is a task; history may tell the claim with a day of its own.
  const taskId = (meta.mode === 'live' ? timeline.at(meta.effective.to) : timeline.latest()).tasks.get(task);
  if (taskId === undefined) throw new Rejected('unknown-task', `在 ${meta.effective.to} 没有名为“${task}”的任务`, `there is no task "${task}" on ${meta.effective.to}`, { task });
  if (timeline.at(meta.effective.to).completions.get(task) === 'accepted') throw new Rejected('task-done', `任务“${task}”的完成已经认定`, `it is settled that "${task}" is done`, { task });
  const event = organisationsContract.make('ReformTaskCompletionClaimed', { reformId: reformIdOf(meta.district, reform), taskId, title: task, evidence: [...evidence], words, claimedBy: [...handsOf(meta)] });
  const events = unlessRetold(timeline, event, meta);
  const bare: Violation | null = events.length > 0 && evidence.length === 0 ? { rule: 'completion-without-evidence', zh: `“${task}”申报完成没有佐证`, en: `nothing proves that "${task}" is done`, facts: { task } } : null;
  return { events, violations: broken(bare) };
};

/** Who acts, and for whom; nobody where history tells. */
const handsOf = ({ mode, actor }: CommandMeta): readonly string[] => (mode === 'live' && actor.role !== 'reaction' ? [actor.person, actor.onBehalfOf].filter((person) => person !== undefined) : []);

/** The claim holds, says somebody else. @throws {Rejected} `unknown-reform`, `unknown-task`, `no-claim`, `told-otherwise` */
export const acceptCompletion = (timeline: ReformTimeline, { reform, task, words }: { reform: string; task: string; words: string }, meta: CommandMeta): ReformDecision => {
  const taskId = taskClaimed(timeline, { reform, task }, 'accepted', meta);
  const events = unlessRetold(timeline, organisationsContract.make('ReformTaskCompletionAccepted', { reformId: reformIdOf(meta.district, reform), taskId, title: task, words }), meta);
  const claimants = timeline.at(meta.effective.to).claimants.get(task) ?? [];
  const own: Violation | null = events.length > 0 && handsOf(meta).some((person) => claimants.includes(person)) ? { rule: 'own-completion', zh: `“${task}”的完成不得由申报人自己认定，请另一人认定`, en: `who claims that "${task}" is done does not accept it: somebody else does`, facts: { task } } : null;
  return { events, violations: broken(own) };
};

/** The claim does not hold: the task is open again. @throws {Rejected} `unknown-reform`, `unknown-task`, `no-claim`, `told-otherwise` */
export const returnCompletion = (timeline: ReformTimeline, { reform, task, reason }: { reform: string; task: string; reason: string }, meta: CommandMeta): ReformDecision => {
  const taskId = taskClaimed(timeline, { reform, task }, 'returned', meta);
  return { events: unlessRetold(timeline, organisationsContract.make('ReformTaskCompletionReturned', { reformId: reformIdOf(meta.district, reform), taskId, title: task, reason }), meta), violations: [] };
};

/** @returns the id of a task that is claimed to be done on that day, or settled this way already */
const taskClaimed = (timeline: ReformTimeline, { reform, task }: { reform: string; task: string }, to: Completion, meta: CommandMeta): string => {
  assertKnownReform(timeline, reform);
  const state = timeline.at(meta.effective.to);
  const taskId = timeline.latest().tasks.get(task);
  if (taskId === undefined) throw new Rejected('unknown-task', `没有名为“${task}”的任务`, `there is no task "${task}"`, { task });
  const stands = state.completions.get(task);
  if (stands !== 'claimed' && stands !== to) throw new Rejected('no-claim', `任务“${task}”在此日期没有待认定的完成申报`, `nobody claims on that day that "${task}" is done`, { task, stands: stands ?? 'open' });
  return taskId;
};

/** @throws {Rejected} `unknown-reform`, `told-otherwise` */
export const planSupporting = (timeline: ReformTimeline, { reform, ordinal, title }: Item, meta: CommandMeta): ReformDecision => {
  assertKnownReform(timeline, reform);
  const event = organisationsContract.make('SupportingMeasurePlanned', { reformId: reformIdOf(meta.district, reform), measureId: meta.id('supporting'), ordinal, title });
  return { events: unlessRetold(timeline, event, meta), violations: [] };
};

/** @throws {Rejected} `unknown-reform`, `unknown-supporting-measure`, `told-otherwise` */
export const issueSupporting = (timeline: ReformTimeline, { reform, title, number }: { reform: string; title: string; number: string }, meta: CommandMeta): ReformDecision => {
  assertKnownReform(timeline, reform);
  const measureId = timeline.latest().supporting.get(title);
  if (measureId === undefined) throw new Rejected('unknown-supporting-measure', `没有计划名为“${title}”的配套文件`, `no supporting measure "${title}" is planned`, { title });
  const event = organisationsContract.make('SupportingMeasureIssued', { reformId: reformIdOf(meta.district, reform), measureId, title, number });
  return { events: unlessRetold(timeline, event, meta), violations: [] };
};
