import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { quotaTotalStream } from '../../domain/quota-total/quota-total.aggregate.js';
import { decideSetTotal } from '../../domain/quota-total/quota-total.decider.js';
import { noneOrMore } from '../body.parts.js';

export const cappedKinds = ['administrative', 'institution', 'support'] as const;

export const setQuotaTotalUseCase = defineUseCase({
  name: 'set-quota-total',
  title: { zh: '核定编制总量', en: 'Set the total of a kind of quota' },
  path: 'quota-totals',
  right: 'staffing.record',
  body: z.strictObject({ kind: z.enum(cappedKinds), count: noneOrMore }),
  matter: () => ({ code: 'quota.approve', subjects: [] }),
  streams: ({ kind }) => ({ total: quotaTotalStream(kind) }),
  decide: ({ kind, count }, { total }, meta) => ({ append: { total: decideSetTotal(kind, count, total, meta).events } }),
});
