import { isCreditCode } from './credit-code.js';
import { identityNumberFault } from './identity-number.js';

/** What tells who somebody is and can be recognised by its form. Names cannot. */
export type PersonalDatum = 'identity-number' | 'mobile-number';

/** What people put between digits: blanks and hyphens of any width, dots, the end of a line. */
const gap = String.raw`[\s\p{Pd}\u2212.·_]`;
const identity = new RegExp(String.raw`(?<!\d)(?=(\d(?:${gap}{0,3}\d){16}${gap}{0,3}[\dXx])(?!\d))`, 'gu');
const gaps = new RegExp(gap, 'gu');
/** Eleven digits in one, as 3-4-4 or as 3-8, after the country's code or without; no part of a longer or a broken number. */
const mobile = new RegExp(String.raw`(?<!\d)(?<!\d\.)(?:(?:\+|00)?86${gap}?)?1[3-9]\d(?:\d{8}|(${gap})\d{4}\1\d{4}|${gap}\d{8})(?!\.?\d)`, 'u');
const date = /(?<!\d)(?:19|20)\d\d-\d{1,2}-\d{1,2}(?!\d)/g;

const uuid = /(?<![0-9a-z])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-z])/gi;
const hash = /(?<![0-9a-z])(?=\d*[a-f])[0-9a-f]{32,}(?![0-9a-z])/gi;
const eighteen = /(?<![0-9a-z])[0-9a-z]{18}(?![0-9a-z])/gi;

/** Nobody who has a number by now is born later. The text is judged alike on every day. */
const lastBirthDay = '2099-12-31';

/**
 * Regions whose code ends as a year of birth begins (延庆, 蓟州, 奉贤, 南川, 璧山): only a credit code of theirs, after the two characters of the registering
 * office, has digits that read as region, birth date and sequence of an identity number.
 */
const regionsLikeYears = new Set(['110119', '120119', '310120', '500119', '500120']);

/** A credit code; what is a good identity number as well is one only where a region of organs would be misread. */
const isOrgansCode = (code: string): boolean => isCreditCode(code) && (regionsLikeYears.has(code.slice(2, 8)) || identityNumberFault(code, lastBirthDay) !== null);

/**
 * The first kind of personal datum that a text holds: a 公民身份号码, written in one also where its check character is wrong, with blanks or hyphens between
 * only where it is right (region, date and serial number are how cases are numbered too); or a mobile number of the mainland. Full-width and half-width alike.
 * Ids, hashes and 统一社会信用代码 are none.
 */
export const personalDatumIn = (text: string): PersonalDatum | null => {
  if (text.length < 11) return null;
  const plain = text.normalize('NFKC').replaceAll(/\p{Cf}/gu, '').replaceAll(uuid, '#').replaceAll(hash, '#');
  if (holdsIdentityNumber(plain)) return 'identity-number';
  return mobile.test(plain.replaceAll(eighteen, (token) => (isOrgansCode(token.toUpperCase()) ? '#' : token))) ? 'mobile-number' : null;
};

const holdsIdentityNumber = (plain: string): boolean => {
  for (const { index, 1: written = '' } of plain.matchAll(identity)) {
    const number = written.replaceAll(gaps, '').toUpperCase();
    const fault = identityNumberFault(number, lastBirthDay);
    const inOne = written.length === number.length;
    if (inOne && (fault === null || fault === 'check-character') && !isOrgansCode(number)) return true;
    if (!inOne && fault === null && !cutsDate(plain, index, index + written.length)) return true;
  }
  return false;
};

/** Whether a piece begins or ends inside a date: then its digits are not one number. */
const cutsDate = (plain: string, from: number, to: number): boolean =>
  [...plain.matchAll(date)].some(({ index, 0: { length } }) => (index < from && from < index + length) || (index < to && to < index + length));
