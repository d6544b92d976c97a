import { defineUseCase, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { powerList } from '../../domain/power-list/power-list.aggregate.js';
import { withdrawItems } from '../../domain/power-list/power-delegation.decider.js';

/** The items and every claim and delegation of them end in one append. */
export const withdrawPowerItemsUseCase = defineUseCase({
  name: 'withdraw-power-items',
  title: { zh: '收回权力事项', en: 'Withdraw items of a power list' },
  path: 'power-lists/:listId/withdrawals',
  right: 'enforcement.record',
  body: z.strictObject({ listId: z.uuid().toLowerCase(), items: z.array(words()).min(1).max(500), reason: words(500) }),
  matter: ({ listId }) => ({ code: 'power.withdraw', subjects: [listId] }),
  streams: ({ listId }) => ({ list: streamOf(powerList, listId) }),
  decide: (body, { list }, meta) => ({ append: { list: withdrawItems(list, body, meta) } }),
});
