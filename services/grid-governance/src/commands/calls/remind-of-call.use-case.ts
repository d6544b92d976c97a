import { defineUseCase, streamOf } from '@yange/use-case';
import { z } from 'zod';
import { call } from '../../domain/call/call.aggregate.js';
import { remindOfCall } from '../../domain/call/call-step.decider.js';
import { callShare } from './call-step.body.js';

export const remindOfCallUseCase = defineUseCase({
  name: 'remind-of-call',
  title: { zh: '催办', en: 'Remind a department of a call' },
  path: 'calls/:callId/reminders',
  right: 'grid.record',
  draft: true,
  body: z.strictObject({ ...callShare, words: z.string().trim().max(500).default('') }),
  streams: (body) => ({ call: streamOf(call, body.callId) }),
  decide: (body, { call: calls }, meta) => ({ append: { call: remindOfCall(calls, body, meta) } }),
});
