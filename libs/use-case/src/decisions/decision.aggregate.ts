import type { DecisionNoted, DecisionRevoked, DecisionUsed } from '@yange/contracts';
import { streamOf, type AggregateDefinition, type LimitBreach, type StreamRef } from '../use-case.definition.js';

export type DecisionEvent =
  | { readonly type: 'DecisionNoted'; readonly data: DecisionNoted }
  | { readonly type: 'DecisionRevoked'; readonly data: DecisionRevoked }
  | { readonly type: 'DecisionUsed'; readonly data: DecisionUsed };

export interface DecisionState {
  /** null before it is known to this log */
  readonly noted: DecisionNoted | null;
  readonly revoked: DecisionRevoked | null;
  /** how much of which item changes of this log took, by the place of the item from 1 on; only of items that grant a quantity */
  readonly used: ReadonlyMap<number, number>;
}

/** How much of which item was taken in this state. */
export const usedOf = ({ used }: DecisionState, item: number): number => used.get(item) ?? 0;

const after = (state: DecisionState, event: DecisionEvent): DecisionState => {
  switch (event.type) {
    case 'DecisionNoted':
      return { ...state, noted: event.data };
    case 'DecisionRevoked':
      return { ...state, revoked: event.data };
    case 'DecisionUsed':
      return { ...state, used: new Map(state.used).set(event.data.item, usedOf(state, event.data.item) + event.data.quantity) };
  }
};

/** What was granted is used once, on every date together: a change that is dated before another takes from the same item. */
const overdrawn = (state: DecisionState): readonly LimitBreach[] =>
  (state.noted?.items ?? []).flatMap(({ matter, words, quantity }, index) => {
    const [item, used] = [index + 1, usedOf(state, index + 1)];
    if (quantity === 0 || used <= quantity) return [];
    const named = words === '' ? '' : `（${words}）`;
    return [
      {
        rule: 'decision-amount-exceeded', excess: used - quantity, zh: `该决定第 ${item} 项${named}核定 ${quantity}，连同本次共使用 ${used}`, en: `item ${item} of the decision grants ${quantity}: with this change ${used} of it are used`,
        facts: { decisionId: state.noted?.decisionId ?? '', item: String(item), matter, granted: String(quantity), used: String(used) },
      },
    ];
  });

/** A decision of the district or the city that changes stand under. */
export const decision: AggregateDefinition<DecisionState, DecisionEvent> = {
  name: 'decision',
  initial: () => ({ noted: null, revoked: null, used: new Map() }),
  apply: after,
  limits: overdrawn,
};

export const decisionStream = (decisionId: string): StreamRef<DecisionState, DecisionEvent> => streamOf(decision, decisionId);
