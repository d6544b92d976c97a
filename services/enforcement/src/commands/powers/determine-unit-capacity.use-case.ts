import { defineUseCase, organInput, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { afterEnd } from '../../domain/organ-end/organ-end.decider.js';
import { powerList } from '../../domain/power-list/power-list.aggregate.js';
import { determineCapacity } from '../../domain/power-list/power-item.decider.js';
import { heldToEnds } from '../organ-ends/held-to-ends.parts.js';

export const determineUnitCapacityUseCase = heldToEnds(defineUseCase({
  name: 'determine-unit-capacity',
  title: { zh: '认定承接能力', en: 'Determine what a unit can carry' },
  path: 'power-lists/:listId/capacities',
  right: 'enforcement.determine',
  body: z.strictObject({ listId: z.uuid().toLowerCase(), unit: organInput, level: z.enum(['town', 'district', 'city', 'region']), expertise: z.array(words(60)).max(50).default([]) }),
  matter: ({ unit }) => ({ code: 'power.delegate', subjects: [[unit.id, unit.name]] }),
  streams: ({ listId }) => ({ list: streamOf(powerList, listId) }),
  decide: (body, { list }, meta) => {
    const { events, violations } = determineCapacity(list, body, meta);
    return { append: { list: events }, violations };
  },
}), ({ unit }) => [unit], afterEnd);
