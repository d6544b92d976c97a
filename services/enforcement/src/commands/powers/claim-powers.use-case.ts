import { defineUseCase, heldToTables, organInput, streamOf, tableIn } from '@yange/use-case';
import { z } from 'zod';
import { afterEnd } from '../../domain/organ-end/organ-end.decider.js';
import { powerList } from '../../domain/power-list/power-list.aggregate.js';
import { claimPowers, itemsInput, powerKindInput } from '../../domain/power-list/power-claim.decider.js';
import { delegationMethods } from '../../domain/reference/delegation-methods.js';
import { heldToEnds } from '../organ-ends/held-to-ends.parts.js';

export const claimPowersUseCase = heldToEnds(heldToTables(defineUseCase({
  name: 'claim-powers',
  title: { zh: '认领行政权力事项', en: 'Claim powers of a list' },
  path: 'power-lists/:listId/claims',
  right: 'power.claim',
  body: z.strictObject({ listId: z.uuid().toLowerCase(), unit: organInput, kind: powerKindInput, items: itemsInput, method: z.string().trim().max(40).default('') }),
  streams: (body) => ({ list: streamOf(powerList, body.listId) }),
  decide: (body, past, meta) => {
    const method = body.method === '' ? null : delegationMethods.find(tableIn(past, delegationMethods), meta.effective.to, body.method);
    const { events, violations } = claimPowers(past.list, { ...body, method }, meta);
    return { append: { list: events }, violations };
  },
}), ({ method }) => [{ table: delegationMethods, words: [method] }]), ({ unit }) => [unit], afterEnd);
