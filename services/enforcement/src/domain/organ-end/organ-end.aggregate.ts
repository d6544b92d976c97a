import type { EnforcementEvent } from '@yange/contracts';
import { streamOf, type AggregateDefinition, type StreamRef } from '@yange/use-case';

export type OrganEndEvent = Extract<EnforcementEvent, { type: 'PowerHolderEnded' | 'PowerHolderEndLifted' }>;

/** Whether an organ has ended, as the service of organisations told; order of arrival decides. */
export interface OrganEnd {
  /** first day without it; null while it goes on */
  readonly endedOn: string | null;
  /** as an import has it, which is not held to what it tells itself */
  readonly toldByHistory: boolean;
}

export const organEnd: AggregateDefinition<OrganEnd, OrganEndEvent> = {
  name: 'organ-end',
  initial: () => ({ endedOn: null, toldByHistory: false }),
  apply: (_state, event) => (event.type === 'PowerHolderEnded' ? { endedOn: event.data.endedOn, toldByHistory: event.data.toldByHistory } : { endedOn: null, toldByHistory: false }),
};

export const organEndStream = (organId: string): StreamRef<OrganEnd, OrganEndEvent> => streamOf(organEnd, organId);
