import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { returnDuty } from '../../domain/organ/sanding.decider.js';
import { optionalWords, organId, recordRight, words } from '../body.parts.js';

/** R5, between named ones; what is only counted: return-duties. */
export const returnDutyUseCase = defineUseCase({
  name: 'return-duty',
  title: { zh: '职能回归机关', en: 'Return a function of an institution to an organ' },
  path: 'organs/:organId/duty-returns',
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
  decide: (body, { from, to }, meta) => returnDuty({ fromId: body.organId, from, toId: body.toId, to, duty: body.duty, basis: body.basis }, meta),
});
