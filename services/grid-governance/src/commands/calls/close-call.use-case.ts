import { defineUseCase, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { call } from '../../domain/call/call.aggregate.js';
import { closeCall } from '../../domain/call/call.decider.js';

export const closeCallUseCase = defineUseCase({
  name: 'close-call',
  title: { zh: '办结呼叫', en: 'Close a call' },
  path: 'calls/:callId/closings',
  right: 'grid.record',
  draft: true,
  body: z.strictObject({ callId: z.uuid().toLowerCase(), outcome: words(500) }),
  streams: (body) => ({ call: streamOf(call, body.callId) }),
  decide: (body, { call: calls }) => ({ append: { call: closeCall(calls, body) } }),
});
