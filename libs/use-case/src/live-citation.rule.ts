import { parseDocumentNumber, isCalendarDate, Rejected } from '@yange/kernel';
import type { Citing } from './use-case.definition.js';

/**
 * A live change rests on a document with number, issuer and date: the approval, not the screen, is the source of authority.
 * @throws {Rejected} `document-required`, `document-number`, `document-incomplete`, `document-in-future`
 */
export const assertLiveCitations = (citations: readonly Citing[], today?: string): void => {
  if (citations.length === 0) {
    throw new Rejected('document-required', '必须注明依据文件', 'a change must cite the document that it rests on');
  }
  for (const citing of citations) {
    if (citing.number === undefined || parseDocumentNumber(citing.number) === null) {
      throw new Rejected('document-number', `发文字号“${citing.number ?? ''}”不规范，应如 内党办发〔2019〕22号`, `"${citing.number ?? ''}" is no 发文字号 such as 内党办发〔2019〕22号`, { number: citing.number ?? '' });
    }
    if (citing.issuer === undefined || citing.issuer === '' || citing.issuedOn === undefined || !isCalendarDate(citing.issuedOn)) {
      throw new Rejected('document-incomplete', '依据文件须有发文机关和成文日期', 'the document needs its issuer and its date', { number: citing.number });
    }
    assertIssuedBy(citing.issuedOn, today, citing.number);
  }
};

/** What nobody has signed yet is no authority. @throws {Rejected} `document-in-future` */
export const assertIssuedBy = (issuedOn: string, today: string | undefined, number: string): void => {
  if (today !== undefined && issuedOn > today) {
    throw new Rejected('document-in-future', `文件“${number}”的成文日期 ${issuedOn} 晚于今天 ${today}`, `"${number}" is dated ${issuedOn}, after today, ${today}`, { number, issuedOn, today });
  }
};
