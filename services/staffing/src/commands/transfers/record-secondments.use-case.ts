import { defineUseCase, readOnly } from '@yange/use-case';
import { z } from 'zod';
import { noteOf } from '../../domain/organ-note/organ-note.aggregate.js';
import { takesNothing } from '../../domain/organ-note/organ-note.rules.js';
import { ownerSchema } from '../../domain/owner/owner.js';
import { found } from '../../domain/ruling.js';
import { absencesOf } from '../../domain/secondment/absence.aggregate.js';
import { decideAbsences, notOnBooks } from '../../domain/secondment/absence.decider.js';
import { secondmentStream } from '../../domain/secondment/secondment.aggregate.js';
import { decideRecordSecondments } from '../../domain/secondment/secondment.decider.js';
import { day, some, wordList } from '../body.parts.js';
import { peopleIn, peopleOf } from './seconded-people.parts.js';
import { heldToRecord } from '../organ-notes/owner-on-record.parts.js';

export const recordSecondmentsUseCase = heldToRecord(defineUseCase({
  name: 'record-secondments',
  title: { zh: '登记抽调借调', en: 'Record secondments' },
  path: 'secondments',
  right: 'staffing.record',
  body: z.strictObject({
    owner: ownerSchema,
    forms: wordList,
    persons: some,
    /** those of them who are known one by one */
    personIds: z.array(z.uuid()).max(200).default([]),
    until: day.optional(),
    host: ownerSchema.optional(),
  }),
  streams: ({ owner, host = owner, personIds }) => ({ group: secondmentStream(owner), note: readOnly(noteOf(owner)), hostNote: readOnly(noteOf(host)), ...absencesOf(personIds), ...peopleOf(personIds) }),
  decide: (body, { group, note, hostNote, ...known }, meta) => {
    const secondmentId = meta.id('secondment');
    const { events, violations } = decideRecordSecondments({ ...body, secondmentId, until: body.until ?? '' }, group, meta.effective);
    if (events.length === 0) return { append: {}, answer: { secondmentId } };
    const strangers = peopleIn(known).map(([personId, person]) => notOnBooks(body.owner, personId, person.at(meta.effective.to)));
    return { append: { group: events, ...decideAbsences({ ...body, secondmentId, until: body.until ?? '' }) }, violations: [...violations, ...found(...strangers, takesNothing(note, meta) ?? takesNothing(hostNote, meta))], answer: { secondmentId } };
  },
}), ({ owner, host }) => [owner, host]);
