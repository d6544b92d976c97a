import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { organEndStream } from '../../domain/organ-end/organ-end.aggregate.js';
import { orderHandOver } from '../../domain/organ-end/organ-end.decider.js';

/** Of an organ whose end an import told: what the import left with it here passes on from the day of this command on, under the decision on that end. */
export const handOverEndedOrganUseCase = defineUseCase({
  name: 'hand-over-ended-organ',
  title: { zh: '办理终止机构移交', en: 'Hand over what an ended organ has left' },
  path: 'ended-organs/:organId/hand-overs',
  right: 'enforcement.record',
  body: z.strictObject({ organId: z.uuid() }),
  matter: ({ organId }) => ({ code: 'organ.abolish', subjects: [organId] }),
  streams: ({ organId }) => ({ end: organEndStream(organId) }),
  decide: ({ organId }, { end }, meta) => ({ append: { end: orderHandOver(end, organId, meta.effective.to) } }),
});
