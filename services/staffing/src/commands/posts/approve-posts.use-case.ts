import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { noteOf } from '../../domain/organ-note/organ-note.aggregate.js';
import { takesNothing } from '../../domain/organ-note/organ-note.rules.js';
import { coordinationBody } from '../../domain/organ-note/coordination-body.rule.js';
import { aboveOrgan } from '../../domain/organ-note/post-rank.rule.js';
import { found } from '../../domain/ruling.js';
import { ownerSchema } from '../../domain/owner/owner.js';
import { postAllotmentStream } from '../../domain/post-allotment/post-allotment.aggregate.js';
import { decideApprovePosts, wayFrom } from '../../domain/post-allotment/post-allotment.decider.js';
import { levelsHolding, postLevels } from '../../domain/reference/post-levels.js';
import { level, ranks } from '../body.parts.js';
import { heldToRecord } from '../organ-notes/owner-on-record.parts.js';

export const approvePostsUseCase = heldToRecord(defineUseCase({
  name: 'approve-posts',
  title: { zh: '核定领导职数', en: 'Approve leadership posts' },
  path: 'post-allotments/approvals',
  right: 'staffing.record',
  body: z.strictObject({ owner: ownerSchema, level, ...ranks }),
  matter: ({ owner, principal, deputy }) => ({ code: 'posts.adjust', subjects: [owner.organId ?? owner.name], quantity: principal + deputy }),
  streams: ({ owner, level: at }) => ({ allotment: postAllotmentStream(owner, at), note: noteOf(owner), levels: postLevels.stream() }),
  decide: (body, { allotment, note, levels: table }, meta) => {
    const levels = levelsHolding(table, meta.effective.to, body.level);
    const { events, violations } = decideApprovePosts(body, allotment, meta.effective);
    return { append: { allotment: events }, matter: wayFrom(allotment.at(meta.effective.to), body), violations: [...violations, ...found(events.length > 0 && body.principal + body.deputy > 0 && takesNothing(note, meta), events.length > 0 && aboveOrgan(note, levels, body, meta), events.length > 0 && coordinationBody(note, body, meta))] };
  },
}), ({ owner, principal, deputy }) => (principal + deputy > 0 ? [owner] : []));
