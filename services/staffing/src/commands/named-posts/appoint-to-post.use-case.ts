import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { namedPostStream, officeHolderStream } from '../../domain/named-post/named-post.aggregate.js';
import { decideAppointToPost } from '../../domain/named-post/named-post.decider.js';
import { noteOf } from '../../domain/organ-note/organ-note.aggregate.js';
import { takesNothing } from '../../domain/organ-note/organ-note.rules.js';
import { ownerSchema } from '../../domain/owner/owner.js';
import { personStream } from '../../domain/person/person.aggregate.js';
import { postAllotmentStream } from '../../domain/post-allotment/post-allotment.aggregate.js';
import { found } from '../../domain/ruling.js';
import { level, rank, words } from '../body.parts.js';
import { heldToRecord } from '../organ-notes/owner-on-record.parts.js';

export const appointToPostUseCase = heldToRecord(defineUseCase({
  name: 'appoint-to-post',
  title: { zh: '任命职务', en: 'Appoint a person to a post' },
  path: 'named-posts/appointments',
  right: 'staffing.record',
  body: z.strictObject({ owner: ownerSchema, level, role: words, rank, personId: z.uuid(), concurrent: z.boolean().default(false) }),
  streams: (body) => ({
    post: namedPostStream(body),
    offices: officeHolderStream(body.personId),
    allotment: postAllotmentStream(body.owner, body.level),
    person: personStream(body.personId),
    note: noteOf(body.owner),
  }),
  decide: (body, { person, note, ...timelines }, meta) => {
    const { post, offices, allotment } = decideAppointToPost(body, timelines, person, meta.effective);
    return {
      append: { post: post.events, offices: offices.events, allotment: allotment.events },
      violations: [...post.violations, ...found(post.events.length > 0 && takesNothing(note, meta))],
    };
  },
}), ({ owner }) => [owner]);
