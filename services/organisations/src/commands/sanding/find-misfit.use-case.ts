import { defineUseCase, entryCode, heldToTables } from '@yange/use-case';
import { z } from 'zod';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { onOrgan } from '../../domain/organ/organ.decider.js';
import { findMisfit } from '../../domain/organ/sanding.decider.js';
import { misfitKinds } from '../../domain/reference/misfit-kinds.js';
import { organId, recordRight, words } from '../body.parts.js';

/** The study of a 三定: what is done, set up or staffed otherwise than it says. */
export const findMisfitUseCase = heldToTables(defineUseCase({
  name: 'find-misfit',
  title: { zh: '登记与“三定”不符', en: 'Record what does not fit a 三定' },
  path: 'organs/:organId/misfits',
  right: recordRight,
  body: z.strictObject({ organId, kind: entryCode, words }),
  streams: (body) => ({ organ: organStream(body.organId) }),
  decide: (body, { organ }, meta) => {
    const decided = onOrgan(findMisfit(organ, body, meta));
    return decided.append.organ.length === 0 ? decided : { ...decided, answer: { misfitId: meta.id('misfit') } };
  },
}), ({ kind }) => [{ table: misfitKinds, codes: [kind] }]);
