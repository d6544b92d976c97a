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

/** Leaving an account in which the person is not counted, since a leaving or a move that is told late comes before it, changes nothing. */
const afterLeaving = (state: PersonState, left: string | null, quotaKept: boolean): PersonState =>
  [state.accountId, state.keptIn].includes(left) ? { ...counted(undefined), keptIn: quotaKept ? left : null } : state;

const apply = (state: PersonState, event: PersonEvent): PersonState => {
  switch (event.type) {
    case 'PersonEntered':
      return { ...counted(event.data.account), keptIn: null };
    case 'PersonTransferred':
      return { ...counted(event.data.to), keptIn: null };
    case 'PersonLeft':
      return afterLeaving(state, event.data.account?.id ?? null, event.data.quotaKept);
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
