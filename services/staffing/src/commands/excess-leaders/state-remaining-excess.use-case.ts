import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { ownerSchema } from '../../domain/owner/owner.js';
import { excessLeadersStream } from '../../domain/excess-leaders/excess-leaders.aggregate.js';
import { decideStateRemaining } from '../../domain/excess-leaders/excess-leaders.decider.js';
import { level, ranks } from '../body.parts.js';

export const stateRemainingExcessUseCase = defineUseCase({
  name: 'state-remaining-excess',
  title: { zh: '登记剩余超配领导', en: 'State the leaders still in excess' },
  path: 'excess-leaders/remainders',
  right: 'staffing.record',
  body: z.strictObject({ owner: ownerSchema, level, ...ranks }),
  streams: ({ owner, level: at }) => ({ group: excessLeadersStream(owner, at) }),
  decide: (body, { group }, meta) => ({ append: { group: decideStateRemaining(body, group, meta.effective).events } }),
});
