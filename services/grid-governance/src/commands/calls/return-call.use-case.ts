import { defineUseCase, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { call } from '../../domain/call/call.aggregate.js';
import { returnCall } from '../../domain/call/call-step.decider.js';
import { callShare } from './call-step.body.js';

export const returnCallUseCase = defineUseCase({
  name: 'return-call',
  title: { zh: '退回呼叫', en: 'Return a call' },
  path: 'calls/:callId/returns',
  right: 'calls.answer',
  draft: true,
  body: z.strictObject({ ...callShare, reason: words(500) }),
  streams: (body) => ({ call: streamOf(call, body.callId) }),
  decide: (body, { call: calls }, meta) => ({ append: { call: returnCall(calls, body, meta) } }),
});
