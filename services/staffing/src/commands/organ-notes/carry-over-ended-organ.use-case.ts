import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { organNoteStream } from '../../domain/organ-note/organ-note.aggregate.js';
import { decideOrderCarryOver } from '../../domain/organ-note/organ-note.decider.js';

/** Of an organ or team whose end an import told: quota, people and posts that the import left with it pass on as after a live end, from the day of that end on, under the decision on it. */
export const carryOverEndedOrganUseCase = defineUseCase({
  name: 'carry-over-ended-organ',
  title: { zh: '办理撤销机构结转', en: 'Carry over what an ended organ has left' },
  path: 'ended-organs/:organId/carry-overs',
  right: 'staffing.record',
  body: z.strictObject({ organId: z.uuid() }),
  matter: ({ organId }) => ({ code: 'organ.abolish', subjects: [organId] }),
  streams: ({ organId }) => ({ note: organNoteStream(organId) }),
  decide: ({ organId }, { note }, meta) => ({ append: { note: decideOrderCarryOver(organId, note, meta.effective.to).events } }),
});
