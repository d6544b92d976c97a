import { defineUseCase, organInput, streamOf } from '@yange/use-case';
import { z } from 'zod';
import { organEndStream } from '../../domain/organ-end/organ-end.aggregate.js';
import { afterEnd } from '../../domain/organ-end/organ-end.decider.js';
import { powerList } from '../../domain/power-list/power-list.aggregate.js';
import { claimPowers, itemsInput, powerKindInput } from '../../domain/power-list/power-claim.decider.js';

export const claimPowersUseCase = defineUseCase({
  name: 'claim-powers',
  title: { zh: '认领行政权力事项', en: 'Claim powers of a list' },
  path: 'power-lists/:listId/claims',
  right: 'power.claim',
  body: z.strictObject({ listId: z.uuid().toLowerCase(), unit: organInput, kind: powerKindInput, items: itemsInput, method: z.string().trim().max(20).default('') }),
  streams: (body) => ({ list: streamOf(powerList, body.listId), end: organEndStream(body.unit.id) }),
  decide: (body, { list, end }, meta) => {
    const { events, violations } = claimPowers(list, body, meta);
    return { append: { list: events }, violations: events.length === 0 ? violations : [...violations, ...afterEnd(end, body.unit, meta)] };
  },
});
