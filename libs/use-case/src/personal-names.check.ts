import { Rejected } from '@yange/kernel';

/** The rule that refuses, in a text of a command, the name of somebody whom the command is about. */
export const personalNameRule = 'personal-name-in-text';

/** What papers and their issuers are numbered and called by; a title is not among them, since it is often made of names. */
const notTexts = new Set(['number', 'issuer', 'issuedOn', 'effective']);

const shownFields = 20;

/** Without blanks, marks that cannot be seen, and the dots between the parts of a name. */
const bare = (text: string): string => text.normalize('NFKC').replace(/[\s\p{Cf}.·•‧・●]/gu, '').toLowerCase();

/** @param names as they are written; of fewer than two characters they are found everywhere, and looked for nowhere @returns where the strings stand that hold one, as JSON pointers; what an organ is called is none */
export const fieldsNaming = (said: unknown, names: readonly string[]): readonly string[] => {
  const wanted = [...new Set(names.map(bare))].filter((name) => [...name].length > 1);
  return wanted.length === 0 ? [] : fieldsIn(said, wanted, '');
};

const fieldsIn = (value: unknown, names: readonly string[], pointer: string): readonly string[] => {
  if (typeof value === 'string') return names.some((name) => bare(value).includes(name)) ? [pointer] : [];
  if (typeof value !== 'object' || value === null) return [];
  const isOrgan = 'organId' in value;
  return Object.entries(value).flatMap(([key, inner]) => (notTexts.has(key) || (isOrgan && key === 'name') ? [] : fieldsIn(inner, names, `${pointer}/${key}`)));
};

/** @throws {Rejected} `personal-name-in-text`, with the fields and never with the name */
export const assertNamesNobody = (said: unknown, names: readonly string[]): void => {
  const fields = fieldsNaming(said, names);
  if (fields.length === 0) return;
  const told = fields.slice(0, shownFields).join('、');
  throw new Rejected(personalNameRule, `${told} 中有所涉人员的姓名：文字将永久留存，写明人员请用人员编号，姓名只存入保险库`, `${told}: the name of somebody whom this is about; texts are kept for ever, a person is told by the reference and a name goes to the vault alone`, { fields: told });
};
