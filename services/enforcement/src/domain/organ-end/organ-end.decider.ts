import { enforcementContract } from '@yange/contracts';
import type { Timeline, Violation } from '@yange/kernel';
import type { CommandMeta, OrganInput } from '@yange/use-case';
import type { OrganEnd, OrganEndEvent } from './organ-end.aggregate.js';

type Ends = Timeline<OrganEnd, OrganEndEvent>;

const make = enforcementContract.make;

export const noteEnd = (end: Ends, wanted: { organ: OrganInput; endedOn: string; successors: readonly OrganInput[]; toldByHistory: boolean }): readonly OrganEndEvent[] => {
  const { organ, endedOn, successors, toldByHistory } = wanted;
  return end.latest().endedOn === endedOn ? [] : [make('PowerHolderEnded', { organId: organ.id, name: organ.name, endedOn, successors: successors.map(({ id, name }) => ({ id, name })), toldByHistory })];
};

export const liftEnd = (end: Ends, organId: string): readonly OrganEndEvent[] => (end.latest().endedOn === null ? [] : [make('PowerHolderEndLifted', { organId })]);

const endedBy = (end: Ends, meta: CommandMeta): string | null => {
  const { endedOn, toldByHistory } = end.latest();
  // Rows of an import are no breach of what another row of it tells, in whatever order they and the note come.
  if (toldByHistory && meta.mode !== 'live') return null;
  return endedOn === null || meta.effective.to < endedOn ? null : endedOn;
};

/** Claims of an organ that has ended by then. */
export const afterEnd = (end: Ends, organ: OrganInput, meta: CommandMeta): readonly Violation[] => {
  const endedOn = endedBy(end, meta);
  if (endedOn === null) return [];
  return [{ rule: 'claim-of-ended-organ', zh: `${organ.name}已于 ${endedOn} 终止，不能再认领事项`, en: `${organ.name} ended on ${endedOn} and claims nothing any more`, facts: { organ: organ.id, endedOn } }];
};

/** Duties and equipment for an organ that has ended by then. */
export const handedAfterEnd = (end: Ends, organ: OrganInput, meta: CommandMeta): readonly Violation[] => {
  const endedOn = endedBy(end, meta);
  if (endedOn === null) return [];
  return [{ rule: 'handover-to-ended-organ', zh: `${organ.name}已于 ${endedOn} 终止，不能再接收权责和装备`, en: `${organ.name} ended on ${endedOn} and takes neither duties nor equipment`, facts: { organ: organ.id, endedOn } }];
};
