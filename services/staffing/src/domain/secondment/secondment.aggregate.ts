import { afterSecondment, awayIn, type SecondedGroups } from '@yange/contracts';
import { derivedId } from '@yange/kernel';
import { streamOf, type AggregateDefinition, type LimitBreach, type StreamRef } from '@yange/use-case';
import { ownerKey, type Owner } from '../owner/owner.js';
import type { SecondmentEvent } from './secondment.events.js';

/** 抽调、借调 from one owner. */
export interface SecondmentState {
  /** who is away, by secondment; none where no number is known */
  readonly groups: SecondedGroups;
  /** all came back (清理整顿完成), with or without a number */
  readonly cleared: boolean;
}

const apply = (state: SecondmentState, event: SecondmentEvent): SecondmentState => {
  switch (event.type) {
    case 'SecondmentsRecorded':
      return { groups: afterSecondment(state.groups, event), cleared: false };
    case 'SecondmentsExtended':
      return { ...state, groups: afterSecondment(state.groups, event) };
    case 'SecondmentsCleared': {
      // Who clears what nobody counted says nothing about how many they were.
      const groups = state.groups.size === 0 ? state.groups : afterSecondment(state.groups, event);
      return { groups, cleared: event.data.complete && (event.data.secondmentId === '' || awayIn(groups) === 0) };
    }
    default:
      return state;
  }
};

const limits = ({ groups }: SecondmentState): readonly LimitBreach[] => {
  const over = [...groups.values()].reduce((sum, { left }) => sum + Math.max(0, -left), 0);
  return over === 0 ? [] : [{ rule: 'more-back-than-away', excess: over, zh: `清退人数比抽、借调人数多 ${over} 人`, en: `${over} more came back than were away`, facts: {} }];
};

export const secondment: AggregateDefinition<SecondmentState, SecondmentEvent> = {
  name: 'secondment',
  initial: () => ({ groups: new Map(), cleared: false }),
  apply,
  limits,
};

export const secondmentId = (owner: Owner): string => derivedId('secondment', ownerKey(owner));

export const secondmentStream = (owner: Owner): StreamRef<SecondmentState, SecondmentEvent> => streamOf(secondment, secondmentId(owner));
