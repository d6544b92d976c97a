import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { ownerSchema } from '../../domain/owner/owner.js';
import { absencesIn, absencesOf } from '../../domain/secondment/absence.aggregate.js';
import { decideReturns, namedAway } from '../../domain/secondment/absence.decider.js';
import { secondmentStream } from '../../domain/secondment/secondment.aggregate.js';
import { decideClearSecondments } from '../../domain/secondment/secondment.decider.js';
import { some, wordList } from '../body.parts.js';

export const clearSecondmentsUseCase = defineUseCase({
  name: 'clear-secondments',
  title: { zh: '清理抽调借调', en: 'Clear secondments' },
  path: 'secondments/clearings',
  right: 'staffing.record',
  body: z.strictObject({ owner: ownerSchema, forms: wordList, complete: z.boolean().default(false), persons: some.optional(), secondmentId: z.uuid().optional(), personIds: z.array(z.uuid()).max(200).default([]) }),
  streams: ({ owner }) => ({ group: secondmentStream(owner) }),
  further: (_body, { group }, meta) => absencesOf(namedAway(group.at(meta.effective.to).groups)),
  decide: (body, { group, ...known }, meta) => {
    const { events } = decideClearSecondments(body, body, group, meta.effective);
    return { append: { group: events, ...decideReturns(group.at(meta.effective.to).groups, events, absencesIn(known), meta.effective) } };
  },
});
