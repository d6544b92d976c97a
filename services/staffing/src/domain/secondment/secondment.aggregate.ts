import { derivedId } from '@yange/kernel';
import { streamOf, type AggregateDefinition, type LimitBreach, type StreamRef } from '@yange/use-case';
import { ownerKey, type Owner } from '../owner/owner.js';
import type { SecondmentEvent } from './secondment.events.js';

/** 抽调、借调 from one owner. */
export interface SecondmentState {
  /** persons away; null where no number is known */
  readonly away: number | null;
  /** all came back (清理整顿完成), with or without a number */
  readonly cleared: boolean;
}

const apply = (state: SecondmentState, event: SecondmentEvent): SecondmentState => {
  switch (event.type) {
    case 'SecondmentsRecorded':
      return { away: (state.away ?? 0) + event.data.persons, cleared: false };
    case 'SecondmentsCleared':
      return { away: remaining(state.away, event.data.complete, event.data.persons), cleared: event.data.complete };
    default:
      return state;
  }
};

/** "All came back" without a number says nothing about how many they were. */
const remaining = (away: number | null, complete: boolean, back: number | undefined): number | null =>
  away === null ? null : complete && back === undefined ? 0 : away - (back ?? 0);

const limits = ({ away }: SecondmentState): readonly LimitBreach[] =>
  away === null || away >= 0
    ? []
    : [{ rule: 'more-back-than-away', excess: -away, zh: `清退人数比抽、借调人数多 ${-away} 人`, en: `${-away} more came back than were away`, facts: {} }];

export const secondment: AggregateDefinition<SecondmentState, SecondmentEvent> = {
  name: 'secondment',
  initial: () => ({ away: null, cleared: false }),
  apply,
  limits,
};

export const secondmentId = (owner: Owner): string => derivedId('secondment', ownerKey(owner));

export const secondmentStream = (owner: Owner): StreamRef<SecondmentState, SecondmentEvent> => streamOf(secondment, secondmentId(owner));
