import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { basisLevels, templateKinds } from '../../domain/organ/organ-codes.js';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { onOrgan } from '../../domain/organ/organ.decider.js';
import { setUpByTemplate } from '../../domain/organ/template-units.decider.js';
import { unitTemplateStream } from '../../domain/unit-template/unit-template.aggregate.js';
import { optionalWords, organId, recordRight } from '../body.parts.js';

/** R7: all that the template of its kind prescribes on that day, in one step. */
export const setUpByTemplateUseCase = defineUseCase({
  name: 'set-up-by-template',
  title: { zh: '按模板设置内设机构', en: 'Set up an organ as its template prescribes' },
  path: 'organs/:organId/template-units',
  right: recordRight,
  body: z.strictObject({ organId, templateKind: z.enum(templateKinds), legalBasis: optionalWords, basisLevel: z.enum(basisLevels).optional() }),
  matter: ({ organId: id }) => ({ code: 'organ.units', subjects: [id] }),
  streams: (body) => ({ organ: organStream(body.organId), template: unitTemplateStream(body.templateKind) }),
  decide: (body, { organ, template }, meta) => onOrgan(setUpByTemplate(organ, template, { ...body, basisLevel: body.basisLevel ?? '' }, meta)),
});
