import { streamOf, type AggregateDefinition, type StreamRef } from '@yange/use-case';
import type { PersonEvent } from './person.events.js';

/** A person is a random id: no field of the state or of any event tells who it is. */
export interface PersonState {
  /** the account that the person is counted in, whose type is the person's identity (R24); null before entry and after leaving */
  readonly accountId: string | null;
}

const apply = (state: PersonState, event: PersonEvent): PersonState => {
  switch (event.type) {
    case 'PersonEntered':
      return { accountId: event.data.account?.id ?? null };
    case 'PersonTransferred':
      return { accountId: event.data.to?.id ?? null };
    case 'PersonLeft':
      return { accountId: null };
    default:
      return state;
  }
};

export const person: AggregateDefinition<PersonState, PersonEvent> = {
  name: 'person',
  initial: () => ({ accountId: null }),
  apply,
};

export const personStream = (personId: string): StreamRef<PersonState, PersonEvent> => streamOf(person, personId);
