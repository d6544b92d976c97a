import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { reformStream } from '../../domain/reform/reform.aggregate.js';
import { answerNotice } from '../../domain/reform/reform.decider.js';
import { count, optionalWords, organId, recordRight, words } from '../body.parts.js';

/** 三定 and other studies: one of those that were asked says what it found. */
export const answerNoticeUseCase = defineUseCase({
  name: 'answer-notice',
  title: { zh: '反馈通知落实情况', en: 'Answer a notice' },
  path: 'reforms/:reform/notice-answers',
  right: recordRight,
  body: z.strictObject({ reform: words, title: words, organId, words: optionalWords, misfits: count.default(0) }),
  streams: (body, meta) => ({ reform: reformStream(body.reform, meta), organ: organStream(body.organId) }),
  decide: (body, { reform, organ }, meta) => {
    const { events, violations } = answerNotice(reform, organ, body, meta);
    return { append: { reform: events }, violations };
  },
});
