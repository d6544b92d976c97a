import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { ownerSchema } from '../../domain/owner/owner.js';
import { personStream } from '../../domain/person/person.aggregate.js';
import { decideClearQuota, decideLeave } from '../../domain/person/person.decider.js';
import { quotaAccountStream } from '../../domain/quota-account/quota-account.aggregate.js';
import { quotaTypeSchema } from '../../domain/quota-account/quota-type.js';
import { leavingReasons } from '../../domain/reference/leaving-reasons.js';
import { optionalWords } from '../body.parts.js';
import { leaveOffices, noOffices, officesOf, postsOfOffices } from '../named-posts/offices.parts.js';

const whose = { personId: z.uuid(), owner: ownerSchema, type: quotaTypeSchema } as const;

export const leavePersonUseCase = defineUseCase({
  name: 'leave-person',
  title: { zh: '人员离编', en: 'A person leaves' },
  path: 'persons/:personId/leaving',
  right: 'staffing.record',
  /** `reason`: code or name of the table of that day; none is none of them */
  body: z.strictObject({ ...whose, reason: optionalWords, note: optionalWords }),
  streams: ({ personId, owner, type }) => ({ person: personStream(personId), account: quotaAccountStream(owner, type), reasons: leavingReasons.stream(), ...officesOf(personId) }),
  further: (_body, known) => postsOfOffices(known),
  decide: (body, { person, reasons, ...known }, meta) => {
    const reason = leavingReasons.find(reasons, meta.effective.to, body.reason);
    const left = decideLeave({ ...body, reason }, person, meta.effective);
    const given = left.person.events.length === 0 ? noOffices : leaveOffices({ personId: body.personId, ownerKey: null, means: reason.name }, known, person, meta.effective);
    return { append: { person: left.person.events, account: left.account.events, ...given.append }, violations: given.violations };
  },
});

export const clearQuotaOfLeaverUseCase = defineUseCase({
  name: 'clear-quota-of-leaver',
  title: { zh: '核销离岗人员编制', en: 'Clear the post kept for somebody who left' },
  path: 'persons/:personId/kept-quota/clearing',
  right: 'staffing.record',
  body: z.strictObject(whose),
  streams: ({ personId, owner, type }) => ({ person: personStream(personId), account: quotaAccountStream(owner, type) }),
  decide: (body, { person }, meta) => {
    const cleared = decideClearQuota(body, person, meta.effective);
    return { append: { person: cleared.person.events, account: cleared.account.events } };
  },
});
