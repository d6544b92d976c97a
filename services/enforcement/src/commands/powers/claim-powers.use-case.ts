import { defineUseCase, heldToTables, organInput, streamOf, tableIn } from '@yange/use-case';
import { z } from 'zod';
import { organEndStream } from '../../domain/organ-end/organ-end.aggregate.js';
import { afterEnd } from '../../domain/organ-end/organ-end.decider.js';
import { powerList } from '../../domain/power-list/power-list.aggregate.js';
import { claimPowers, itemsInput, powerKindInput } from '../../domain/power-list/power-claim.decider.js';
import { delegationMethods } from '../../domain/reference/delegation-methods.js';

export const claimPowersUseCase = heldToTables(defineUseCase({
  name: 'claim-powers',
  title: { zh: '认领行政权力事项', en: 'Claim powers of a list' },
  path: 'power-lists/:listId/claims',
  right: 'power.claim',
  body: z.strictObject({ listId: z.uuid().toLowerCase(), unit: organInput, kind: powerKindInput, items: itemsInput, method: z.string().trim().max(40).default('') }),
  streams: (body) => ({ list: streamOf(powerList, body.listId), end: organEndStream(body.unit.id) }),
  decide: (body, past, meta) => {
    const method = body.method === '' ? null : delegationMethods.find(tableIn(past, delegationMethods), meta.effective.to, body.method);
    const { events, violations } = claimPowers(past.list, { ...body, method }, meta);
    return { append: { list: events }, violations: events.length === 0 ? violations : [...violations, ...afterEnd(past.end, body.unit, meta)] };
  },
}), ({ method }) => [{ table: delegationMethods, words: [method] }]);
