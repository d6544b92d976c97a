import { enforcementContract } from '@yange/contracts';
import type { Timeline, Violation } from '@yange/kernel';
import type { CommandMeta, OrganInput } from '@yange/use-case';
import type { OrganEnd, OrganEndEvent } from './organ-end.aggregate.js';

type Ends = Timeline<OrganEnd, OrganEndEvent>;

const make = enforcementContract.make;

export const noteEnd = (end: Ends, wanted: { organ: OrganInput; endedOn: string; successors: readonly OrganInput[] }): readonly OrganEndEvent[] => {
  const { organ, endedOn, successors } = wanted;
  return end.latest().endedOn === endedOn ? [] : [make('PowerHolderEnded', { organId: organ.id, name: organ.name, endedOn, successors: successors.map(({ id, name }) => ({ id, name })) })];
};

export const liftEnd = (end: Ends, organId: string): readonly OrganEndEvent[] => (end.latest().endedOn === null ? [] : [make('PowerHolderEndLifted', { organId })]);

/** What an organ that has ended by then takes on anew. */
export const afterEnd = (end: Ends, organ: OrganInput, meta: CommandMeta): readonly Violation[] => {
  const { endedOn } = end.latest();
  if (endedOn === null || meta.effective.to < endedOn) return [];
  return [{ rule: 'claim-of-ended-organ', zh: `${organ.name}已于 ${endedOn} 终止，不能再认领事项`, en: `${organ.name} ended on ${endedOn} and claims nothing any more`, facts: { organ: organ.id, endedOn } }];
};
