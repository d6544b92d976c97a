import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { ownerSchema } from '../../domain/owner/owner.js';
import { personStream } from '../../domain/person/person.aggregate.js';
import { decideLeave } from '../../domain/person/person.decider.js';
import { quotaAccountStream } from '../../domain/quota-account/quota-account.aggregate.js';
import { quotaTypeSchema } from '../../domain/quota-account/quota-type.js';
import { optionalWords } from '../body.parts.js';

export const leavePersonUseCase = defineUseCase({
  name: 'leave-person',
  title: { zh: '人员离编', en: 'A person leaves' },
  path: 'persons/:personId/leaving',
  right: 'staffing.record',
  body: z.strictObject({ personId: z.uuid(), owner: ownerSchema, type: quotaTypeSchema, reason: optionalWords }),
  streams: ({ personId, owner, type }) => ({ person: personStream(personId), account: quotaAccountStream(owner, type) }),
  decide: (body, { person }, meta) => {
    const left = decideLeave(body, person, meta.effective);
    return { append: { person: left.person.events, account: left.account.events } };
  },
});
