import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { organNoteStream } from '../../domain/organ-note/organ-note.aggregate.js';
import { decideLiftEnd, decideNoteEnd, decideNoteOrgan, decideWithdrawNote } from '../../domain/organ-note/organ-note.decider.js';
import { ownerSchema } from '../../domain/owner/owner.js';
import { day } from '../body.parts.js';

// Only reactions call these: they have no door.

export const noteOrganUseCase = defineUseCase({
  name: 'note-organ',
  title: { zh: '记入机构类别和规格', en: 'Note category and rank of an organ' },
  path: 'organ-notes',
  right: 'none',
  administrative: true,
  body: z.strictObject({ organId: z.uuid(), name: z.string(), category: z.string().default(''), rank: z.string().default(''), sourceEventId: z.uuid(), since: day, supersedesEventId: z.uuid().or(z.literal('')).default('') }),
  streams: ({ organId }) => ({ note: organNoteStream(organId) }),
  decide: (body, { note }) => ({ append: { note: decideNoteOrgan(body, note).events } }),
});

export const withdrawOrganNoteUseCase = defineUseCase({
  name: 'withdraw-organ-note',
  title: { zh: '取消机构记载', en: 'Withdraw a note of an organ' },
  path: 'organ-notes/withdrawn',
  right: 'none',
  administrative: true,
  body: z.strictObject({ organId: z.uuid(), sourceEventId: z.uuid() }),
  streams: ({ organId }) => ({ note: organNoteStream(organId) }),
  decide: (body, { note }) => ({ append: { note: decideWithdrawNote(body, note).events } }),
});

export const noteOrganEndUseCase = defineUseCase({
  name: 'note-organ-end',
  title: { zh: '记入机构撤销', en: 'Note the end of an organ' },
  path: 'organ-notes/ends',
  right: 'none',
  administrative: true,
  body: z.strictObject({ organId: z.uuid(), name: z.string(), endedOn: day, successors: z.array(ownerSchema), movedTo: z.string(), byWords: z.boolean(), toldByHistory: z.boolean().default(false), sourceEventId: z.uuid().or(z.literal('')).default('') }),
  streams: ({ organId }) => ({ note: organNoteStream(organId) }),
  decide: (body, { note }) => ({ append: { note: decideNoteEnd(body, note).events } }),
});

export const liftOrganEndUseCase = defineUseCase({
  name: 'lift-organ-end',
  title: { zh: '记入撤销机构事项已取消', en: 'Note that an abolition was annulled' },
  path: 'organ-notes/lifted-ends',
  right: 'none',
  administrative: true,
  body: z.strictObject({ organId: z.uuid() }),
  streams: ({ organId }) => ({ note: organNoteStream(organId) }),
  decide: ({ organId }, { note }) => ({ append: { note: decideLiftEnd(organId, note).events } }),
});
