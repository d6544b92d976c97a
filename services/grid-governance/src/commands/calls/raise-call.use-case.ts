import { defineUseCase, organInput, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { call } from '../../domain/call/call.aggregate.js';
import { callIdOf, raiseCall } from '../../domain/call/call.decider.js';
import { workAfterEnd } from '../../domain/organ-end/organ-end.decider.js';
import { heldToEnds } from '../organ-ends/held-to-ends.parts.js';

export const raiseCallUseCase = heldToEnds(defineUseCase({
  name: 'raise-call',
  title: { zh: '街呼', en: 'Call departments of the district' },
  path: 'calls',
  about: 'call',
  right: 'grid.record',
  draft: true,
  body: z.strictObject({ caller: organInput, matter: words(500), called: z.array(organInput).min(1).max(50), ground: words(100).optional(), number: words(60).optional().describe('街道自编号 · the street\'s own number') }),
  streams: (body, meta) => ({ call: streamOf(call, callIdOf(body, meta)) }),
  decide: (body, past, meta) => ({ append: { call: raiseCall(past.call, body, callIdOf(body, meta), meta) }, answer: { callId: callIdOf(body, meta) } }),
}), ({ caller, called }) => [caller, ...called], workAfterEnd);
