import type { StaffingEvent } from '@yange/contracts';
import { notOnRecord, streamOf, withBeginning, withoutBeginning, type AggregateDefinition, type KnownOrgan, type StreamRef } from '@yange/use-case';

export type OwnerNoteEvent = Extract<StaffingEvent, { readonly type: 'OwnerNoted' | 'OwnerNoteWithdrawn' }>;

/** Whether an organ or a team is on record, as the service that keeps it told; order of arrival decides. Its end is noted apart (`organ-note`). */
export const ownerNote: AggregateDefinition<KnownOrgan, OwnerNoteEvent> = {
  name: 'owner-note',
  initial: () => ({ onRecord: notOnRecord, endedOn: null }),
  apply: (state, { type, data }) => ({ ...state, onRecord: type === 'OwnerNoted' ? withBeginning(state.onRecord, data) : withoutBeginning(state.onRecord, data.sourceEventId) }),
};

/** @param ownerId of an organ or a team */
export const ownerNoteStream = (ownerId: string): StreamRef<KnownOrgan, OwnerNoteEvent> => streamOf(ownerNote, ownerId);

/** Whether any owner was noted: from the first note on, one of which there is none is a stranger. */
export const ownerNotes: AggregateDefinition<boolean, OwnerNoteEvent> = { name: 'owner-notes', initial: () => false, apply: () => true };
