import { enforcementContract } from '@yange/contracts';
import { organNoteUseCases, streamOf } from '@yange/use-case';
import { organEndStream, organNotes } from '../../domain/organ-end/organ-end.aggregate.js';

/** What is noted of the organs that organisations establishes or keeps. */
export const { note: noteOrganUseCase, withdraw: withdrawOrganNoteUseCase } = organNoteUseCases({
  stream: organEndStream,
  followed: () => streamOf(organNotes),
  noted: (note) => enforcementContract.make('PowerHolderNoted', note),
  withdrawn: (note) => enforcementContract.make('PowerHolderNoteWithdrawn', note),
});
