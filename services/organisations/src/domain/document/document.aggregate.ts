import type { OrganisationsEvent } from '@yange/contracts';
import { normaliseDocumentNumber } from '@yange/kernel';
import { streamOf, type AggregateDefinition, type Relied, type StreamRef, type UniqueKey } from '@yange/use-case';

export type DocumentEvent = Extract<OrganisationsEvent, { readonly type: 'DocumentRegistered' | 'DocumentAttached' | 'DocumentPutInForce' | 'DocumentRepealed' }>;

export interface DocumentState {
  readonly registered: { readonly number: string; readonly title: string; readonly shortTitle: string; readonly issuer: string; readonly kind: string; readonly issuedTo: string } | null;
  /** hex SHA-256 of the attached files */
  readonly attachments: ReadonlySet<string>;
  /** of rules (工作规则, 细则, 办法): from when until when; null for other papers */
  readonly inForce: { readonly kind: string; readonly from: string; readonly to: string } | null;
  readonly repealed: boolean;
}

/** 批文: what every change rests on. */
export const document: AggregateDefinition<DocumentState, DocumentEvent> = {
  name: 'document',
  initial: () => ({ registered: null, attachments: new Set(), inForce: null, repealed: false }),
  apply: (state, event) => {
    switch (event.type) {
      case 'DocumentRegistered': {
        const { number, title, shortTitle, issuer, kind, issued } = event.data;
        return { ...state, registered: { number, title, shortTitle, issuer, kind, issuedTo: issued?.to ?? '' } };
      }
      case 'DocumentPutInForce':
        return { ...state, repealed: false, inForce: { kind: event.data.kind, from: event.data.inForceFrom, to: event.data.inForceTo } };
      case 'DocumentRepealed':
        return { ...state, repealed: true };
      case 'DocumentAttached':
        return { ...state, attachments: new Set([...state.attachments, hex(event.data.attachment?.sha256)]) };
    }
  },
  keys: ({ registered }) => (registered === null || registered.number === '' ? [] : [numberKey(registered.number)]),
};

const numberKey = (number: string): UniqueKey => ({
  key: `document-number:${number}`,
  taken: { rule: 'document-number-taken', zh: `文号“${number}”已登记`, en: `the number "${number}" is registered already`, facts: { number } },
});

/**
 * A paper that a step names by its number has to be on record; words that are no number name nothing that could be looked up.
 * @param zh what the step names it as: 会议纪要
 */
export const paperOnRecord = (words: string, zh: string, en: string): Relied => {
  const number = normaliseDocumentNumber(words);
  const missing = { rule: 'paper-unregistered', zh: `${zh}“${words}”不是已登记文件的文号；请先登记该文件，再以文号引用`, en: `${en} "${words}" is no number of a registered document: register it first, and name it by its number`, facts: { paper: words } };
  return { key: numberKey(number).key, of: document, missing };
};

export const documentStream = (documentId: string): StreamRef<DocumentState, DocumentEvent> => streamOf(document, documentId);

export const hex = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('hex');
