import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { reformStream } from '../../domain/reform/reform.aggregate.js';
import { takeIntoScope } from '../../domain/reform/reform.decider.js';
import { organId, recordRight, words } from '../body.parts.js';

export const takeUnitIntoScopeUseCase = defineUseCase({
  name: 'take-unit-into-scope',
  title: { zh: '纳入改革范围', en: 'Begin a reform at a unit' },
  path: 'reforms/:reform/units',
  right: recordRight,
  body: z.strictObject({ reform: words, organId }),
  streams: (body, meta) => ({ reform: reformStream(body.reform, meta), organ: organStream(body.organId) }),
  decide: (body, { reform, organ }, meta) => ({ append: { reform: takeIntoScope(reform, organ, body, meta) } }),
});
