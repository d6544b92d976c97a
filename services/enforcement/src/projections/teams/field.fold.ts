import type { EnforcementEvent } from '@yange/contracts';
import { defineStateFold } from '@yange/projections';

type FieldEvent = Extract<EnforcementEvent, { type: 'EnforcementFieldsListed' | 'EnforcementFieldHeld' | 'EnforcementFieldGivenUp' }>;

const table = 'enforcement_fields';

/** A field that is held though no list names it is shown as not listed. */
export const fieldFold = defineStateFold<FieldEvent>({
  stream: 'field-register',
  types: ['EnforcementFieldsListed', 'EnforcementFieldHeld', 'EnforcementFieldGivenUp'],
  apply: (book, event) => {
    if (event.type === 'EnforcementFieldsListed') return event.data.fields.forEach(({ id, name }) => book.put(table, id, { name, listed: true }, { held: false }));
    book.put(table, event.data.fieldId, { held: event.type === 'EnforcementFieldHeld' }, { name: event.data.field, listed: false });
  },
});
