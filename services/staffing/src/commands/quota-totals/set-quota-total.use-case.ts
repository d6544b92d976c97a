import { Rejected } from '@yange/kernel';
import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { quotaTotalStream } from '../../domain/quota-total/quota-total.aggregate.js';
import { decideSetTotal } from '../../domain/quota-total/quota-total.decider.js';
import { quotaKindSchema } from '../../domain/quota-account/quota-type.js';
import { quotaKinds } from '../../domain/reference/quota-kinds.js';
import { noneOrMore } from '../body.parts.js';

export const setQuotaTotalUseCase = defineUseCase({
  name: 'set-quota-total',
  title: { zh: '核定编制总量', en: 'Set the total of a kind of quota' },
  path: 'quota-totals',
  right: 'staffing.record',
  body: z.strictObject({ kind: quotaKindSchema, count: noneOrMore }),
  matter: ({ kind: quotaKind, count: quantity }) => ({ code: 'quota.approve', subjects: [], quantity, quotaKind }),
  streams: ({ kind }) => ({ total: quotaTotalStream(kind), kinds: quotaKinds.stream() }),
  /** @throws {Rejected} `unknown-code`, `kind-without-total` */
  decide: ({ kind, count }, { total, kinds }, meta) => {
    const { marks, name } = quotaKinds.find(kinds, meta.effective.to, kind);
    if (!marks.includes('within-total')) throw new Rejected('kind-without-total', `“${name}”不受编制总量控制`, `the kind "${kind}" is within no total`, { kind });
    return { append: { total: decideSetTotal(kind, count, total, meta).events } };
  },
});
