import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { approvingBodies, demandStream, receiveDemand } from '../../domain/motion/demand.decider.js';
import { words } from '../body.parts.js';
import { matter, optionalPaper } from './motion.parts.js';

/** Somebody outside demands an organ, a plate, a rank or quota: kept, and refused where neither the party committee, the government nor the establishment office above approved it. */
export const receiveDemandUseCase = defineUseCase({
  name: 'receive-demand',
  title: { zh: '登记上级要求', en: 'Record a demand from outside' },
  path: 'demands',
  right: 'organisations.record',
  draft: true,
  body: z.strictObject({ demandedBy: words, source: z.enum(['own-level', 'higher-committee', 'vertical-department']), matter, words, approval: optionalPaper, approvedBy: z.enum(approvingBodies).nullable().default(null).describe('批准的上级机关 · who above approved it: party committee, government or establishment office') }),
  streams: (_body, meta) => ({ demand: demandStream(meta.id('demand')) }),
  decide: (body, { demand }, meta) => {
    const demandId = meta.id('demand');
    const events = receiveDemand({ ...body, demandId }, demand, meta.effective);
    return { append: { demand: events }, answer: { demandId, accepted: String(events.every(({ type }) => type === 'DemandReceived')) } };
  },
});
