import type { GridEvent } from '@yange/contracts';
import type { AggregateDefinition } from '@yange/use-case';

export type CallEvent = Extract<GridEvent, { type: 'CallRaised' | 'CallAnswered' | 'CallClosed' }>;

/** 街呼区应: a street calls departments, they answer, the street closes the call. */
export interface Call {
  readonly status: 'none' | 'open' | 'closed';
  /** departments called, by organ id; true once they have answered */
  readonly answered: ReadonlyMap<string, boolean>;
}

export const call: AggregateDefinition<Call, CallEvent> = {
  name: 'call',
  initial: () => ({ status: 'none', answered: new Map() }),
  apply: (state, event) => {
    switch (event.type) {
      case 'CallRaised':
        return { status: 'open', answered: new Map(event.data.called.map(({ organId }) => [organId, false])) };
      case 'CallAnswered':
        return { ...state, answered: new Map([...state.answered, [event.data.department?.organId ?? '', true]]) };
      case 'CallClosed':
        return { ...state, status: 'closed' };
    }
  },
};
