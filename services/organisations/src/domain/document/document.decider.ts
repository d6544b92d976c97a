import { effectiveMessage, organisationsContract } from '@yange/contracts';
import { normaliseDocumentNumber, parseDocumentNumber, Rejected, type EffectiveDate, type Timeline } from '@yange/kernel';
import { assertIssuedBy, type CommandMeta } from '@yange/use-case';
import { hex, type DocumentEvent, type DocumentState } from './document.aggregate.js';

export type DocumentTimeline = Timeline<DocumentState, DocumentEvent>;

export interface DocumentWanted {
  readonly documentId: string;
  readonly number: string;
  readonly title: string;
  readonly shortTitle: string;
  readonly issuer: string;
  /** as precisely as known; null where it is not */
  readonly issued: EffectiveDate | null;
  readonly kind: string;
  readonly reading: string;
}

/**
 * A live document has number, issuer and day; history knows some by their title only.
 * @throws {Rejected} `document-number`, `document-incomplete`, `document-in-future`, `document-exists`
 */
export const register = (timeline: DocumentTimeline, wanted: DocumentWanted, meta: CommandMeta): readonly DocumentEvent[] => {
  const { issued, ...words } = wanted;
  const number = normaliseDocumentNumber(wanted.number);
  assertComplete({ ...wanted, number }, meta);
  const known = timeline.latest().registered;
  if (known !== null) {
    const same = known.number === number && known.title === words.title && known.shortTitle === words.shortTitle && known.issuer === words.issuer && known.kind === words.kind;
    if (same && known.issuedTo === (issued?.to ?? '')) return [];
    throw new Rejected('document-exists', `文件“${known.title}”已登记，请用更正`, `"${known.title}" is registered; record a correction`, { documentId: words.documentId });
  }
  return [organisationsContract.make('DocumentRegistered', { ...words, number, ...(issued === null ? {} : { issued: effectiveMessage(issued) }) })];
};

const assertComplete = ({ number, issuer, issued }: Pick<DocumentWanted, 'number' | 'issuer' | 'issued'>, meta: CommandMeta): void => {
  const missing = number === '' && meta.mode === 'history';
  if (!missing && parseDocumentNumber(number) === null) {
    throw new Rejected('document-number', `发文字号“${number}”不规范，应如 内党办发〔2019〕22号`, `"${number}" is no 发文字号 such as 内党办发〔2019〕22号`, { number });
  }
  if (meta.mode === 'live' && (issuer === '' || issued?.precision !== 'day')) {
    throw new Rejected('document-incomplete', '文件须有发文机关和成文日期', 'the document needs its issuer and its date', { number });
  }
  if (meta.mode === 'live' && issued !== null) assertIssuedBy(issued.to, meta.today, number);
};

export interface AttachmentWanted {
  readonly documentId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  /** hex */
  readonly sha256: string;
}

/** The file itself is no event; its hash makes it the one that was meant. @throws {Rejected} `unknown-document` */
export const attach = (timeline: DocumentTimeline, wanted: AttachmentWanted): readonly DocumentEvent[] => {
  const { documentId, name, mediaType, size } = wanted;
  const state = timeline.latest();
  if (state.registered === null) throw new Rejected('unknown-document', `没有文件 ${documentId}`, `there is no document ${documentId}`, { documentId });
  const sha256 = Uint8Array.from(Buffer.from(wanted.sha256, 'hex'));
  if (state.attachments.has(hex(sha256))) return [];
  return [organisationsContract.make('DocumentAttached', { documentId, attachment: { name, mediaType, size: BigInt(size), sha256 } })];
};
