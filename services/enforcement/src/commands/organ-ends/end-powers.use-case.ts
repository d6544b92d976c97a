import { defineUseCase, organInput, streamOf } from '@yange/use-case';
import { z } from 'zod';
import { endPowers } from '../../domain/organ-end/takeover.decider.js';
import { powerList } from '../../domain/power-list/power-list.aggregate.js';

/** Only a reaction calls it: it has no door. */
export const endPowersUseCase = defineUseCase({
  name: 'end-powers',
  title: { zh: '终止认领', en: 'End the claims of an organ that ended' },
  path: 'power-lists/:listId/endings',
  right: 'none',
  body: z.strictObject({ listId: z.uuid(), unit: organInput }),
  streams: ({ listId }) => ({ list: streamOf(powerList, listId) }),
  decide: (body, { list }, meta) => ({ append: { list: endPowers(list, body, meta) } }),
});
