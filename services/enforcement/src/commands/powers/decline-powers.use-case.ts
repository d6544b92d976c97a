import { defineUseCase, organInput, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { afterEnd } from '../../domain/organ-end/organ-end.decider.js';
import { declineReasonStream } from '../../domain/power-list/decline-reasons.aggregate.js';
import { declinePowers, itemsInput, powerKindInput } from '../../domain/power-list/power-claim.decider.js';
import { powerList } from '../../domain/power-list/power-list.aggregate.js';
import { heldToEnds } from '../organ-ends/held-to-ends.parts.js';
import { reasonCode } from './set-decline-reasons.use-case.js';

export const declinePowersUseCase = heldToEnds(defineUseCase({
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
}), ({ unit }) => [unit], afterEnd);
