import { defineUseCase, entryCode, listedByCode } from '@yange/use-case';
import { z } from 'zod';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { onOrgan } from '../../domain/organ/organ.decider.js';
import { addPlates } from '../../domain/organ/plate.decider.js';
import { demandingLevels, ruleLevels } from '../../domain/reference/rule-levels.js';
import { optionalWords, organId, recordRight, words } from '../body.parts.js';

/** R7: a plate rests on a legal basis and adds no organ, no quota and no post. */
export const addPlatesUseCase = defineUseCase({
  name: 'add-plates',
  title: { zh: '加挂牌子', en: 'Add plates' },
  path: 'organs/:organId/plates',
  right: recordRight,
  body: z.strictObject({
    organId,
    names: z.array(words).min(1).max(50),
    unitName: optionalWords,
    legalBasis: optionalWords,
    basisLevel: entryCode.optional(),
  }),
  matter: ({ organId: id }) => ({ code: 'organ.plate', subjects: [id] }),
  streams: (body) => ({ organ: organStream(body.organId), levels: ruleLevels.stream() }),
  decide: ({ basisLevel = '', ...body }, { organ, levels }, meta) => {
    if (basisLevel !== '') listedByCode(ruleLevels, levels, meta.effective.to, basisLevel);
    return onOrgan(addPlates(organ, { ...body, basisLevel }, demandingLevels(levels, meta), meta));
  },
});
