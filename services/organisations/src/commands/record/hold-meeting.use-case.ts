import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { meetingStream } from '../../domain/meeting/meeting.aggregate.js';
import { hold } from '../../domain/meeting/meeting.decider.js';
import { names, recordRight, words } from '../body.parts.js';

export const holdMeetingUseCase = defineUseCase({
  name: 'hold-meeting',
  title: { zh: '召开会议', en: 'Record a meeting' },
  path: 'meetings',
  right: recordRight,
  body: z.strictObject({ body: words, year: z.int().min(1949).max(2199), ordinal: z.int().min(1).max(400), approved: names }),
  streams: (body, meta) => ({ meeting: meetingStream(body, meta) }),
  decide: (body, { meeting }, meta) => ({ append: { meeting: hold(meeting, body, meta) } }),
});
