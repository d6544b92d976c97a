import { defineUseCase, heldToTables, organInput, streamOf, tableIn, words } from '@yange/use-case';
import { z } from 'zod';
import { delegatedAfterEnd } from '../../domain/organ-end/organ-end.decider.js';
import { delegatePowers } from '../../domain/power-list/power-delegation.decider.js';
import { powerList } from '../../domain/power-list/power-list.aggregate.js';
import { delegationMethods } from '../../domain/reference/delegation-methods.js';
import { heldToEnds } from '../organ-ends/held-to-ends.parts.js';

const said = z.string().trim().max(500).default('');

export const delegatePowersUseCase = heldToEnds(heldToTables(defineUseCase({
  name: 'delegate-powers',
  title: { zh: '赋权', en: 'Delegate claimed powers' },
  path: 'power-lists/:listId/delegations',
  right: 'enforcement.record',
  body: z.strictObject({
    listId: z.uuid().toLowerCase(), unit: organInput, items: z.array(words()).min(1).max(500), method: words(40), delegatedBy: organInput, legalReview: said, procedure: said,
    until: z.union([z.literal(''), z.iso.date()]).default(''),
  }),
  matter: ({ unit }) => ({ code: 'power.delegate', subjects: [unit.id] }),
  streams: ({ listId }) => ({ list: streamOf(powerList, listId) }),
  decide: (body, past, meta) => {
    const method = delegationMethods.find(tableIn(past, delegationMethods), meta.effective.to, body.method);
    const { events, violations } = delegatePowers(past.list, { ...body, method }, meta);
    return { append: { list: events }, violations };
  },
}), ({ method }) => [{ table: delegationMethods, words: [method] }]), ({ delegatedBy }) => [delegatedBy], delegatedAfterEnd);
