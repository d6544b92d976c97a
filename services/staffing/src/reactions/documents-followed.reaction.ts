import type { EventAnnulled, OrganisationsEvent } from '@yange/contracts';
import { defineHistoryReaction, defineReaction, type PublishedEvent, type ReactionCommand } from '@yange/use-case';
import { noteDocumentUseCase, withdrawDocumentNoteUseCase } from '../commands/notes/document-note.use-cases.js';
import { sinceEver } from '../domain/organ-note/organ-note.aggregate.js';

type DocumentRegistered = Extract<OrganisationsEvent, { readonly type: 'DocumentRegistered' }>['data'];

const react = ({ event, eventId, streamId, supersedes }: PublishedEvent): readonly ReactionCommand[] => {
  if (event.type === 'DocumentRegistered') {
    const { documentId, number } = event.data as DocumentRegistered;
    return [{ label: 'noted', useCase: noteDocumentUseCase, body: { documentId, number, sourceEventId: eventId, supersedesEventId: supersedes ?? '' }, effective: sinceEver }];
  }
  const [aggregate, documentId = ''] = streamId.split('/');
  const { eventType, eventId: sourceEventId } = event.data as EventAnnulled;
  return aggregate === 'document' && eventType === 'DocumentRegistered' ? [{ label: 'withdrawn', useCase: withdrawDocumentNoteUseCase, body: { documentId, sourceEventId }, effective: sinceEver }] : [];
};

const followed = { contexts: ['organisations'], types: ['DocumentRegistered', 'EventAnnulled'], apart: true, react } as const;

/** Keeps a note of which numbers are registered, so that evidence for closing a row can be looked up here. */
export const documentsFollowed = defineReaction({ name: 'staffing-notes-papers', ...followed });

/** The same of documents that an import brought, also before there was this reaction: it reads from the beginning. */
export const importedDocumentsFollowed = defineHistoryReaction({ name: 'staffing-notes-imported-papers', ...followed });
