import { gridContract } from '@yange/contracts';
import type { Timeline, Violation } from '@yange/kernel';
import type { CommandMeta, OrganInput } from '@yange/use-case';
import type { OrganEnd, OrganEndEvent } from './organ-end.aggregate.js';

export type Ends = Timeline<OrganEnd, OrganEndEvent>;

const make = gridContract.make;

export const noteEnd = (end: Ends, wanted: { organ: OrganInput; endedOn: string; successors: readonly OrganInput[]; toldByHistory: boolean }): readonly OrganEndEvent[] => {
  const { organ, endedOn, successors, toldByHistory } = wanted;
  return end.latest().endedOn === endedOn ? [] : [make('GridOwnerEnded', { organId: organ.id, name: organ.name, endedOn, successors: successors.map(({ id, name }) => ({ id, name })), toldByHistory })];
};

export const liftEnd = (end: Ends, organId: string): readonly OrganEndEvent[] => (end.latest().endedOn === null ? [] : [make('GridOwnerEndLifted', { organId })]);

const endedBy = (end: Ends, meta: CommandMeta): string | null => {
  const { endedOn, toldByHistory } = end.latest();
  // Rows of an import are no breach of what another row of it tells, in whatever order they and the note come.
  if (toldByHistory && meta.mode !== 'live') return null;
  return endedOn === null || meta.effective.to < endedOn ? null : endedOn;
};

/** Grids that an organ that has ended by then gets anew. */
export const afterEnd = (end: Ends, organ: OrganInput, meta: CommandMeta): readonly Violation[] => {
  const endedOn = endedBy(end, meta);
  if (endedOn === null) return [];
  return [{ rule: 'grid-of-ended-organ', zh: `${organ.name}已于 ${endedOn} 终止，不能再设网格`, en: `${organ.name} ended on ${endedOn} and has no grids any more`, facts: { organ: organ.id, endedOn } }];
};

/** Work that is given to an organ that has ended by then, or asked for in its name: calls and service items. */
export const workAfterEnd = (end: Ends, organ: OrganInput, meta: CommandMeta): readonly Violation[] => {
  const endedOn = endedBy(end, meta);
  if (endedOn === null) return [];
  return [{ rule: 'work-of-ended-organ', zh: `${organ.name}已于 ${endedOn} 终止，不能再呼叫、应办或承担服务事项`, en: `${organ.name} ended on ${endedOn}: it neither calls nor is called, and has no service items`, facts: { organ: organ.id, endedOn } }];
};
