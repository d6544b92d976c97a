import { defineUseCase, streamOf } from '@yange/use-case';
import { z } from 'zod';
import { call } from '../../domain/call/call.aggregate.js';
import { assessCall } from '../../domain/call/call-step.decider.js';
import { callShare } from './call-step.body.js';

export const assessCallUseCase = defineUseCase({
  name: 'assess-call',
  title: { zh: '考核评分', en: 'Assess how a department did' },
  path: 'calls/:callId/assessments',
  right: 'grid.record',
  draft: true,
  body: z.strictObject({ ...callShare, score: z.number().int().min(0).max(100), words: z.string().trim().max(500).default('') }),
  streams: (body) => ({ call: streamOf(call, body.callId) }),
  decide: (body, { call: calls }, meta) => ({ append: { call: assessCall(calls, body, meta) } }),
});
