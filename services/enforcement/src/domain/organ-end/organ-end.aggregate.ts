import type { EnforcementEvent } from '@yange/contracts';
import { streamOf, type AggregateDefinition, type StreamRef } from '@yange/use-case';

export type OrganEndEvent = Extract<EnforcementEvent, { type: 'PowerHolderEnded' | 'PowerHolderEndLifted' }>;

/** Whether an organ has ended, as the service of organisations told; order of arrival decides. */
export interface OrganEnd {
  /** first day without it; null while it goes on */
  readonly endedOn: string | null;
}

export const organEnd: AggregateDefinition<OrganEnd, OrganEndEvent> = {
  name: 'organ-end',
  initial: () => ({ endedOn: null }),
  apply: (_state, event) => ({ endedOn: event.type === 'PowerHolderEnded' ? event.data.endedOn : null }),
};

export const organEndStream = (organId: string): StreamRef<OrganEnd, OrganEndEvent> => streamOf(organEnd, organId);
