import type { EventAnnulled, OrganisationsEvent } from '@yange/contracts';
import { defineReaction, type PublishedEvent, type ReactionCommand } from '@yange/use-case';
import { noteApproverUseCase, withdrawApproverNoteUseCase } from '../commands/notes/approver-note.use-cases.js';
import { sinceEver } from '../domain/organ-note/organ-note.aggregate.js';

type ApproverDesignated = Extract<OrganisationsEvent, { readonly type: 'ApproverDesignated' }>['data'];

const react = ({ event, eventId, effective, streamId, supersedes }: PublishedEvent): readonly ReactionCommand[] => {
  if (event.type === 'ApproverDesignated') {
    const { person, deputy } = event.data as ApproverDesignated;
    return [{ label: 'noted', useCase: noteApproverUseCase, body: { person, deputy, since: effective.to, sourceEventId: eventId, supersedesEventId: supersedes ?? '' }, effective: sinceEver }];
  }
  const { eventType, eventId: sourceEventId } = event.data as EventAnnulled;
  return streamId === 'approver' && eventType === 'ApproverDesignated' ? [{ label: 'withdrawn', useCase: withdrawApproverNoteUseCase, body: { sourceEventId }, effective: sinceEver }] : [];
};

/** Keeps a note of who is the one approver (一支笔), so that permits are granted by that person alone. */
export const approverFollowed = defineReaction({ name: 'staffing-notes-approver', contexts: ['organisations'], types: ['ApproverDesignated', 'EventAnnulled'], react });
