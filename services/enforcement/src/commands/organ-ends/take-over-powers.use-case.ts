import { defineUseCase, streamOf } from '@yange/use-case';
import { z } from 'zod';
import { takeOverPowers } from '../../domain/organ-end/takeover.decider.js';
import { powerList } from '../../domain/power-list/power-list.aggregate.js';
import { takeover } from './takeover.body.js';

/** Only a reaction calls it: it has no door. */
export const takeOverPowersUseCase = defineUseCase({
  name: 'take-over-powers',
  title: { zh: '承接权力事项', en: 'Take over the powers of an organ that ended' },
  path: 'power-lists/:listId/takeovers',
  right: 'none',
  body: z.strictObject({ listId: z.uuid(), ...takeover }),
  streams: ({ listId }) => ({ list: streamOf(powerList, listId) }),
  decide: (body, { list }, meta) => {
    const { events, violations } = takeOverPowers(list, body, meta);
    return { append: { list: events }, violations };
  },
});
