import type { QuotaAccount } from '@yange/contracts';
import { streamOf, type AggregateDefinition, type StreamRef } from '@yange/use-case';
import { keyOfSubject } from '../owner/owner.js';
import type { PersonEvent } from './person.events.js';

/** A person is a random id: no field of the state or of any event tells who it is. */
export interface PersonState {
  /** the account that the person is counted in, whose type is the person's identity (R24); null before entry and after leaving */
  readonly accountId: string | null;
  /** whose account that is; null likewise */
  readonly ownerKey: string | null;
  /** the account whose post is still taken by who left without clearing it; else null */
  readonly keptIn: string | null;
}

const apply = (state: PersonState, event: PersonEvent): PersonState => {
  switch (event.type) {
    case 'PersonEntered':
      return { ...counted(event.data.account), keptIn: null };
    case 'PersonTransferred':
      return { ...counted(event.data.to), keptIn: null };
    case 'PersonLeft':
      return { ...counted(undefined), keptIn: event.data.quotaKept ? (event.data.account?.id ?? null) : null };
    case 'PersonQuotaCleared':
      return { ...state, keptIn: null };
    default:
      return state;
  }
};

const counted = (account: QuotaAccount | undefined): Pick<PersonState, 'accountId' | 'ownerKey'> => ({ accountId: account?.id ?? null, ownerKey: account?.owner === undefined ? null : keyOfSubject(account.owner) });

export const person: AggregateDefinition<PersonState, PersonEvent> = {
  name: 'person',
  initial: () => ({ ...counted(undefined), keptIn: null }),
  apply,
};

export const personStream = (personId: string): StreamRef<PersonState, PersonEvent> => streamOf(person, personId);
