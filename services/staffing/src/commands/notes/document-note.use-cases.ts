import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { documentNoteStream } from '../../domain/document-note/document-note.aggregate.js';
import { decideNoteDocument, decideWithdrawDocumentNote } from '../../domain/document-note/document-note.decider.js';

// Only reactions call these: they have no door.

export const noteDocumentUseCase = defineUseCase({
  name: 'note-document',
  title: { zh: '记入已登记文件', en: 'Note a registered document' },
  path: 'document-notes',
  right: 'none',
  administrative: true,
  body: z.strictObject({ documentId: z.string(), number: z.string(), sourceEventId: z.uuid(), supersedesEventId: z.uuid().or(z.literal('')) }),
  streams: ({ documentId }) => ({ note: documentNoteStream(documentId) }),
  decide: (body, { note }) => ({ append: { note: decideNoteDocument(body, note).events } }),
});

export const withdrawDocumentNoteUseCase = defineUseCase({
  name: 'withdraw-document-note',
  title: { zh: '取消文件记载', en: 'Withdraw a note of a document' },
  path: 'document-notes/withdrawn',
  right: 'none',
  administrative: true,
  body: z.strictObject({ documentId: z.string(), sourceEventId: z.uuid() }),
  streams: ({ documentId }) => ({ note: documentNoteStream(documentId) }),
  decide: (body, { note }) => ({ append: { note: decideWithdrawDocumentNote(body, note).events } }),
});
