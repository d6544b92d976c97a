import { defineUseCase, entryCode, heldToTables } from '@yange/use-case';
import { z } from 'zod';
import { unitTemplateStream } from '../../domain/unit-template/unit-template.aggregate.js';
import { prescribe } from '../../domain/unit-template/unit-template.decider.js';
import { names, optionalWords, recordRight, someOf, words } from '../body.parts.js';
import { templates, unitKinds } from '../reference/named-entries.parts.js';

export const prescribeUnitTemplateUseCase = heldToTables(defineUseCase({
  name: 'prescribe-unit-template',
  title: { zh: '规定设置模板', en: 'Prescribe what a kind of unit consists of' },
  path: 'unit-templates',
  right: recordRight,
  body: z.strictObject({
    templateKind: entryCode,
    words,
    parts: z.array(z.strictObject({ kind: entryCode, count: someOf, names, plates: names })).min(1).max(10),
    reading: optionalWords,
  }),
  matter: ({ templateKind }) => ({ code: 'organ.template', subjects: [templateKind] }),
  streams: (body) => ({ template: unitTemplateStream(body.templateKind) }),
  decide: (body, { template }, meta) => ({ append: { template: prescribe(template, body, meta) } }),
}), ({ templateKind, parts }) => [templates(templateKind), unitKinds(...parts.map(({ kind }) => kind))]);
