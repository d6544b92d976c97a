import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { ownerSchema } from '../../domain/owner/owner.js';
import { excessLeadersStream } from '../../domain/excess-leaders/excess-leaders.aggregate.js';
import { decideRecordExcess } from '../../domain/excess-leaders/excess-leaders.decider.js';
import { level, ranks } from '../body.parts.js';

export const recordExcessLeadersUseCase = defineUseCase({
  name: 'record-excess-leaders',
  title: { zh: '登记超配领导', en: 'Record leaders in excess' },
  path: 'excess-leaders',
  right: 'staffing.record',
  body: z.strictObject({ owner: ownerSchema, level, ...ranks }),
  streams: ({ owner, level: at }) => ({ group: excessLeadersStream(owner, at) }),
  decide: (body, _timelines) => ({ append: { group: decideRecordExcess(body).events } }),
});
