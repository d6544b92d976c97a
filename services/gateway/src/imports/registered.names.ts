import { borneTogether, type BorneNames, type Names, type References } from '@yange/use-case';
import type { ServiceClient } from './service.client.js';

/** What the registers say of names that an import uses and does not bring. */
export interface RegisteredNames {
  readonly known: References;
  /** nobody knows these */
  readonly unknown: Names;
}

export const nothingAsked: RegisteredNames = { known: {}, unknown: { organs: [], documents: [] } };

export const registeredNames = async (registers: readonly ServiceClient[], district: string, names: Names): Promise<RegisteredNames> => {
  const known = joined(await Promise.all(registers.map((register) => register.registered(district, names))));
  return {
    known,
    unknown: {
      organs: names.organs.filter((name) => !Object.hasOwn(known.organs ?? {}, name)),
      documents: names.documents.filter((name) => !Object.hasOwn(known.documents ?? {}, name)),
    },
  };
};

export const joined = (all: readonly References[]): References => ({
  organs: all.reduce<BorneNames>((known, { organs = {} }) => borneTogether(known, organs), {}),
  documents: Object.assign({}, ...all.map(({ documents }) => documents)) as NonNullable<References['documents']>,
});
