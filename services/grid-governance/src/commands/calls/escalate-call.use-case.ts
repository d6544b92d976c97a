import { defineUseCase, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { call } from '../../domain/call/call.aggregate.js';
import { escalateCall } from '../../domain/call/call-step.decider.js';
import { callShare } from './call-step.body.js';

export const escalateCallUseCase = defineUseCase({
  name: 'escalate-call',
  title: { zh: '提级上报', en: 'Escalate a call' },
  path: 'calls/:callId/escalations',
  right: 'grid.record',
  draft: true,
  body: z.strictObject({ ...callShare, to: words(), reason: words(500) }),
  streams: (body) => ({ call: streamOf(call, body.callId) }),
  decide: (body, { call: calls }, meta) => ({ append: { call: escalateCall(calls, body, meta) } }),
});
