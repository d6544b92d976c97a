import { defineUseCase, entryCode, heldToTables } from '@yange/use-case';
import { z } from 'zod';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { setUpUnits } from '../../domain/organ/internal-unit.decider.js';
import { onOrgan } from '../../domain/organ/organ.decider.js';
import { optionalWords, recordRight, units } from '../body.parts.js';
import { templates, unitKinds } from '../reference/named-entries.parts.js';
import { furtherTemplates, templateIn, templatesOf, templateStreams } from './unit-template.parts.js';

/** R7: within what the templates of its category prescribe. */
export const setUpInternalUnitsUseCase = heldToTables(defineUseCase({
  name: 'set-up-internal-units',
  title: { zh: '设立内设机构', en: 'Set up offices, bureaus or centres in an organ' },
  path: 'organs/:organId/units',
  right: recordRight,
  body: z.strictObject({
    ...units,
    /** block that the names were counted in before */
    drawnFrom: optionalWords,
    /** kind of the template; without it, the one that holds for the category of the organ */
    templateKind: entryCode.optional(),
  }),
  matter: ({ organId: id }) => ({ code: 'organ.units', subjects: [id] }),
  streams: (body) => ({ organ: organStream(body.organId), ...templateStreams(body.templateKind) }),
  further: (_body, known, meta) => furtherTemplates(known, meta),
  decide: ({ templateKind = '', ...body }, { organ, ...known }, meta) => {
    const by = { templateKind, template: templateKind === '' ? null : templateIn(known, templateKind), templates: templatesOf({ organ, ...known }, meta) };
    return onOrgan(setUpUnits(organ, by, body, meta));
  },
}), ({ kind, templateKind }) => [unitKinds(kind), templates(templateKind)]);
