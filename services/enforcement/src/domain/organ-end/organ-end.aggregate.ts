import type { EnforcementEvent } from '@yange/contracts';
import { streamOf, type AggregateDefinition, type StreamRef } from '@yange/use-case';

export type OrganEndEvent = Extract<EnforcementEvent, { type: 'PowerHolderEnded' | 'PowerHolderEndLifted' }>;

/** Whether an organ has ended, as the service of organisations told; order of arrival decides. */
export interface OrganEnd {
  /** first day without it; null while it goes on */
  readonly endedOn: string | null;
  /** as an import has it, which is not held to what it tells itself */
  readonly toldByHistory: boolean;
  readonly name: string;
  readonly successors: readonly { readonly id: string; readonly name: string }[];
}

const goingOn: OrganEnd = { endedOn: null, toldByHistory: false, name: '', successors: [] };

export const organEnd: AggregateDefinition<OrganEnd, OrganEndEvent> = {
  name: 'organ-end',
  initial: () => goingOn,
  apply: (state, event) => {
    if (event.type !== 'PowerHolderEnded') return goingOn;
    // Told once more, it says nothing new of the end.
    return event.data.againFor !== '' ? state : { endedOn: event.data.endedOn, toldByHistory: event.data.toldByHistory, name: event.data.name, successors: event.data.successors.map(({ id, name }) => ({ id, name })) };
  },
};

export const organEndStream = (organId: string): StreamRef<OrganEnd, OrganEndEvent> => streamOf(organEnd, organId);
