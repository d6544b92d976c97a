import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { noteOf } from '../../domain/organ-note/organ-note.aggregate.js';
import { takesNothing } from '../../domain/organ-note/organ-note.rules.js';
import { permitRequestStream } from '../../domain/permit-request/permit-request.aggregate.js';
import { decideRequestPermit } from '../../domain/permit-request/permit-request.decider.js';
import { found } from '../../domain/ruling.js';
import { optionalWords, quotaAmount } from '../body.parts.js';
import { heldToQuotaTables } from '../quota-type.parts.js';
import { heldToRecord } from '../organ-notes/owner-on-record.parts.js';

export const requestUsePermitUseCase = heldToRecord(heldToQuotaTables(defineUseCase({
  name: 'request-use-permit',
  title: { zh: '申请用编', en: 'Ask for a permit to use posts' },
  path: 'use-permit-requests',
  right: 'staffing.record',
  body: z.strictObject({ ...quotaAmount, reason: optionalWords }),
  streams: ({ owner }, meta) => ({ request: permitRequestStream(meta.id('request')), note: noteOf(owner) }),
  decide: (body, { request, note }, meta) => {
    const requestId = meta.id('request');
    const { events, violations } = decideRequestPermit({ ...body, requestId }, request, meta);
    return { append: { request: events }, violations: [...violations, ...found(events.length > 0 && takesNothing(note, meta))], answer: { requestId } };
  },
})), ({ owner }) => [owner]);
