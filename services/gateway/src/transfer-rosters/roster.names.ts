import { createHash } from 'node:crypto';
import { Problem } from '@yange/http';
import type { ServiceClient } from '../imports/service.client.js';

/** What stands in the column 姓名, by person. */
export type Names = ReadonlyMap<string, string>;

interface ShownPerson {
  readonly name?: string;
}

/** Why the vault says who somebody is. */
export interface RevealFor {
  readonly purpose: string;
  readonly caseNumber: string;
}

const atOnce = 8;
const erased = '（已依规删除）';

/** Masked, as the vault shows them to whoever may see that; otherwise nobody has a name. */
export const maskedNames = async (staffing: ServiceClient, district: string, personIds: readonly string[]): Promise<Names> => {
  const [first, ...others] = personIds;
  if (first === undefined) return new Map();
  const nameOf = (personId: string): Promise<string | null> => told(() => staffing.get<ShownPerson>(`/v1/districts/${district}/persons/${personId}/personal-data`));
  const known = await nameOf(first);
  if (known === null) return new Map();
  return namesOf(others, nameOf, [[first, known]]);
};

/**
 * Unmasked, by the vault's own door and its own rule: each person is a reveal of its own, recorded for purpose and case before anything is shown.
 * @param key of the request; each person's own key derives from it, so that the request repeated records nothing more
 */
export const revealedNames = async (staffing: ServiceClient, district: string, personIds: readonly string[], reveal: RevealFor, key: string): Promise<Names> =>
  namesOf(personIds, (personId) =>
    told(() => staffing.hand<ShownPerson>('POST', `/v1/districts/${district}/persons/${personId}/personal-data/reveals`, { fields: ['name'], ...reveal }, createHash('sha256').update(`${key} ${personId}`).digest('hex')), 'refused'));

/** null: the caller may not see names. @throws {Problem} what the vault refuses */
const told = async (ask: () => Promise<ShownPerson>, without: 'nameless' | 'refused' = 'nameless'): Promise<string | null> => {
  try {
    return (await ask()).name ?? '';
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.code === 'personal-data-erased') return erased;
    if (error.status === 404 || error.code === 'personal-data-missing') return '';
    if (error.status === 403 && without === 'nameless') return null;
    throw error;
  }
};

const namesOf = async (personIds: readonly string[], nameOf: (personId: string) => Promise<string | null>, known: readonly (readonly [string, string])[] = []): Promise<Names> => {
  const names = new Map(known);
  const open = [...new Set(personIds)].filter((personId) => !names.has(personId));
  const work = async (): Promise<void> => {
    for (let personId = open.shift(); personId !== undefined; personId = open.shift()) names.set(personId, (await nameOf(personId)) ?? '');
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return names;
};
