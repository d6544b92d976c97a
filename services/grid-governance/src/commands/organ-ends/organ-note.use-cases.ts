import { gridContract } from '@yange/contracts';
import { organNoteUseCases, streamOf } from '@yange/use-case';
import { organEndStream, organNotes } from '../../domain/organ-end/organ-end.aggregate.js';

/** What is noted of the organs that organisations establishes or keeps. */
export const { note: noteOrganUseCase, withdraw: withdrawOrganNoteUseCase } = organNoteUseCases({
  stream: organEndStream,
  followed: () => streamOf(organNotes),
  noted: (note) => gridContract.make('GridOwnerNoted', note),
  withdrawn: (note) => gridContract.make('GridOwnerNoteWithdrawn', note),
});
