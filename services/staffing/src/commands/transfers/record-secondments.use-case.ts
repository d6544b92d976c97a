import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { ownerSchema } from '../../domain/owner/owner.js';
import { secondmentStream } from '../../domain/secondment/secondment.aggregate.js';
import { decideRecordSecondments } from '../../domain/secondment/secondment.decider.js';
import { some, wordList } from '../body.parts.js';

export const recordSecondmentsUseCase = defineUseCase({
  name: 'record-secondments',
  title: { zh: '登记抽调借调', en: 'Record secondments' },
  path: 'secondments',
  right: 'staffing.record',
  body: z.strictObject({ owner: ownerSchema, forms: wordList, persons: some }),
  streams: ({ owner }) => ({ group: secondmentStream(owner) }),
  decide: (body, _timelines) => ({ append: { group: decideRecordSecondments(body, body.persons).events } }),
});
