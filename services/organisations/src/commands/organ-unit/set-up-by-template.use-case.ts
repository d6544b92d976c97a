import { defineUseCase, entryCode, listedByCode } from '@yange/use-case';
import { z } from 'zod';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { onOrgan } from '../../domain/organ/organ.decider.js';
import { setUpByTemplate } from '../../domain/organ/template-units.decider.js';
import { demandingLevels, ruleLevels } from '../../domain/reference/rule-levels.js';
import { unitTemplateKinds } from '../../domain/reference/unit-template-kinds.js';
import { unitTemplateStream } from '../../domain/unit-template/unit-template.aggregate.js';
import { optionalWords, organId, recordRight } from '../body.parts.js';

/** R7: all that the template of its kind prescribes on that day, in one step. */
export const setUpByTemplateUseCase = defineUseCase({
  name: 'set-up-by-template',
  title: { zh: '按模板设置内设机构', en: 'Set up an organ as its template prescribes' },
  path: 'organs/:organId/template-units',
  right: recordRight,
  body: z.strictObject({ organId, templateKind: entryCode, legalBasis: optionalWords, basisLevel: entryCode.optional() }),
  matter: ({ organId: id }) => ({ code: 'organ.units', subjects: [id] }),
  streams: (body) => ({ organ: organStream(body.organId), template: unitTemplateStream(body.templateKind), kinds: unitTemplateKinds.stream(), levels: ruleLevels.stream() }),
  decide: ({ basisLevel = '', ...body }, { organ, template, kinds, levels }, meta) => {
    const day = meta.effective.to;
    listedByCode(unitTemplateKinds, kinds, day, body.templateKind);
    if (basisLevel !== '') listedByCode(ruleLevels, levels, day, basisLevel);
    return onOrgan(setUpByTemplate(organ, template, { ...body, basisLevel }, demandingLevels(levels, day), meta));
  },
});
