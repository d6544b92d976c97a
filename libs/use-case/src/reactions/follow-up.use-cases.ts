import type { Contract } from '@yange/contracts';
import { Rejected } from '@yange/kernel';
import { z } from 'zod';
import { defineUseCase } from '../use-case.definition.js';
import { followUpStream, type FollowUpEvent } from './follow-up.aggregate.js';

const words = (most: number) => z.string().min(1).max(most);

/** Keeps what a reaction could not carry out. Only reactions call it: it has no door. */
export const noteRefusedFollowUp = (contract: Contract) =>
  defineUseCase({
    name: 'note-refused-follow-up',
    title: { zh: '登记待办', en: 'Note what is left to do' },
    path: 'follow-ups',
    right: 'none',
    administrative: true,
    body: z.strictObject({ eventId: z.uuid(), eventType: words(100), context: words(40), reaction: words(100), label: words(200), command: words(100), rule: words(100), zh: words(1000), en: words(1000) }),
    streams: ({ eventId }) => ({ followUp: followUpStream(eventId) }),
    decide: (body, { followUp }) =>
      followUp.latest().has(body.label) ? { append: {} } : { append: { followUp: [contract.make('FollowUpRefused', body) as FollowUpEvent] } },
  });

/** A person says how a follow-up was seen to. What was done is in its own events; this closes the entry. */
export const resolveFollowUp = (contract: Contract) =>
  defineUseCase({
    name: 'resolve-follow-up',
    title: { zh: '办结待办', en: 'Settle a follow-up' },
    path: 'follow-ups/:eventId/resolutions',
    right: 'correct',
    administrative: true,
    body: z.strictObject({ eventId: z.uuid(), label: words(200), how: words(500) }),
    streams: ({ eventId }) => ({ followUp: followUpStream(eventId) }),
    decide: ({ eventId, label, how }, { followUp }) => {
      const known = followUp.latest().get(label);
      if (known === undefined) throw new Rejected('unknown-follow-up', `没有待办“${label}”`, `there is no follow-up "${label}"`, { eventId, label });
      if (known.how === how) return { append: {} };
      if (known.how !== null) throw new Rejected('follow-up-resolved', '该待办已办结', 'the follow-up is settled already', { eventId, label });
      return { append: { followUp: [contract.make('FollowUpResolved', { eventId, label, how }) as FollowUpEvent] } };
    },
  });
