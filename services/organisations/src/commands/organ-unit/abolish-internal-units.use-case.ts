import { defineUseCase, heldToTables } from '@yange/use-case';
import { z } from 'zod';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { abolishUnits } from '../../domain/organ/internal-unit.decider.js';
import { onOrgan } from '../../domain/organ/organ.decider.js';
import { optionalWords, recordRight, units } from '../body.parts.js';
import { unitKinds } from '../reference/named-entries.parts.js';

export const abolishInternalUnitsUseCase = heldToTables(defineUseCase({
  name: 'abolish-internal-units',
  title: { zh: '撤销内设机构', en: 'Abolish offices, bureaus or centres' },
  path: 'organs/:organId/unit-abolitions',
  right: recordRight,
  body: z.strictObject({
    ...units,
    /** how garbled words were read */
    reading: optionalWords,
  }),
  matter: ({ organId: id }) => ({ code: 'organ.units', subjects: [id] }),
  streams: (body) => ({ organ: organStream(body.organId) }),
  decide: (body, { organ }, meta) => onOrgan(abolishUnits(organ, { ...body, drawnFrom: '' }, meta)),
}), ({ kind }) => [unitKinds(kind)]);
