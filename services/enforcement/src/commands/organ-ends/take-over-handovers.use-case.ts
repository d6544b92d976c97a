import { defineUseCase, streamOf } from '@yange/use-case';
import { z } from 'zod';
import { handover } from '../../domain/handover/handover.aggregate.js';
import { takeOverHandovers } from '../../domain/organ-end/handover-takeover.decider.js';
import { takeover } from './takeover.body.js';

/** Only a reaction calls it: it has no door. */
export const takeOverHandoversUseCase = defineUseCase({
  name: 'take-over-handovers',
  title: { zh: '承接权责和装备', en: 'Take over the duties and the equipment of an organ that ended' },
  path: 'handover-takeovers',
  right: 'none',
  body: z.strictObject(takeover),
  streams: ({ from, successors }) => ({ own: streamOf(handover, from.id), heir: streamOf(handover, successors[0]?.id ?? 'nobody') }),
  decide: (body, past, meta) => {
    const { own, heir } = takeOverHandovers(past, body, meta);
    return { append: { own, heir } };
  },
});
