import { defineUseCase, heldToTables } from '@yange/use-case';
import { z } from 'zod';
import { ranks } from '../reference/named-entries.parts.js';
import { changeRank } from '../../domain/organ/lineage.decider.js';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { onOrgan } from '../../domain/organ/organ.decider.js';
import { organId, recordRight, words } from '../body.parts.js';

export const changeOrganRankUseCase = heldToTables(defineUseCase({
  name: 'change-organ-rank',
  title: { zh: '调整机构规格', en: 'Change the rank of an organ' },
  path: 'organs/:organId/ranks',
  ifMatch: 'required',
  right: recordRight,
  body: z.strictObject({ organId, newRank: words }),
  matter: ({ organId: id }) => ({ code: 'organ.rank', subjects: [id] }),
  streams: (body) => ({ organ: organStream(body.organId) }),
  decide: (body, { organ }, meta) => onOrgan(changeRank(organ, body.organId, body.newRank, meta)),
}), ({ newRank }) => [ranks(newRank)]);
