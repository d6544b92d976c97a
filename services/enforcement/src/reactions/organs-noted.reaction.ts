import { defineReaction, notesOfBeginning, tellsOfBeginning } from '@yange/use-case';
import { noteOrganUseCase, withdrawOrganNoteUseCase } from '../commands/organ-ends/organ-note.use-cases.js';

/** Which organs are on record, of imports too and from the beginning: what is given to any other is told (`heldToEnds`). */
export const organsNoted = defineReaction({
  name: 'enforcement-notes-organs',
  contexts: ['organisations'],
  types: tellsOfBeginning,
  history: true,
  apart: true,
  react: notesOfBeginning({ note: noteOrganUseCase, withdraw: withdrawOrganNoteUseCase }),
});
