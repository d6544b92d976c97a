import { defineUseCase, organInput, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { call } from '../../domain/call/call.aggregate.js';
import { raiseCall } from '../../domain/call/call.decider.js';

export const raiseCallUseCase = defineUseCase({
  name: 'raise-call',
  title: { zh: '街呼', en: 'Call departments of the district' },
  path: 'calls',
  about: 'call',
  right: 'grid.record',
  draft: true,
  body: z.strictObject({ caller: organInput, matter: words(500), called: z.array(organInput).min(1).max(50), ground: words(100).optional() }),
  streams: (_body, meta) => ({ call: streamOf(call, meta.id('call')) }),
  decide: (body, { call: calls }, meta) => ({ append: { call: raiseCall(calls, body, meta.id('call')) }, answer: { callId: meta.id('call') } }),
});
