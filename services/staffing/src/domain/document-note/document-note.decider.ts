import { staffingContract, type DocumentNoted, type DocumentNoteWithdrawn } from '@yange/contracts';
import type { Timeline } from '@yange/kernel';
import { ruled, unchanged, type Ruling } from '../ruling.js';
import type { DocumentNoteEvent, DocumentNoteState } from './document-note.aggregate.js';

type DocumentNoteTimeline = Timeline<DocumentNoteState, DocumentNoteEvent>;
type Said<T> = Omit<T, '$typeName' | '$unknown'>;

const knows = (note: DocumentNoteTimeline, source: string): boolean => note.latest().told.some((one) => one.source === source);

/** The same event again changes nothing. */
export const decideNoteDocument = (said: Said<DocumentNoted>, note: DocumentNoteTimeline): Ruling<DocumentNoteEvent> =>
  knows(note, said.sourceEventId) ? unchanged : ruled([staffingContract.make('DocumentNoted', said)]);

export const decideWithdrawDocumentNote = (said: Said<DocumentNoteWithdrawn>, note: DocumentNoteTimeline): Ruling<DocumentNoteEvent> =>
  knows(note, said.sourceEventId) ? ruled([staffingContract.make('DocumentNoteWithdrawn', said)]) : unchanged;
