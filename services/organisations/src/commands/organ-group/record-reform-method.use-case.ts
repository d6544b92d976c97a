import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { reformMethods } from '../../domain/organ/organ-codes.js';
import { organGroupStream } from '../../domain/organ-group/organ-group.aggregate.js';
import { recordMethod } from '../../domain/organ-group/organ-group.decider.js';
import { group, recordRight, someOf, words } from '../body.parts.js';

export const recordReformMethodUseCase = defineUseCase({
  name: 'record-reform-method',
  title: { zh: '登记改革方式', en: 'Record how many organs a reform made in which way' },
  path: 'organ-groups/:group/reform-methods',
  right: recordRight,
  body: z.strictObject({ group, method: z.enum(reformMethods), count: someOf, label: words, blockId: z.uuid().optional() }),
  streams: (body, meta) => ({ group: organGroupStream(body.group, meta) }),
  decide: (body, { group }, meta) => ({ append: { group: recordMethod(group, body, meta) } }),
});
