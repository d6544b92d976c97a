import { defineUseCase, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { fieldRegister } from '../../domain/field/field.aggregate.js';
import { giveUpField } from '../../domain/field/field.decider.js';

export const giveUpFieldUseCase = defineUseCase({
  name: 'give-up-field',
  title: { zh: '移出本区执法领域', en: 'Give up enforcement in a field' },
  path: 'enforcement-fields/given-up',
  right: 'enforcement.record',
  body: z.strictObject({ field: words(50), reason: words(500) }),
  streams: () => ({ fields: streamOf(fieldRegister) }),
  decide: (body, { fields }, meta) => ({ append: { fields: giveUpField(fields, body, meta) } }),
});
