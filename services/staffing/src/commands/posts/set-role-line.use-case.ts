import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { noteOf } from '../../domain/organ-note/organ-note.aggregate.js';
import { takesNothing } from '../../domain/organ-note/organ-note.rules.js';
import { found } from '../../domain/ruling.js';
import { ownerSchema } from '../../domain/owner/owner.js';
import { namedPostStream } from '../../domain/named-post/named-post.aggregate.js';
import { noHolderLeft } from '../../domain/named-post/named-post.decider.js';
import { postAllotmentStream } from '../../domain/post-allotment/post-allotment.aggregate.js';
import { decideSetRoleLine } from '../../domain/post-allotment/post-allotment.decider.js';
import { levelsHolding, postLevels } from '../../domain/reference/post-levels.js';
import { level, noneOrMore, rank, some, words } from '../body.parts.js';
import { heldToRecord } from '../organ-notes/owner-on-record.parts.js';

export const setRoleLineUseCase = heldToRecord(defineUseCase({
  name: 'set-role-line',
  title: { zh: '设定领导职务', en: 'Set a role line' },
  path: 'post-allotments/role-lines',
  right: 'staffing.record',
  body: z.strictObject({
    owner: ownerSchema,
    level,
    role: words,
    rank,
    count: noneOrMore,
    concurrent: z.array(z.strictObject({ role: words, holders: some })).max(10).default([]),
  }),
  matter: ({ owner }) => ({ code: 'posts.adjust', subjects: [owner.organId ?? owner.name] }),
  streams: ({ owner, level: at, role, rank: of }) => ({ allotment: postAllotmentStream(owner, at), post: namedPostStream({ owner, level: at, role, rank: of }), note: noteOf(owner), levels: postLevels.stream() }),
  decide: (body, { allotment, post, note, levels: table }, meta) => {
    levelsHolding(table, meta.effective.to, body.level);
    const { events, violations } = decideSetRoleLine(body, allotment, meta.effective);
    return { append: { allotment: events }, violations: [...violations, ...found(events.length > 0 && body.count > 0 && takesNothing(note, meta), events.length > 0 && noHolderLeft(body, { post, allotment }, meta))] };
  },
}), ({ owner, count }) => (count > 0 ? [owner] : []));
