import { defineUseCase, streamOf } from '@yange/use-case';
import { z } from 'zod';
import { call } from '../../domain/call/call.aggregate.js';
import { takeOverCall } from '../../domain/organ-end/call-takeover.decider.js';
import { takeover } from './takeover.body.js';

/** Only a reaction calls it: it has no door. */
export const takeOverCallUseCase = defineUseCase({
  name: 'take-over-call',
  title: { zh: '承接呼叫', en: 'Take over an open call of an organ that ended' },
  path: 'calls/:callId/takeovers',
  right: 'none',
  body: z.strictObject({ callId: z.uuid(), ...takeover }),
  streams: ({ callId }) => ({ call: streamOf(call, callId) }),
  decide: (body, past, meta) => ({ append: { call: takeOverCall(past.call, body, meta) } }),
});
