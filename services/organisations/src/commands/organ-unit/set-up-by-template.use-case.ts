import { defineUseCase, entryCode, heldToTables, listedByCode } from '@yange/use-case';
import { z } from 'zod';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { onOrgan } from '../../domain/organ/organ.decider.js';
import { setUpByTemplate } from '../../domain/organ/template-units.decider.js';
import { demandingLevels, ruleLevels } from '../../domain/reference/rule-levels.js';
import { optionalWords, organId, recordRight } from '../body.parts.js';
import { templates } from '../reference/named-entries.parts.js';
import { furtherTemplates, templateIn, templatesOf, templateStreams } from './unit-template.parts.js';

/** R7: all that the template of its kind prescribes on that day, in one step. */
export const setUpByTemplateUseCase = heldToTables(defineUseCase({
  name: 'set-up-by-template',
  title: { zh: '按模板设置内设机构', en: 'Set up an organ as its template prescribes' },
  path: 'organs/:organId/template-units',
  right: recordRight,
  body: z.strictObject({ organId, templateKind: entryCode, legalBasis: optionalWords, basisLevel: entryCode.optional() }),
  matter: ({ organId: id }) => ({ code: 'organ.units', subjects: [id] }),
  streams: (body) => ({ organ: organStream(body.organId), levels: ruleLevels.stream(), ...templateStreams(body.templateKind) }),
  further: (_body, known, meta) => furtherTemplates(known, meta),
  decide: ({ basisLevel = '', ...body }, { organ, levels, ...known }, meta) => {
    if (basisLevel !== '') listedByCode(ruleLevels, levels, meta.effective.to, basisLevel);
    const by = { template: templateIn(known, body.templateKind), templates: templatesOf({ organ, ...known }, meta) };
    return onOrgan(setUpByTemplate(organ, by, { ...body, basisLevel }, demandingLevels(levels, meta), meta));
  },
}), ({ templateKind }) => [templates(templateKind)]);
