import { defineUseCase, streamOf } from '@yange/use-case';
import { z } from 'zod';
import { call } from '../../domain/call/call.aggregate.js';
import { signCall } from '../../domain/call/call-step.decider.js';
import { callShare } from './call-step.body.js';

export const signCallUseCase = defineUseCase({
  name: 'sign-call',
  title: { zh: '签收呼叫', en: 'Take a call on' },
  path: 'calls/:callId/signatures',
  right: 'calls.answer',
  draft: true,
  body: z.strictObject({ ...callShare }),
  streams: (body) => ({ call: streamOf(call, body.callId) }),
  decide: (body, { call: calls }, meta) => ({ append: { call: signCall(calls, body, meta) } }),
});
