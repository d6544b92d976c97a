import { defineUseCase, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { fieldRegister } from '../../domain/field/field.aggregate.js';
import { listFields } from '../../domain/field/field.decider.js';

export const listFieldsUseCase = defineUseCase({
  name: 'list-fields',
  title: { zh: '列明执法领域', en: 'List the fields of enforcement' },
  path: 'enforcement-fields',
  right: 'enforcement.record',
  body: z.strictObject({ names: z.array(words(50)).min(1).max(100), programme: words() }),
  streams: () => ({ fields: streamOf(fieldRegister) }),
  decide: (body, { fields }, meta) => ({ append: { fields: listFields(fields, body, meta) } }),
});
