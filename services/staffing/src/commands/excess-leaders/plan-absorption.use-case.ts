import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { ownerSchema } from '../../domain/owner/owner.js';
import { excessLeadersStream } from '../../domain/excess-leaders/excess-leaders.aggregate.js';
import { decidePlanAbsorption } from '../../domain/excess-leaders/excess-leaders.decider.js';
import { level, optionalWords, ranks, words } from '../body.parts.js';

export const planAbsorptionUseCase = defineUseCase({
  name: 'plan-absorption',
  title: { zh: '拟定消化方案', en: 'Plan an absorption' },
  path: 'excess-leaders/plans',
  right: 'staffing.record',
  body: z.strictObject({ owner: ownerSchema, level, ...ranks, name: words, condition: words, measure: optionalWords }),
  streams: ({ owner, level: at }) => ({ group: excessLeadersStream(owner, at) }),
  decide: (body, { group }, meta) => {
    const planId = meta.id('plan');
    const { events, violations } = decidePlanAbsorption({ ...body, planId }, group, meta.effective);
    return { append: { group: events }, violations, answer: { planId } };
  },
});
