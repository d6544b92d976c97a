import { defineUseCase, organInput, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { call } from '../../domain/call/call.aggregate.js';
import { callIdOf, raiseCall, type CallTimeline } from '../../domain/call/call.decider.js';
import { workAfterEnd } from '../../domain/organ-end/organ-end.decider.js';
import { endOf, endsOf } from '../organ-ends/ends.parts.js';

export const raiseCallUseCase = defineUseCase({
  name: 'raise-call',
  title: { zh: '街呼', en: 'Call departments of the district' },
  path: 'calls',
  about: 'call',
  right: 'grid.record',
  draft: true,
  body: z.strictObject({ caller: organInput, matter: words(500), called: z.array(organInput).min(1).max(50), ground: words(100).optional(), number: words(60).optional().describe('街道自编号 · the street\'s own number') }),
  streams: (body, meta) => ({ ...endsOf([body.caller, ...body.called]), call: streamOf(call, callIdOf(body, meta)) }),
  decide: (body, past, meta) => {
    const events = raiseCall(past.call as CallTimeline, body, callIdOf(body, meta), meta);
    const ended = events.length === 0 ? [] : [body.caller, ...body.called].flatMap((organ) => workAfterEnd(endOf(past, organ), organ, meta));
    return { append: { call: events }, violations: ended, answer: { callId: callIdOf(body, meta) } };
  },
});
