import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { unitKinds } from '../../domain/organ/organ-codes.js';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { abolishUnits } from '../../domain/organ/internal-unit.decider.js';
import { onOrgan } from '../../domain/organ/organ.decider.js';
import { names, optionalWords, organId, recordRight, someOf } from '../body.parts.js';

export const abolishInternalUnitsUseCase = defineUseCase({
  name: 'abolish-internal-units',
  title: { zh: '撤销内设机构', en: 'Abolish offices, bureaus or centres' },
  path: 'organs/:organId/unit-abolitions',
  right: recordRight,
  body: z.strictObject({
    organId,
    kind: z.enum(unitKinds),
    names,
    /** how many in all, named or not */
    count: someOf,
    /** the source's words for those that it does not name */
    label: optionalWords,
    /** how garbled words were read */
    reading: optionalWords,
  }),
  streams: (body) => ({ organ: organStream(body.organId) }),
  decide: (body, { organ }, meta) => onOrgan(abolishUnits(organ, { ...body, drawnFrom: '' }, meta)),
});
