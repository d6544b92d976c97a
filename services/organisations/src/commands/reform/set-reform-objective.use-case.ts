import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { reformStream } from '../../domain/reform/reform.aggregate.js';
import { setObjective } from '../../domain/reform/reform.decider.js';
import { organId, recordRight, someOf, words } from '../body.parts.js';

export const setReformObjectiveUseCase = defineUseCase({
  name: 'set-reform-objective',
  title: { zh: '设定改革目标', en: 'Set an objective of a reform' },
  path: 'reforms/:reform/objectives',
  right: recordRight,
  body: z.strictObject({
    reform: words,
    ordinal: someOf,
    title: words,
    leadUnits: z.array(z.strictObject({ organId, name: words })).max(50).default([]),
  }),
  streams: (body, meta) => ({ reform: reformStream(body.reform, meta) }),
  decide: (body, { reform }, meta) => ({ append: { reform: setObjective(reform, body, meta) } }),
});
