import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { organGroupStream } from '../../domain/organ-group/organ-group.aggregate.js';
import { reformStream } from '../../domain/reform/reform.aggregate.js';
import { forwardNotice } from '../../domain/reform/reform.decider.js';
import { count, day, group, optionalWords, recordRight, words } from '../body.parts.js';

export const forwardNoticeUseCase = defineUseCase({
  name: 'forward-notice',
  title: { zh: '转发通知', en: 'Forward a notice' },
  path: 'reforms/:reform/notices',
  right: recordRight,
  body: z.strictObject({
    reform: words,
    title: words,
    issuer: optionalWords,
    /** organs of the district level that it goes to are members of this group */
    group,
    organs: count,
    towns: count,
    streets: count,
    /** last day for answers */
    answerDueOn: day.optional(),
    /** towns and streets are members of this group; without it, of the one above */
    unitsGroup: group.optional(),
  }),
  streams: (body, meta) => ({ reform: reformStream(body.reform, meta), group: organGroupStream(body.group, meta), units: organGroupStream(body.unitsGroup ?? body.group, meta) }),
  decide: (body, { reform, group: counted, units }, meta) => {
    const { events, violations } = forwardNotice(reform, counted, units, { ...body, answerDueOn: body.answerDueOn ?? '' }, meta);
    return { append: { reform: events }, violations };
  },
});
