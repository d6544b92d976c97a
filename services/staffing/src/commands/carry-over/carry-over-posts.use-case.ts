import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { carryOverSchema } from '../../domain/carry-over/carry-over.js';
import { decideCarryOverPosts } from '../../domain/carry-over/posts-carry-over.decider.js';
import { coordinationBody } from '../../domain/organ-note/coordination-body.rule.js';
import { noteOf } from '../../domain/organ-note/organ-note.aggregate.js';
import { takesNothing } from '../../domain/organ-note/organ-note.rules.js';
import { postAllotmentStream } from '../../domain/post-allotment/post-allotment.aggregate.js';
import { found } from '../../domain/ruling.js';
import { level } from '../body.parts.js';
import { carryOverMatter } from './carry-over.parts.js';

export const carryOverPostsUseCase = defineUseCase({
  name: 'carry-over-posts',
  title: { zh: '承接领导职数', en: 'Carry leadership posts over to a successor' },
  path: 'post-allotments/carry-overs',
  right: 'staffing.record',
  body: z.strictObject({ ...carryOverSchema, level }),
  matter: (body) => carryOverMatter('posts.adjust', body),
  streams: ({ from, to: [to = from], level: at }) => ({ out: postAllotmentStream(from, at), into: postAllotmentStream(to, at), note: noteOf(to) }),
  decide: (body, { out, into, note }, meta) => {
    const carried = decideCarryOverPosts(body, { out, into }, meta);
    const arrives = carried.into.events.length > 0;
    return { append: { out: carried.out.events, into: carried.into.events }, violations: found(arrives && takesNothing(note, meta), arrives && coordinationBody(note, { principal: 1, deputy: 0 }, meta)) };
  },
});
