import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { reformStream } from '../../domain/reform/reform.aggregate.js';
import { startPilot } from '../../domain/reform/reform.decider.js';
import { count, optionalWords, organId, recordRight, words } from '../body.parts.js';

export const startPilotUseCase = defineUseCase({
  name: 'start-pilot',
  title: { zh: '开展试点', en: 'Start a pilot' },
  path: 'reforms/:reform/pilots',
  right: recordRight,
  body: z.strictObject({
    reform: words,
    organId,
    name: words,
    /** 1 for 首家, 0 where nothing is ranked */
    ordinal: count.default(0),
    formula: optionalWords,
  }),
  streams: (body, meta) => ({ reform: reformStream(body.reform, meta), organ: organStream(body.organId) }),
  decide: (body, { reform, organ }, meta) => ({ append: { reform: startPilot(reform, organ, body, meta) } }),
});
