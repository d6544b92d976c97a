import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { organGroupStream } from '../../domain/organ-group/organ-group.aggregate.js';
import { coordinationBodiesSet } from '../../domain/organ-group/organ-group.decider.js';
import { group, names, recordRight, someOf, words } from '../body.parts.js';

export const setCoordinationBodiesUseCase = defineUseCase({
  name: 'set-coordination-bodies',
  title: { zh: '设置议事协调机构', en: 'Set coordination bodies' },
  path: 'organ-groups/:group/coordination-bodies',
  right: recordRight,
  body: z.strictObject({ group, names, count: someOf, label: words, blockId: z.uuid().optional() }),
  matter: ({ group: name }) => ({ code: 'organ.coordination-body', subjects: [name] }),
  streams: (body, meta) => ({ group: organGroupStream(body.group, meta) }),
  decide: (body, { group }, meta) => ({ append: { group: coordinationBodiesSet(group, body, meta) } }),
});
