import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { abolish, onOrgan } from '../../domain/organ/organ.decider.js';
import { assertInGroup } from '../../domain/organ/organ.rules.js';
import { groupIdOf, organGroupStream } from '../../domain/organ-group/organ-group.aggregate.js';
import { uncountNamed } from '../../domain/organ-group/organ-group.decider.js';
import { lineage, optionalWords, organId, recordRight } from '../body.parts.js';

export const abolishOrganUseCase = defineUseCase({
  name: 'abolish-organ',
  title: { zh: '撤销机构', en: 'Abolish an organ' },
  path: 'organs/:organId/abolitions',
  ifMatch: 'required',
  right: recordRight,
  body: z.strictObject({
    organId,
    /** the group that counts it, which it leaves */
    group: optionalWords,
    successors: lineage,
    reason: optionalWords,
  }),
  matter: ({ organId: id }) => ({ code: 'organ.abolish', subjects: [id] }),
  streams: (body, meta) => ({ organ: organStream(body.organId), group: organGroupStream(body.group, meta) }),
  decide: (body, { organ, group }, meta) => {
    const { organId, successors, reason } = body;
    const decided = onOrgan(abolish(organ, organId, { successors, reason }, meta));
    assertInGroup(organ, groupIdOf(meta.district, body.group));
    const { name, category } = organ.latest();
    const left = decided.append.organ.length === 0 ? [] : uncountNamed(group, { group: body.group, organId, name, category }, meta);
    return { ...decided, append: { ...decided.append, group: left } };
  },
});
