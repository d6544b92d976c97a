import { streamOf, type AggregateDefinition, type StreamRef } from '@yange/use-case';
import type { PersonEvent } from './person.events.js';

/** A person is a random id: no field of the state or of any event tells who it is. */
export interface PersonState {
  /** the account that the person is counted in, whose type is the person's identity (R24); null before entry and after leaving */
  readonly accountId: string | null;
  /** the account whose post is still taken by who left without clearing it; else null */
  readonly keptIn: string | null;
}

const apply = (state: PersonState, event: PersonEvent): PersonState => {
  switch (event.type) {
    case 'PersonEntered':
      return { accountId: event.data.account?.id ?? null, keptIn: null };
    case 'PersonTransferred':
      return { accountId: event.data.to?.id ?? null, keptIn: null };
    case 'PersonLeft':
      return { accountId: null, keptIn: event.data.quotaKept ? (event.data.account?.id ?? null) : null };
    case 'PersonQuotaCleared':
      return { ...state, keptIn: null };
    default:
      return state;
  }
};

export const person: AggregateDefinition<PersonState, PersonEvent> = {
  name: 'person',
  initial: () => ({ accountId: null, keptIn: null }),
  apply,
};

export const personStream = (personId: string): StreamRef<PersonState, PersonEvent> => streamOf(person, personId);
