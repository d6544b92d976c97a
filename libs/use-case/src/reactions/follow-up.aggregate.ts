import type { FollowUpRefused, FollowUpResolved } from '@yange/contracts';
import { streamOf, type AggregateDefinition, type StreamRef } from '../use-case.definition.js';

export type FollowUpEvent =
  | { readonly type: 'FollowUpRefused'; readonly data: FollowUpRefused }
  | { readonly type: 'FollowUpResolved'; readonly data: FollowUpResolved };

/** by label: what was refused, and how it was seen to (null while it is open) */
export type FollowUps = ReadonlyMap<string, { readonly refused: FollowUpRefused; readonly how: string | null }>;

/** What one event called for in this service and a rule refused. */
export const followUp: AggregateDefinition<FollowUps, FollowUpEvent> = {
  name: 'follow-up',
  initial: () => new Map(),
  apply: (state, event) => {
    const { label } = event.data;
    if (event.type === 'FollowUpRefused') return new Map(state).set(label, { refused: event.data, how: null });
    const known = state.get(label);
    return known === undefined ? state : new Map(state).set(label, { ...known, how: event.data.how });
  },
  restsOnNothing: true,
};

export const followUpStream = (eventId: string): StreamRef<FollowUps, FollowUpEvent> => streamOf(followUp, eventId);
