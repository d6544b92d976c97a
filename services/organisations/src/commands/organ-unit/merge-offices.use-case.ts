import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { mergeOrganOffices } from '../../domain/organ/internal-unit.decider.js';
import { onOrgan } from '../../domain/organ/organ.decider.js';
import { names, organId, recordRight } from '../body.parts.js';

export const mergeOfficesUseCase = defineUseCase({
  name: 'merge-offices',
  title: { zh: '合并内设机构', en: 'Merge offices of an organ' },
  path: 'organs/:organId/office-mergers',
  right: recordRight,
  body: z.strictObject({ organId, oldNames: names, newNames: names, selfSet: z.boolean().default(false) }),
  matter: ({ organId: id }) => ({ code: 'organ.units', subjects: [id] }),
  streams: (body) => ({ organ: organStream(body.organId) }),
  decide: (body, { organ }, meta) => onOrgan(mergeOrganOffices(organ, body, meta)),
});
