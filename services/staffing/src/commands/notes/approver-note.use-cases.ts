import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { approverNoteStream } from '../../domain/approver-note/approver-note.aggregate.js';
import { decideNoteApprover, decideWithdrawApproverNote } from '../../domain/approver-note/approver-note.decider.js';
import { day } from '../body.parts.js';

// Only reactions call these: they have no door.

export const noteApproverUseCase = defineUseCase({
  name: 'note-approver',
  title: { zh: '记入一支笔审批人', en: 'Note the one approver' },
  path: 'approver-notes',
  right: 'none',
  administrative: true,
  body: z.strictObject({ person: z.string(), deputy: z.string(), since: day, sourceEventId: z.uuid(), supersedesEventId: z.uuid().or(z.literal('')) }),
  streams: () => ({ note: approverNoteStream }),
  decide: (body, { note }) => ({ append: { note: decideNoteApprover(body, note).events } }),
});

export const withdrawApproverNoteUseCase = defineUseCase({
  name: 'withdraw-approver-note',
  title: { zh: '取消一支笔审批人记载', en: 'Withdraw a note of the one approver' },
  path: 'approver-notes/withdrawn',
  right: 'none',
  administrative: true,
  body: z.strictObject({ sourceEventId: z.uuid() }),
  streams: () => ({ note: approverNoteStream }),
  decide: (body, { note }) => ({ append: { note: decideWithdrawApproverNote(body, note).events } }),
});
