import { defineUseCase, organInput, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { powerList } from '../../domain/power-list/power-list.aggregate.js';
import { itemsInput, powerKindInput, revokeClaim } from '../../domain/power-list/power-claim.decider.js';

export const revokePowerClaimUseCase = defineUseCase({
  name: 'revoke-power-claim',
  title: { zh: '撤回认领', en: 'Give claimed powers back' },
  path: 'power-lists/:listId/revocations',
  right: 'enforcement.record',
  body: z.strictObject({ listId: z.uuid().toLowerCase(), unit: organInput, kind: powerKindInput, items: itemsInput, reason: words(500) }),
  streams: (body) => ({ list: streamOf(powerList, body.listId) }),
  decide: (body, { list }, meta) => ({ append: { list: revokeClaim(list, body, meta) } }),
});
