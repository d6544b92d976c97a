import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { noteOf } from '../../domain/organ-note/organ-note.aggregate.js';
import { takesNothing } from '../../domain/organ-note/organ-note.rules.js';
import { coordinationBody } from '../../domain/organ-note/coordination-body.rule.js';
import { aboveOrgan } from '../../domain/organ-note/post-rank.rule.js';
import { found } from '../../domain/ruling.js';
import { ownerSchema } from '../../domain/owner/owner.js';
import { postAllotmentStream } from '../../domain/post-allotment/post-allotment.aggregate.js';
import { decideChangePosts } from '../../domain/post-allotment/post-allotment.decider.js';
import { levelsHolding, postLevels } from '../../domain/reference/post-levels.js';
import { level, ranks } from '../body.parts.js';
import { heldToRecord } from '../organ-notes/owner-on-record.parts.js';

export const increasePostsUseCase = heldToRecord(defineUseCase({
  name: 'increase-posts',
  title: { zh: '增核领导职数', en: 'Increase leadership posts' },
  path: 'post-allotments/increases',
  right: 'staffing.record',
  body: z.strictObject({ owner: ownerSchema, level, ...ranks }),
  matter: ({ owner, principal, deputy }) => ({ code: 'posts.adjust', subjects: [owner.organId ?? owner.name], quantity: principal + deputy, direction: 'increase' }),
  streams: ({ owner, level: at }) => ({ allotment: postAllotmentStream(owner, at), note: noteOf(owner), levels: postLevels.stream() }),
  decide: (body, { note, levels: table }, meta) => {
    const levels = levelsHolding(table, meta.effective.to, body.level);
    const { events, violations } = decideChangePosts('PostsIncreased', body);
    return { append: { allotment: events }, violations: [...violations, ...found(takesNothing(note, meta), aboveOrgan(note, levels, body, meta), coordinationBody(note, body, meta))] };
  },
}), ({ owner }) => [owner]);
