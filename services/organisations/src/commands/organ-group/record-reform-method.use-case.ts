import { defineUseCase, entryCode, heldToTables } from '@yange/use-case';
import { z } from 'zod';
import { organGroupStream } from '../../domain/organ-group/organ-group.aggregate.js';
import { recordMethod } from '../../domain/organ-group/organ-group.decider.js';
import { group, recordRight, someOf, words } from '../body.parts.js';
import { methods } from '../reference/named-entries.parts.js';

export const recordReformMethodUseCase = heldToTables(defineUseCase({
  name: 'record-reform-method',
  title: { zh: '登记改革方式', en: 'Record how many organs a reform made in which way' },
  path: 'organ-groups/:group/reform-methods',
  right: recordRight,
  body: z.strictObject({ group, method: entryCode, count: someOf, label: words, blockId: z.uuid().optional() }),
  streams: (body, meta) => ({ group: organGroupStream(body.group, meta) }),
  decide: (body, { group }, meta) => ({ append: { group: recordMethod(group, body, meta) } }),
}), ({ method }) => [methods(method)]);
