import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { ownerSchema } from '../../domain/owner/owner.js';
import { secondmentStream } from '../../domain/secondment/secondment.aggregate.js';
import { decideRecordSecondments } from '../../domain/secondment/secondment.decider.js';
import { day, some, wordList } from '../body.parts.js';

export const recordSecondmentsUseCase = defineUseCase({
  name: 'record-secondments',
  title: { zh: '登记抽调借调', en: 'Record secondments' },
  path: 'secondments',
  right: 'staffing.record',
  body: z.strictObject({
    owner: ownerSchema,
    forms: wordList,
    persons: some,
    /** those of them who are known one by one */
    personIds: z.array(z.uuid()).max(200).default([]),
    until: day.optional(),
    host: ownerSchema.optional(),
  }),
  streams: ({ owner }) => ({ group: secondmentStream(owner) }),
  decide: (body, { group }, meta) => {
    const secondmentId = meta.id('secondment');
    const { events, violations } = decideRecordSecondments({ ...body, secondmentId, until: body.until ?? '' }, group, meta.effective);
    return { append: { group: events }, violations, answer: { secondmentId } };
  },
});
