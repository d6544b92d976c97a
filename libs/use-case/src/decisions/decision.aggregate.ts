import type { DecisionNoted, DecisionRevoked } from '@yange/contracts';
import { streamOf, type AggregateDefinition, type StreamRef } from '../use-case.definition.js';

export type DecisionEvent =
  | { readonly type: 'DecisionNoted'; readonly data: DecisionNoted }
  | { readonly type: 'DecisionRevoked'; readonly data: DecisionRevoked };

export interface DecisionState {
  /** null before it is known to this log */
  readonly noted: DecisionNoted | null;
  readonly revoked: DecisionRevoked | null;
}

/** A decision of the district or the city that changes stand under. */
export const decision: AggregateDefinition<DecisionState, DecisionEvent> = {
  name: 'decision',
  initial: () => ({ noted: null, revoked: null }),
  apply: (state, event) => (event.type === 'DecisionNoted' ? { ...state, noted: event.data } : { ...state, revoked: event.data }),
};

export const decisionStream = (decisionId: string): StreamRef<DecisionState, DecisionEvent> => streamOf(decision, decisionId);
