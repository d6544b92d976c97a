import { plainDigits } from './plain-digits.js';

/** 发文字号: issuer's mark, year in 〔〕, serial number (党政机关公文处理工作条例; GB/T 9704-2012, 7.2.5). */
export interface DocumentNumber {
  /** 内党办发 */
  readonly mark: string;
  readonly year: number;
  readonly serial: number;
}

const pattern = /^(\p{Script=Han}{1,20})〔((?:19|20)\d{2})〕([1-9]\d{0,4})号$/u;

/** @returns null where the text is no 发文字号 (wrong brackets, leading zero, no 号) */
export const parseDocumentNumber = (text: string): DocumentNumber | null => {
  const parts = pattern.exec(text);
  return parts ? { mark: parts[1] ?? '', year: Number(parts[2]), serial: Number(parts[3]) } : null;
};

/** Brackets, blanks and digits as they are often typed, put right: `内党办发[2019] 22号` → `内党办发〔2019〕22号`. */
export const normaliseDocumentNumber = (text: string): string =>
  plainDigits(text).trim().replace(/\s+/g, '').replace(/[[【(（{﹝［]/g, '〔').replace(/[\]】)）}﹞］]/g, '〕');
