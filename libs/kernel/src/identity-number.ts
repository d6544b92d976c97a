import { calendarDate } from './calendar-date.js';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const checkCharacters = '10X98765432';

/** First two digits of a region code of GB/T 2260: provinces, municipalities, autonomous regions, Taiwan, Hong Kong, Macao and the residence permits of the last three (83). */
const provinces = new Set('11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '));

/** What is wrong with a 公民身份号码; the first of these that is. */
export type IdentityNumberFault = 'form' | 'region' | 'birth-date' | 'check-character';

/** @returns the 18th character that belongs to the first 17 digits (GB 11643-1999, MOD 11-2) */
export const identityCheckCharacter = (digits: string): string => {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return checkCharacters[sum % 11] ?? '';
};

/**
 * 公民身份号码: region of six digits, birth date of eight, sequence of three, check character. Upper case and half-width only; the old form of 15 digits is none.
 * A region that was abolished since is accepted, as people keep their number: only its province is looked at.
 * @param today YYYY-MM-DD: nobody is born later
 * @returns null where nothing is wrong
 */
export const identityNumberFault = (number: string, today: string): IdentityNumberFault | null => {
  if (!/^\d{17}[\dX]$/.test(number)) return 'form';
  if (!provinces.has(number.slice(0, 2)) || number.slice(2, 6) === '0000') return 'region';
  const birth = calendarDate(Number(number.slice(6, 10)), Number(number.slice(10, 12)), Number(number.slice(12, 14)));
  if (birth === null || birth > today) return 'birth-date';
  return identityCheckCharacter(number) === number[17] ? null : 'check-character';
};
