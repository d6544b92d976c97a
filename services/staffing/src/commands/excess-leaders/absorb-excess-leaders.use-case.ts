import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { ownerSchema } from '../../domain/owner/owner.js';
import { excessLeadersStream } from '../../domain/excess-leaders/excess-leaders.aggregate.js';
import { decideAbsorbExcess } from '../../domain/excess-leaders/excess-leaders.decider.js';
import { closingMeans } from '../../domain/reference/closing-means.js';
import { level, ranks, wordList } from '../body.parts.js';

export const absorbExcessLeadersUseCase = defineUseCase({
  name: 'absorb-excess-leaders',
  title: { zh: '消化超配领导', en: 'Absorb leaders in excess' },
  path: 'excess-leaders/absorptions',
  right: 'staffing.record',
  body: z.strictObject({ owner: ownerSchema, level, ...ranks, /** names or codes of the table of means of that day */ means: wordList }),
  streams: ({ owner, level: at }) => ({ group: excessLeadersStream(owner, at), means: closingMeans.stream() }),
  decide: (body, { means: table }, meta) => {
    const { events, violations } = decideAbsorbExcess(body, body.means, closingMeans.on(table, meta.effective.to), meta.mode);
    return { append: { group: events }, violations };
  },
});
