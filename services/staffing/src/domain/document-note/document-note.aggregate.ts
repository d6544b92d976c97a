import type { StaffingEvent } from '@yange/contracts';
import { normaliseDocumentNumber } from '@yange/kernel';
import { streamOf, type AggregateDefinition, type Relied, type StreamRef, type UniqueKey } from '@yange/use-case';

export type DocumentNoteEvent = Extract<StaffingEvent, { readonly type: 'DocumentNoted' | 'DocumentNoteWithdrawn' }>;

export interface DocumentNoteState {
  /** what events of organisations say of its number, as they came; what was corrected or annulled is gone */
  readonly told: readonly { readonly source: string; readonly number: string }[];
}

/** What staffing knows of a document that organisations registers: that there is one of that number. */
export const documentNote: AggregateDefinition<DocumentNoteState, DocumentNoteEvent> = {
  name: 'document-note',
  initial: () => ({ told: [] }),
  apply: ({ told }, event) => {
    const { sourceEventId: source } = event.data;
    if (event.type === 'DocumentNoteWithdrawn') return { told: told.filter((one) => one.source !== source) };
    return { told: [...told.filter((one) => one.source !== event.data.supersedesEventId), { source, number: event.data.number }] };
  },
  keys: ({ told }) => {
    const number = told.at(-1)?.number ?? '';
    return number === '' ? [] : [notedKey(number)];
  },
};

export const documentNoteStream = (documentId: string): StreamRef<DocumentNoteState, DocumentNoteEvent> => streamOf(documentNote, documentId);

const notedKey = (number: string): UniqueKey => ({ key: `noted-document:${normaliseDocumentNumber(number)}` });

/**
 * 佐证材料 as a clerk writes it: numbers of documents, several apart by 、 or ；. What is no number names nothing that could be looked up, as of the papers of a motion.
 * @returns what has to be on record
 */
export const evidenceOnRecord = (words: string): readonly Relied[] =>
  words.split(/[、；;\n]/).map((one) => one.trim()).filter((one) => one !== '').map((one) => ({
    ...notedKey(one),
    of: documentNote,
    missing: { rule: 'evidence-unregistered', zh: `佐证材料“${one}”不是已登记文件的文号；请先在机构中登记该文件，再以文号引用`, en: `the evidence "${one}" is no number of a registered document: register it first, and name it by its number`, facts: { paper: one } },
  }));
