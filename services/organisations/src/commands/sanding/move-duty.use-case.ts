import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { moveDuty } from '../../domain/organ/sanding.decider.js';
import { optionalWords, organId, recordRight, words } from '../body.parts.js';

/** A duty goes from one named organ to another, on a basis that is named. */
export const moveDutyUseCase = defineUseCase({
  name: 'move-duty',
  title: { zh: '职能划转', en: 'Move a duty to another organ' },
  path: 'organs/:organId/duty-moves',
  right: recordRight,
  body: z.strictObject({
    /** who has it now */
    organId,
    toId: z.uuid(),
    duty: words,
    basis: optionalWords,
  }),
  matter: ({ organId: id, toId }) => ({ code: 'organ.duties', subjects: [id, toId] }),
  streams: (body) => ({ from: organStream(body.organId), to: organStream(body.toId) }),
  decide: (body, { from, to }, meta) => moveDuty({ fromId: body.organId, from, toId: body.toId, to, duty: body.duty, basis: body.basis }, meta),
});
