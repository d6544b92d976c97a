import { defineUseCase, readOnly } from '@yange/use-case';
import { z } from 'zod';
import { noteOf } from '../../domain/organ-note/organ-note.aggregate.js';
import { takesNothing } from '../../domain/organ-note/organ-note.rules.js';
import { ownerSchema } from '../../domain/owner/owner.js';
import { found } from '../../domain/ruling.js';
import { absencesIn, absencesOf } from '../../domain/secondment/absence.aggregate.js';
import { decideLonger, namedAway } from '../../domain/secondment/absence.decider.js';
import { secondmentStream } from '../../domain/secondment/secondment.aggregate.js';
import { decideExtendSecondment } from '../../domain/secondment/secondment.decider.js';
import { day, optionalWords } from '../body.parts.js';

export const extendSecondmentUseCase = defineUseCase({
  name: 'extend-secondment',
  title: { zh: '抽调借调延期', en: 'Extend a secondment' },
  path: 'secondments/:secondmentId/extensions',
  right: 'staffing.record',
  body: z.strictObject({ secondmentId: z.uuid(), owner: ownerSchema, until: day, reason: optionalWords }),
  streams: ({ owner }) => ({ group: secondmentStream(owner), note: readOnly(noteOf(owner)) }),
  further: (_body, { group }, meta) => absencesOf(namedAway(group.at(meta.effective.to).groups)),
  decide: (body, { group, note, ...known }, meta) => {
    const { events } = decideExtendSecondment(body, group, meta.effective);
    const longer = events.length === 0 ? {} : decideLonger(group.at(meta.effective.to).groups, body, absencesIn(known), meta.effective);
    return { append: { group: events, ...longer }, violations: found(events.length > 0 && takesNothing(note, meta)) };
  },
});
