import { defineUseCase, organInput, streamOf } from '@yange/use-case';
import { z } from 'zod';
import { afterEnd } from '../../domain/organ-end/organ-end.decider.js';
import { powerList } from '../../domain/power-list/power-list.aggregate.js';
import { determineBody } from '../../domain/power-list/power-list.decider.js';
import { heldToEnds } from '../organ-ends/held-to-ends.parts.js';

export const determineEnforcementBodyUseCase = heldToEnds(defineUseCase({
  name: 'determine-enforcement-body',
  title: { zh: '认定执法主体', en: 'Determine whether a unit has an enforcement body' },
  path: 'power-lists/:listId/enforcement-bodies',
  right: 'enforcement.determine',
  body: z.strictObject({ listId: z.uuid().toLowerCase(), unit: organInput, exists: z.boolean(), bodyName: z.string().trim().max(200).default(''), reason: z.string().trim().max(500).default('') }),
  matter: ({ unit }) => ({ code: 'power.delegate', subjects: [[unit.id, unit.name]] }),
  streams: (body) => ({ list: streamOf(powerList, body.listId) }),
  decide: (body, { list }, meta) => {
    const { events, violations } = determineBody(list, body, meta);
    return { append: { list: events }, violations };
  },
}), ({ unit }) => [unit], afterEnd);
