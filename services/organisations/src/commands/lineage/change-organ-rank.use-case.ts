import { defineUseCase, heldToTables } from '@yange/use-case';
import { z } from 'zod';
import { categories, rankTablesIn, ranks } from '../reference/named-entries.parts.js';
import { changeRank } from '../../domain/organ/lineage.decider.js';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { onOrgan } from '../../domain/organ/organ.decider.js';
import { parentsFrom } from '../../domain/organ/organ-circles.js';
import { rankWithinCategory, rankWithinParent } from '../../domain/organ/organ-rank.rules.js';
import { broken } from '../../domain/rule/broken.js';
import { organId, recordRight, words } from '../body.parts.js';
import { aboveStreams, chainIn } from '../organ/above.parts.js';

export const changeOrganRankUseCase = heldToTables(defineUseCase({
  name: 'change-organ-rank',
  title: { zh: '调整机构规格', en: 'Change the rank of an organ' },
  path: 'organs/:organId/ranks',
  ifMatch: 'required',
  right: recordRight,
  body: z.strictObject({ organId, newRank: words }),
  matter: ({ organId: id }) => ({ code: 'organ.rank', subjects: [id] }),
  streams: (body) => ({ organ: organStream(body.organId) }),
  further: (_body, { organ }, meta) => aboveStreams(parentsFrom(organ, meta.effective.to)),
  decide: (body, { organ, ...others }, meta) => {
    const { events, violations } = changeRank(organ, body.organId, body.newRank, meta);
    const above = chainIn(others);
    const ranked = { organ, events, parent: (id: string) => above.get(id) };
    const tables = rankTablesIn(others);
    return onOrgan({ events, violations: [...violations, ...broken(rankWithinCategory(ranked, tables, meta), rankWithinParent(ranked, tables, meta))] });
  },
}), ({ newRank }) => [categories(), ranks(newRank)]);
