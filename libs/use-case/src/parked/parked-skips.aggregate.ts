import type { ParkedEventSkipped } from '@yange/contracts';
import { streamOf, type AggregateDefinition, type StreamRef } from '../use-case.definition.js';

export interface ParkedSkipEvent {
  readonly type: 'ParkedEventSkipped';
  readonly data: ParkedEventSkipped;
}

/** Ids of the events that one read model leaves out, by an operator's decision, where it cannot fold them. */
export const parkedSkips: AggregateDefinition<ReadonlySet<string>, ParkedSkipEvent> = {
  name: 'parked-skips',
  initial: () => new Set(),
  apply: (state, { data }) => new Set([...state, data.eventId]),
  restsOnNothing: true,
};

export const parkedSkipsStream = (readModel: string): StreamRef<ReadonlySet<string>, ParkedSkipEvent> => streamOf(parkedSkips, readModel);
