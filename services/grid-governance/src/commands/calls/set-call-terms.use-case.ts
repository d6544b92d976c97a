import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { callTermsStream } from '../../domain/call/call-terms.aggregate.js';
import { setCallTerms } from '../../domain/call/call-terms.decider.js';

const days = z.number().int().min(0).max(250);

export const setCallTermsUseCase = defineUseCase({
  name: 'set-call-terms',
  title: { zh: '规定呼应时限', en: 'Set the terms of calls' },
  path: 'call-terms',
  right: 'grid.record',
  body: z.strictObject({ signDays: days, handleDays: days, warnDays: days, assessmentPercent: z.number().int().min(0).max(100).default(0).describe('考核分在排名中的占比 · how much of the ranking comes from assessments') }),
  streams: () => ({ terms: callTermsStream() }),
  decide: (body, { terms }, meta) => ({ append: { terms: setCallTerms(terms, body, meta) } }),
});
