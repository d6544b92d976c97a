import { enforcementContract } from '@yange/contracts';
import { Rejected, type Timeline, type Violation } from '@yange/kernel';
import type { CommandMeta, OrganInput } from '@yange/use-case';
import type { OrganEnd, OrganEndEvent } from './organ-end.aggregate.js';

export type Ends = Timeline<OrganEnd, OrganEndEvent>;

const make = enforcementContract.make;

export const noteEnd = (end: Ends, wanted: { organ: OrganInput; endedOn: string; successors: readonly OrganInput[]; toldByHistory: boolean }): readonly OrganEndEvent[] => {
  const { organ, endedOn, successors, toldByHistory } = wanted;
  return end.latest().endedOn === endedOn ? [] : [make('PowerHolderEnded', { organId: organ.id, name: organ.name, endedOn, successors: successors.map(({ id, name }) => ({ id, name })), toldByHistory })];
};

/**
 * Something is recorded of an organ whose end is noted, for a day before that end: what makes things pass on is told once more, for that alone.
 * None where the organ goes on, and none of what an import tells or told.
 */
export const tellEndAgain = (end: Ends, wanted: { organId: string; againFor: string }, meta: CommandMeta): readonly OrganEndEvent[] => {
  const { endedOn, toldByHistory, name, successors } = end.latest();
  const late = endedOn !== null && !toldByHistory && meta.mode === 'live' && meta.effective.to < endedOn;
  return late ? [make('PowerHolderEnded', { ...wanted, name, endedOn, successors: [...successors] })] : [];
};

/** What is told once more where all that is left passes on. */
export const allThatIsLeft = 'all';

/**
 * What an import told of an end it tells whole; where it told nothing of what the organ had here, a person asks for it, and it passes on from that day on. Asked for again, what is left by then does.
 * @throws {Rejected} `end-not-noted`, `handed-over-by-itself`
 */
export const orderHandOver = (end: Ends, organId: string, date: string): readonly OrganEndEvent[] => {
  const { endedOn, toldByHistory, name, successors } = end.latest();
  if (endedOn === null || date < endedOn) throw new Rejected('end-not-noted', '没有该机构截至该日已终止的记载，无可移交；刚录入的请稍后再试', 'no end of the organ is noted by that day: nothing passes on; what was recorded just now may not have come yet: try again in a moment', { organId });
  if (!toldByHistory) throw new Rejected('handed-over-by-itself', `“${name}”终止时已自动移交；未能移交的见待办`, `what "${name}" had passed on by itself when it ended; what could not is a follow-up`, { organId });
  return [make('PowerHolderEnded', { organId, name, endedOn, successors: [...successors], againFor: allThatIsLeft })];
};

export const liftEnd = (end: Ends, organId: string): readonly OrganEndEvent[] => (end.latest().endedOn === null ? [] : [make('PowerHolderEndLifted', { organId })]);

const endedBy = (end: Ends, meta: CommandMeta): string | null => {
  const { endedOn, toldByHistory } = end.latest();
  // Rows of an import are no breach of what another row of it tells, in whatever order they and the note come.
  if (toldByHistory && meta.mode !== 'live') return null;
  return endedOn === null || meta.effective.to < endedOn ? null : endedOn;
};

/** What an organ that has ended by then can be said to do no more; none where it goes on. */
const onceEnded = (rule: string, words: { readonly zh: string; readonly en: string }) => (end: Ends, organ: OrganInput, meta: CommandMeta): readonly Violation[] => {
  const endedOn = endedBy(end, meta);
  return endedOn === null ? [] : [{ rule, zh: `${organ.name}已于 ${endedOn} 终止，${words.zh}`, en: `${organ.name} ended on ${endedOn} and ${words.en}`, facts: { organ: organ.id, endedOn } }];
};

/** Lists that such an organ adopts, what it claims of them and what it declines. */
export const afterEnd = onceEnded('claim-of-ended-organ', { zh: '不能再承接清单、认领或不认领事项', en: 'adopts, claims and declines nothing any more' });

/** Powers that it hands on. */
export const delegatedAfterEnd = onceEnded('claim-of-ended-organ', { zh: '不能再赋予权力', en: 'delegates nothing any more' });

/** Duties and equipment that it is given. */
export const handedAfterEnd = onceEnded('handover-to-ended-organ', { zh: '不能再接收权责和装备', en: 'takes neither duties nor equipment' });

/** Teams that come under it. */
export const teamsAfterEnd = onceEnded('team-of-ended-organ', { zh: '不能再主管执法队伍', en: 'supervises no teams any more' });
