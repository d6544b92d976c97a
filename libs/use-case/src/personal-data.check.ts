import { personalDatumIn, type PersonalDatum } from '@yange/kernel';
import type { CellError } from './cell.error.js';

/** The rule that refuses a text, at whichever door: what is recorded stays for ever, and only the vault can erase. */
export const personalDataRule = 'personal-data-in-text';

/** Never with the number itself. */
export const personalDatumWords: Readonly<Record<PersonalDatum, { readonly zh: string; readonly en: string }>> = {
  'identity-number': { zh: '文字将永久留存，其中不得有公民身份号码；写明人员请用人员编号，个人信息只存入保险库', en: 'texts are kept for ever: no identity number in them; a person is told by the reference, personal data go to the vault alone' },
  'mobile-number': { zh: '文字将永久留存，其中不得有手机号码；写明人员请用人员编号，个人信息只存入保险库', en: 'texts are kept for ever: no mobile number in them; a person is told by the reference, personal data go to the vault alone' },
};

/** A text with a number of a person. */
export interface PersonalText {
  /** where it stands; of a field whose own name holds the number, what it is a field of */
  readonly path: readonly string[];
  readonly datum: PersonalDatum;
}

/**
 * Every string anywhere in a body, names of fields too.
 * @param value as it came from JSON
 */
export const personalTextsIn = (value: unknown, path: readonly string[] = []): readonly PersonalText[] => {
  if (typeof value === 'string') return textIn(value, path);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const named = textIn(key, path);
    return named.length > 0 ? named : personalTextsIn(inner, [...path, key]);
  });
};

const textIn = (text: string, path: readonly string[]): readonly PersonalText[] => {
  const datum = personalDatumIn(text);
  return datum === null ? [] : [{ path, datum }];
};

/** What the cells of a row say of people; of tables that keep people, the cells that are left when those for the vault were taken out. */
export const personalCellErrors = (cells: Readonly<Record<string, string>>): readonly CellError[] =>
  Object.entries(cells).flatMap(([column, cell]) => textIn(cell, [column]).map(({ datum }) => ({ column, rule: personalDataRule, ...personalDatumWords[datum] })));
