import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { unitKinds } from '../../domain/organ/organ-codes.js';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { recordUnits } from '../../domain/organ/internal-unit.decider.js';
import { onOrgan } from '../../domain/organ/organ.decider.js';
import { names, optionalWords, organId, recordRight, someOf } from '../body.parts.js';

/** What an organ consisted of when the record begins: not part of what a reform sets up. */
export const recordInternalUnitsUseCase = defineUseCase({
  name: 'record-internal-units',
  title: { zh: '登记原有内设机构', en: 'Record units that were there' },
  path: 'organs/:organId/recorded-units',
  right: recordRight,
  body: z.strictObject({
    organId,
    kind: z.enum(unitKinds),
    names,
    /** how many in all, named or not */
    count: someOf,
    /** the source's words for those that it does not name */
    label: optionalWords,
  }),
  streams: (body) => ({ organ: organStream(body.organId) }),
  decide: (body, { organ }, meta) => onOrgan(recordUnits(organ, { ...body, drawnFrom: '' }, meta)),
});
