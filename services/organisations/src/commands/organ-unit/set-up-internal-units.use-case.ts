import { defineUseCase, entryCode, heldToTables } from '@yange/use-case';
import { z } from 'zod';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { setUpUnits } from '../../domain/organ/internal-unit.decider.js';
import { onOrgan } from '../../domain/organ/organ.decider.js';
import { unitTemplateStream } from '../../domain/unit-template/unit-template.aggregate.js';
import { optionalWords, recordRight, units } from '../body.parts.js';
import { templates, unitKinds } from '../reference/named-entries.parts.js';

/** R7: within what the template of its kind prescribes. */
export const setUpInternalUnitsUseCase = heldToTables(defineUseCase({
  name: 'set-up-internal-units',
  title: { zh: '设立内设机构', en: 'Set up offices, bureaus or centres in an organ' },
  path: 'organs/:organId/units',
  right: recordRight,
  body: z.strictObject({
    ...units,
    /** block that the names were counted in before */
    drawnFrom: optionalWords,
    templateKind: entryCode.optional(),
  }),
  matter: ({ organId: id }) => ({ code: 'organ.units', subjects: [id] }),
  streams: (body) => ({ organ: organStream(body.organId), template: unitTemplateStream(body.templateKind ?? 'none') }),
  decide: (body, { organ, template }, meta) => onOrgan(setUpUnits(organ, template, { ...body, templateKind: body.templateKind ?? '' }, meta)),
}), ({ kind, templateKind }) => [unitKinds(kind), templates(templateKind)]);
