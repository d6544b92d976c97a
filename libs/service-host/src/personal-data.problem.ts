import { Problem, pointerOf } from '@yange/http';
import { personalDataRule, personalDatumWords, personalTextsIn } from '@yange/use-case';

const shownFields = 50;

/**
 * No command says in its texts who somebody is: what it says is kept for ever.
 * @param forVault fields that the vault keeps
 * @throws {Problem} 422 `personal-data-in-text`, with the fields and never with what they say
 */
export const assertNoPersonalData = (sent: object, forVault: readonly string[] = []): void => {
  const found = personalTextsIn(Object.fromEntries(Object.entries(sent).filter(([field]) => !forVault.includes(field))));
  if (found.length === 0) return;
  throw new Problem(422, personalDataRule, undefined, { errors: found.slice(0, shownFields).map(({ path, datum }) => ({ pointer: pointerOf(path), code: personalDataRule, detail: personalDatumWords[datum] })) });
};
