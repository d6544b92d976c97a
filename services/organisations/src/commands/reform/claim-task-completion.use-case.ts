import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { paperOnRecord } from '../../domain/document/document.aggregate.js';
import { reformStream } from '../../domain/reform/reform.aggregate.js';
import { claimCompletion } from '../../domain/reform/reform-task.decider.js';
import { names, optionalWords, recordRight, words } from '../body.parts.js';

export const claimTaskCompletionUseCase = defineUseCase({
  name: 'claim-task-completion',
  title: { zh: '申报任务完成', en: 'Claim that a task of a reform is done' },
  path: 'reforms/:reform/task-completions',
  right: recordRight,
  body: z.strictObject({ reform: words, task: words, evidence: names, words: optionalWords }),
  streams: (body, meta) => ({ reform: reformStream(body.reform, meta) }),
  relies: ({ evidence }) => evidence.map((paper) => paperOnRecord(paper, '完成佐证', 'the evidence')),
  decide: (body, { reform }, meta) => {
    const { events, violations } = claimCompletion(reform, body, meta);
    return { append: { reform: events }, violations };
  },
});
