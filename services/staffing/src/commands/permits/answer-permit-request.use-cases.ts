import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { permitRequestStream } from '../../domain/permit-request/permit-request.aggregate.js';
import { decideRefuseRequest, decideWithdrawRequest } from '../../domain/permit-request/permit-request.decider.js';
import { optionalWords, words } from '../body.parts.js';

/** Granted it is by `grant-use-permit`, which names it. */
export const refusePermitRequestUseCase = defineUseCase({
  name: 'refuse-permit-request',
  title: { zh: '用编申请不予批准', en: 'Refuse a request for a permit' },
  path: 'use-permit-requests/:requestId/refusal',
  right: 'permit.grant',
  body: z.strictObject({ requestId: z.uuid(), reason: words }),
  streams: ({ requestId }) => ({ request: permitRequestStream(requestId) }),
  decide: ({ requestId, reason }, { request }, meta) => ({ append: { request: decideRefuseRequest(requestId, reason, request, meta.effective).events } }),
});

export const withdrawPermitRequestUseCase = defineUseCase({
  name: 'withdraw-permit-request',
  title: { zh: '撤回用编申请', en: 'Withdraw a request for a permit' },
  path: 'use-permit-requests/:requestId/withdrawal',
  right: 'staffing.record',
  body: z.strictObject({ requestId: z.uuid(), reason: optionalWords }),
  streams: ({ requestId }) => ({ request: permitRequestStream(requestId) }),
  decide: ({ requestId, reason }, { request }, meta) => ({ append: { request: decideWithdrawRequest(requestId, reason, request, meta.effective).events } }),
});
