import { streamOf, type AggregateDefinition, type StreamRef } from '@yange/use-case';
import { quotaTypeWords, type QuotaType } from '../quota-account/quota-type.js';
import type { PersonEvent } from './person.events.js';

/** A person is a random id: no field of the state or of any event tells who it is. */
export interface PersonState {
  /** the account that the person is counted in; null before entry and after leaving */
  readonly accountId: string | null;
  /** identity: 行政, 参公, 事业 or 工勤 (R24), kept through transfers */
  readonly type: QuotaType | null;
}

const apply = (state: PersonState, event: PersonEvent): PersonState => {
  switch (event.type) {
    case 'PersonEntered':
      return { accountId: event.data.account?.id ?? null, type: quotaTypeWords(event.data.account?.type) };
    case 'PersonTransferred':
      return { accountId: event.data.to?.id ?? null, type: quotaTypeWords(event.data.to?.type) };
    case 'PersonLeft':
      return { ...state, accountId: null };
    default:
      return state;
  }
};

export const person: AggregateDefinition<PersonState, PersonEvent> = {
  name: 'person',
  initial: () => ({ accountId: null, type: null }),
  apply,
};

export const personStream = (personId: string): StreamRef<PersonState, PersonEvent> => streamOf(person, personId);
