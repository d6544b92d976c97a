import { defineUseCase, heldToTables } from '@yange/use-case';
import { z } from 'zod';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { recordUnits } from '../../domain/organ/internal-unit.decider.js';
import { onOrgan } from '../../domain/organ/organ.decider.js';
import { recordRight, units } from '../body.parts.js';
import { templates, unitKinds } from '../reference/named-entries.parts.js';
import { furtherTemplates, templatesOf, templateStreams } from './unit-template.parts.js';

/** What an organ consisted of when the record begins: not part of what a reform sets up. */
export const recordInternalUnitsUseCase = heldToTables(defineUseCase({
  name: 'record-internal-units',
  title: { zh: '登记原有内设机构', en: 'Record units that were there' },
  path: 'organs/:organId/recorded-units',
  right: recordRight,
  body: z.strictObject({
    ...units,
  }),
  matter: ({ organId: id }) => ({ code: 'organ.units', subjects: [id] }),
  streams: (body) => ({ organ: organStream(body.organId), ...templateStreams() }),
  further: (_body, known, meta) => furtherTemplates(known, meta),
  decide: (body, { organ, ...known }, meta) => onOrgan(recordUnits(organ, templatesOf({ organ, ...known }, meta), { ...body, drawnFrom: '' }, meta)),
}), ({ kind }) => [unitKinds(kind), templates()]);
