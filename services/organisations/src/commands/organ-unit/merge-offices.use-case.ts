import { defineUseCase, heldToTables } from '@yange/use-case';
import { z } from 'zod';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { mergeOrganOffices } from '../../domain/organ/internal-unit.decider.js';
import { onOrgan } from '../../domain/organ/organ.decider.js';
import { names, organId, recordRight } from '../body.parts.js';
import { templates } from '../reference/named-entries.parts.js';
import { furtherTemplates, templatesOf, templateStreams } from './unit-template.parts.js';

export const mergeOfficesUseCase = heldToTables(defineUseCase({
  name: 'merge-offices',
  title: { zh: '合并内设机构', en: 'Merge offices of an organ' },
  path: 'organs/:organId/office-mergers',
  right: recordRight,
  body: z.strictObject({ organId, oldNames: names, newNames: names, selfSet: z.boolean().default(false) }),
  matter: ({ organId: id }) => ({ code: 'organ.units', subjects: [id] }),
  streams: (body) => ({ organ: organStream(body.organId), ...templateStreams() }),
  further: (_body, known, meta) => furtherTemplates(known, meta),
  decide: (body, { organ, ...known }, meta) => onOrgan(mergeOrganOffices(organ, templatesOf({ organ, ...known }, meta), body, meta)),
}), () => [templates()]);
