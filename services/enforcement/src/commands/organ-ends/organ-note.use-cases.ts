import { defineUseCase, organInput, streamOf } from '@yange/use-case';
import { z } from 'zod';
import { organEndStream, organNotes } from '../../domain/organ-end/organ-end.aggregate.js';
import { noteOrgan, withdrawNote } from '../../domain/organ-end/organ-note.decider.js';

/** Only a reaction calls it: it has no door. */
export const noteOrganUseCase = defineUseCase({
  name: 'note-organ',
  title: { zh: '记下机构在册', en: 'Note that an organ is on record' },
  path: 'organ-notes',
  right: 'none',
  administrative: true,
  body: z.strictObject({ organ: organInput, since: z.union([z.iso.date(), z.literal('')]), sourceEventId: z.uuid(), supersedesEventId: z.union([z.uuid(), z.literal('')]) }),
  streams: ({ organ }) => ({ own: organEndStream(organ.id), all: streamOf(organNotes) }),
  decide: (body, past) => ({ append: noteOrgan(past, body) }),
});

/** Likewise. */
export const withdrawOrganNoteUseCase = defineUseCase({
  name: 'withdraw-organ-note',
  title: { zh: '取消机构在册的记载', en: 'Withdraw the note of an organ' },
  path: 'organ-notes/:organId/withdrawals',
  right: 'none',
  administrative: true,
  body: z.strictObject({ organId: z.uuid(), sourceEventId: z.uuid() }),
  streams: ({ organId }) => ({ own: organEndStream(organId) }),
  decide: (body, { own }) => ({ append: { own: withdrawNote(own, body) } }),
});
