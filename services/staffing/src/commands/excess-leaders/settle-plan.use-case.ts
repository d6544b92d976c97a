import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { ownerSchema } from '../../domain/owner/owner.js';
import { excessLeadersStream } from '../../domain/excess-leaders/excess-leaders.aggregate.js';
import { decideSettlePlan } from '../../domain/excess-leaders/excess-leaders.decider.js';
import { level } from '../body.parts.js';

export const settlePlanUseCase = defineUseCase({
  name: 'settle-plan',
  title: { zh: '消化方案了结', en: 'Settle a plan' },
  path: 'excess-leaders/plans/:planId/outcome',
  right: 'staffing.record',
  body: z.strictObject({ owner: ownerSchema, level, planId: z.uuid(), outcome: z.enum(['condition-met', 'dropped']) }),
  streams: ({ owner, level: at }) => ({ group: excessLeadersStream(owner, at) }),
  decide: ({ planId, outcome }, { group }) => ({ append: { group: decideSettlePlan(planId, outcome, group).events } }),
});
