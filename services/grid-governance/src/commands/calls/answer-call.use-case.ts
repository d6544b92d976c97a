import { defineUseCase, organInput, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { call } from '../../domain/call/call.aggregate.js';
import { answerCall } from '../../domain/call/call.decider.js';

export const answerCallUseCase = defineUseCase({
  name: 'answer-call',
  title: { zh: '区应', en: 'Answer a call' },
  path: 'calls/:callId/answers',
  right: 'calls.answer',
  draft: true,
  body: z.strictObject({ callId: z.uuid().toLowerCase(), department: organInput, answer: words(500) }),
  streams: (body) => ({ call: streamOf(call, body.callId) }),
  decide: (body, { call: calls }) => ({ append: { call: answerCall(calls, body) } }),
});
