import { staffingContract } from '@yange/contracts';
import { organNoteUseCases, streamOf } from '@yange/use-case';
import { ownerNotes, ownerNoteStream } from '../../domain/owner-note/owner-note.aggregate.js';

const { note, withdraw } = organNoteUseCases({
  stream: ownerNoteStream,
  followed: () => streamOf(ownerNotes),
  noted: ({ organId: ownerId, name, since, sourceEventId, supersedesEventId }) => staffingContract.make('OwnerNoted', { ownerId, name, since, sourceEventId, supersedesEventId }),
  withdrawn: ({ organId: ownerId, sourceEventId }) => staffingContract.make('OwnerNoteWithdrawn', { ownerId, sourceEventId }),
});

// Only reactions call these: they have no door.

export const noteOwnerUseCase: typeof note = { ...note, name: 'note-owner', title: { zh: '记下机构（队伍）在册', en: 'Note that an organ or team is on record' }, path: 'owner-notes' };

export const withdrawOwnerNoteUseCase: typeof withdraw = { ...withdraw, name: 'withdraw-owner-note', title: { zh: '取消机构（队伍）在册的记载', en: 'Withdraw the note of an organ or team' }, path: 'owner-notes/:organId/withdrawals' };
