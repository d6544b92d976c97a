import { defineUseCase, heldToTables } from '@yange/use-case';
import { z } from 'zod';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { onOrgan, reparent } from '../../domain/organ/organ.decider.js';
import { rankWithinParent } from '../../domain/organ/organ-rank.rules.js';
import { broken } from '../../domain/rule/broken.js';
import { organId, recordRight } from '../body.parts.js';
import { categories, rankTablesIn, ranks } from '../reference/named-entries.parts.js';
import { aboveStreams, chainIn, furtherAbove } from './above.parts.js';

export const reparentOrganUseCase = heldToTables(defineUseCase({
  name: 'reparent-organ',
  title: { zh: '调整隶属关系', en: 'Put an organ under another one' },
  path: 'organs/:organId/parents',
  ifMatch: 'required',
  right: recordRight,
  body: z.strictObject({ organId, newParentId: z.uuid() }),
  matter: ({ organId: id }) => ({ code: 'organ.reparent', subjects: [id] }),
  streams: (body) => ({ organ: organStream(body.organId), ...aboveStreams([body.newParentId]) }),
  further: (body, known, meta) => furtherAbove(body.organId, known, meta),
  decide: (body, { organ, ...others }, meta) => {
    const above = chainIn(others);
    const { events, violations } = reparent(organ, above, body.organId, body.newParentId, meta);
    const ranked = { organ, events, parent: (id: string) => above.get(id) };
    return onOrgan({ events, violations: [...violations, ...broken(rankWithinParent(ranked, rankTablesIn(others), meta))] });
  },
}), () => [categories(), ranks()]);
