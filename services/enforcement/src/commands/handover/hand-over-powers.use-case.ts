import { countOf, defineUseCase, organInput, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { handover } from '../../domain/handover/handover.aggregate.js';
import { handOver } from '../../domain/handover/handover.decider.js';
import { handedAfterEnd } from '../../domain/organ-end/organ-end.decider.js';
import { heldToEnds } from '../organ-ends/held-to-ends.parts.js';

export const handOverPowersUseCase = heldToEnds(defineUseCase({
  name: 'hand-over-powers',
  title: { zh: '交接权责事项', en: 'Hand over powers and duties' },
  path: 'handovers',
  right: 'enforcement.record',
  body: z.strictObject({
    unit: organInput,
    counterpartName: words(),
    matter: words(),
    /** the list that the items stand on */
    listId: z.uuid().toLowerCase().optional(),
    items: z.array(words()).max(1000).default([]),
    /** how many in all, named or not */
    count: countOf(0).default(0),
    /** what goes along */
    equipment: z.array(z.strictObject({ recipient: words(), item: words(50), measureWord: words(10), count: countOf() })).max(200).default([]),
  }),
  streams: (body) => ({ handovers: streamOf(handover, body.unit.id) }),
  decide: (body, { handovers }, meta) => ({ append: { handovers: handOver(handovers, { ...body, listId: body.listId ?? '' }, meta) } }),
}), ({ unit }) => [unit], handedAfterEnd);
