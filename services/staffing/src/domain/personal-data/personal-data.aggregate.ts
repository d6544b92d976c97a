import type { Timeline } from '@yange/kernel';
import { streamOf, type AggregateDefinition, type StreamRef } from '@yange/use-case';
import type { PersonalDataEvent } from './personal-data.events.js';

/** What the log knows of a person's data in the vault: never the data. */
export interface PersonalDataState {
  /** the record that counts; null where there is none, or none any more */
  readonly recordId: string | null;
  readonly keyId: string | null;
  readonly fields: readonly string[];
  readonly erased: boolean;
}

const apply = (state: PersonalDataState, event: PersonalDataEvent): PersonalDataState => {
  switch (event.type) {
    case 'PersonalDataRecorded':
      return { recordId: event.data.recordId, keyId: event.data.keyId, fields: event.data.personalFields, erased: false };
    case 'PersonalDataErased':
      return { recordId: null, keyId: null, fields: [], erased: true };
    default:
      return state;
  }
};

/** Not among the service's aggregates that facts are annulled in: what a vault has taken in, shown or destroyed cannot be undone by saying so. */
export const personalData: AggregateDefinition<PersonalDataState, PersonalDataEvent> = {
  name: 'personal-data',
  initial: () => ({ recordId: null, keyId: null, fields: [], erased: false }),
  apply,
};

export const personalDataStream = (personId: string): StreamRef<PersonalDataState, PersonalDataEvent> => streamOf(personalData, personId);

export type PersonalDataTimeline = Timeline<PersonalDataState, PersonalDataEvent>;

/** What lies in the vault now. A vault knows no effective dates: what came last holds, whichever day it speaks of. */
export const custodyOf = (data: PersonalDataTimeline): PersonalDataState =>
  data.facts.toSorted((a, b) => a.position - b.position).reduce((state, { event }) => apply(state, event), personalData.initial());
