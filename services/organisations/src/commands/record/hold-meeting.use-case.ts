import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { paperOnRecord } from '../../domain/document/document.aggregate.js';
import { meetingIdOf, meetingStream } from '../../domain/meeting/meeting.aggregate.js';
import { hold } from '../../domain/meeting/meeting.decider.js';
import { names, recordRight, words } from '../body.parts.js';

export const holdMeetingUseCase = defineUseCase({
  name: 'hold-meeting',
  title: { zh: '召开会议', en: 'Record a meeting' },
  path: 'meetings',
  right: recordRight,
  body: z.strictObject({ body: words, year: z.int().min(1949).max(2199), ordinal: z.int().min(1).max(400), approved: names, motionIds: z.array(z.uuid()).max(200).default([]).describe('会议审议的动议编号；未说明的为空 · motions that it dealt with; none where nobody says') }),
  streams: (body, meta) => ({ meeting: meetingStream(body, meta) }),
  relies: ({ approved }) => approved.map((paper) => paperOnRecord(paper, '会议审议的文件', 'what the meeting approved,')),
  decide: (body, { meeting }, meta) => ({ append: { meeting: hold(meeting, body, meta) }, answer: { meetingId: meetingIdOf(meta.district, body) } }),
});
