import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { ownerSchema } from '../../domain/owner/owner.js';
import { excessLeadersStream } from '../../domain/excess-leaders/excess-leaders.aggregate.js';
import { decideHoldAdjustments } from '../../domain/excess-leaders/excess-leaders.decider.js';
import { level, some } from '../body.parts.js';

export const holdCadreAdjustmentsUseCase = defineUseCase({
  name: 'hold-cadre-adjustments',
  title: { zh: '登记干部调整轮次', en: 'Record rounds of cadre adjustment' },
  path: 'excess-leaders/adjustments',
  right: 'staffing.record',
  body: z.strictObject({ owner: ownerSchema, level, rounds: some }),
  streams: ({ owner, level: at }) => ({ group: excessLeadersStream(owner, at) }),
  decide: (body, _timelines) => ({ append: { group: decideHoldAdjustments(body.owner, body.level, body.rounds).events } }),
});
