import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { reach } from '../../domain/organ/milestone.decider.js';
import { onOrgan } from '../../domain/organ/organ.decider.js';
import { count, names, organId, recordRight } from '../body.parts.js';

export const issueSandingUseCase = defineUseCase({
  name: 'issue-sanding',
  title: { zh: '印发“三定”规定', en: 'Issue of the 三定' },
  path: 'organs/:organId/sandings',
  right: recordRight,
  body: z.strictObject({
    organId,
    /** 0 where the source does not count versions */
    version: count.default(0),
    /** as far as they are listed */
    duties: names,
  }),
  matter: ({ organId: id }) => ({ code: 'organ.sanding', subjects: [id] }),
  streams: (body) => ({ organ: organStream(body.organId) }),
  decide: (body, { organ }, meta) => onOrgan(reach(organ, body.organId, { type: 'SandingIssued', all: false, version: body.version, duties: body.duties }, meta)),
});
