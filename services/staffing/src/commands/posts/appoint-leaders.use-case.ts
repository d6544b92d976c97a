import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { noteOf } from '../../domain/organ-note/organ-note.aggregate.js';
import { takesNothing } from '../../domain/organ-note/organ-note.rules.js';
import { coordinationBody } from '../../domain/organ-note/coordination-body.rule.js';
import { aboveOrgan } from '../../domain/organ-note/post-rank.rule.js';
import { found } from '../../domain/ruling.js';
import { ownerSchema } from '../../domain/owner/owner.js';
import { postAllotmentStream } from '../../domain/post-allotment/post-allotment.aggregate.js';
import { decideAppointLeaders } from '../../domain/post-allotment/post-allotment.decider.js';
import { levelsHolding, postLevels } from '../../domain/reference/post-levels.js';
import { level, rank, some } from '../body.parts.js';
import { heldToRecord } from '../organ-notes/owner-on-record.parts.js';

export const appointLeadersUseCase = heldToRecord(defineUseCase({
  name: 'appoint-leaders',
  title: { zh: '任命领导', en: 'Appoint leaders' },
  path: 'post-allotments/appointments',
  right: 'staffing.record',
  body: z.strictObject({ owner: ownerSchema, level, rank, complete: z.boolean().default(false), count: some.optional() }),
  streams: ({ owner, level: at }) => ({ allotment: postAllotmentStream(owner, at), note: noteOf(owner), levels: postLevels.stream() }),
  decide: (body, { allotment, note, levels: table }, meta) => {
    const levels = levelsHolding(table, meta.effective.to, body.level);
    const { events, violations } = decideAppointLeaders({ ...body, count: body.count }, allotment, meta.effective);
    return { append: { allotment: events }, violations: [...violations, ...found(events.length > 0 && takesNothing(note, meta), events.length > 0 && aboveOrgan(note, levels, { level: body.level, principal: 0, deputy: 0, [body.rank]: 1 }, meta), events.length > 0 && coordinationBody(note, { principal: 1, deputy: 0 }, meta))] };
  },
}), ({ owner }) => [owner]);
