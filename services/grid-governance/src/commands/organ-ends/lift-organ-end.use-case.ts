import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { organEndStream } from '../../domain/organ-end/organ-end.aggregate.js';
import { liftEnd } from '../../domain/organ-end/organ-end.decider.js';

/** Only a reaction calls it: it has no door. */
export const liftOrganEndUseCase = defineUseCase({
  name: 'lift-organ-end',
  title: { zh: '取消机构终止', en: 'Note that the end of an organ was annulled' },
  path: 'organ-ends/:organId/liftings',
  right: 'none',
  administrative: true,
  body: z.strictObject({ organId: z.uuid() }),
  streams: ({ organId }) => ({ end: organEndStream(organId) }),
  decide: ({ organId }, { end }) => ({ append: { end: liftEnd(end, organId) } }),
});
