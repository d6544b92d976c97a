import { defineUseCase, streamOf } from '@yange/use-case';
import { z } from 'zod';
import { call } from '../../domain/call/call.aggregate.js';
import { callTermsStream, workCalendarStream } from '../../domain/call/call-terms.aggregate.js';
import { dispatchCall } from '../../domain/call/call-step.decider.js';
import { workAfterEnd } from '../../domain/organ-end/organ-end.decider.js';
import { callShare } from './call-step.body.js';
import { heldToEnds } from '../organ-ends/held-to-ends.parts.js';

const days = z.number().int().min(0).max(250).optional();

const deadline = (what: string) => z.iso.date().optional().describe(`${what}期限，已定的照录；不填则按工作日推算 · as it was settled; otherwise reckoned in working days`);

/** The terms and the calendar that the deadlines were reckoned by are guarded. */
export const dispatchCallUseCase = heldToEnds(defineUseCase({
  name: 'dispatch-call',
  title: { zh: '派单', en: 'Dispatch a call' },
  path: 'calls/:callId/dispatches',
  right: 'grid.record',
  draft: true,
  body: z.strictObject({ ...callShare, signDays: days, handleDays: days, insteadOf: z.uuid().toLowerCase().optional(), signBy: deadline('签收'), dueOn: deadline('办结') }),
  streams: (body) => ({ call: streamOf(call, body.callId), terms: callTermsStream(), calendar: workCalendarStream() }),
  decide: (body, ground, meta) => {
    const { events, violations } = dispatchCall(ground, body, meta);
    const due = events[0]?.type === 'CallDispatched' ? events[0].data : null;
    return { append: { call: events }, violations, ...(due === null ? {} : { answer: { signBy: due.signBy, dueOn: due.dueOn } }) };
  },
}), ({ department }) => [department], workAfterEnd);
