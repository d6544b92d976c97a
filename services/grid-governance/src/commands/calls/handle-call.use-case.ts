import { defineUseCase, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { call } from '../../domain/call/call.aggregate.js';
import { handleCall } from '../../domain/call/call-step.decider.js';
import { callShare } from './call-step.body.js';

export const handleCallUseCase = defineUseCase({
  name: 'handle-call',
  title: { zh: '办理呼叫', en: 'Record what was done about a call' },
  path: 'calls/:callId/measures',
  right: 'calls.answer',
  draft: true,
  body: z.strictObject({ ...callShare, measure: words(500) }),
  streams: (body) => ({ call: streamOf(call, body.callId) }),
  decide: (body, { call: calls }, meta) => ({ append: { call: handleCall(calls, body, meta) } }),
});
