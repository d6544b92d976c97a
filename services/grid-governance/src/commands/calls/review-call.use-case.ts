import { defineUseCase, streamOf } from '@yange/use-case';
import { z } from 'zod';
import { call } from '../../domain/call/call.aggregate.js';
import { reviewCall } from '../../domain/call/call-step.decider.js';
import { callShare } from './call-step.body.js';

export const reviewCallUseCase = defineUseCase({
  name: 'review-call',
  title: { zh: '复核反馈', en: 'Review an answer' },
  path: 'calls/:callId/reviews',
  right: 'grid.record',
  draft: true,
  body: z.strictObject({ ...callShare, passed: z.boolean(), words: z.string().trim().max(500).default('') }),
  streams: (body) => ({ call: streamOf(call, body.callId) }),
  decide: (body, { call: calls }, meta) => ({ append: { call: reviewCall(calls, body, meta) } }),
});
