import type { AggregateDefinition, LimitBreach } from '@yange/use-case';
import type { FieldEvent } from './field.events.js';

/** Fields of comprehensive enforcement: those that the reform names, and those that the district holds. */
export interface FieldRegister {
  readonly listed: ReadonlyMap<string, string>;
  readonly held: ReadonlyMap<string, string>;
}

export const fieldRegister: AggregateDefinition<FieldRegister, FieldEvent> = {
  name: 'field-register',
  initial: () => ({ listed: new Map(), held: new Map() }),
  apply: (register, event) => {
    switch (event.type) {
      case 'EnforcementFieldsListed':
        return { ...register, listed: new Map([...register.listed, ...event.data.fields.map(({ id, name }) => [id, name] as const)]) };
      case 'EnforcementFieldHeld':
        return { ...register, held: new Map([...register.held, [event.data.fieldId, event.data.field]]) };
      case 'EnforcementFieldGivenUp':
        return { ...register, held: new Map([...register.held].filter(([id]) => id !== event.data.fieldId)) };
    }
  },
  limits: (register) => heldButNotListed(register),
};

/** A field that is held must be one of those listed; a corrected list may leave one behind. */
const heldButNotListed = ({ held, listed }: FieldRegister): readonly LimitBreach[] => {
  const stray = [...held].filter(([id]) => !listed.has(id)).map(([, name]) => name);
  if (stray.length === 0) return [];
  const names = stray.join('、');
  return [{ rule: 'field-not-listed', zh: `“${names}”不在列明的执法领域之内`, en: `"${names}" is none of the fields listed`, facts: { fields: names }, excess: stray.length }];
};
