import { defineUseCase, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { fieldRegister } from '../../domain/field/field.aggregate.js';
import { holdField } from '../../domain/field/field.decider.js';

export const holdFieldUseCase = defineUseCase({
  name: 'hold-field',
  title: { zh: '确定本区执法领域', en: 'Hold enforcement in a field' },
  path: 'enforcement-fields/held',
  right: 'enforcement.record',
  body: z.strictObject({ field: words(50) }),
  streams: () => ({ fields: streamOf(fieldRegister) }),
  decide: (body, { fields }, meta) => ({ append: { fields: holdField(fields, body, meta) } }),
});
