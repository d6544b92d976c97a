import { defineUseCase, organInput, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { declineReasonStream } from '../../domain/power-list/decline-reasons.aggregate.js';
import { powerList } from '../../domain/power-list/power-list.aggregate.js';
import { declinePowers, itemsInput, powerKindInput } from '../../domain/power-list/power-claim.decider.js';
import { reasonCode } from './set-decline-reasons.use-case.js';

export const declinePowersUseCase = defineUseCase({
  name: 'decline-powers',
  title: { zh: '不认领行政权力事项', en: 'Decline powers of a list' },
  path: 'power-lists/:listId/refusals',
  right: 'power.claim',
  body: z.strictObject({ listId: z.uuid().toLowerCase(), unit: organInput, kind: powerKindInput, items: itemsInput, reason: reasonCode, words: words(500) }),
  streams: (body) => ({ list: streamOf(powerList, body.listId), reasons: declineReasonStream() }),
  decide: (body, { list, reasons }, meta) => {
    const { events, violations } = declinePowers(list, reasons.at(meta.effective.to), body, meta);
    return { append: { list: events }, violations };
  },
});
