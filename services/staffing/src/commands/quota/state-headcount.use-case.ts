import { defineUseCase, tableIn } from '@yange/use-case';
import { z } from 'zod';
import { noteOf } from '../../domain/organ-note/organ-note.aggregate.js';
import { takesNothing } from '../../domain/organ-note/organ-note.rules.js';
import { found } from '../../domain/ruling.js';
import { quotaAccountStream } from '../../domain/quota-account/quota-account.aggregate.js';
import { decideStateHeadcount } from '../../domain/quota-account/quota-account.decider.js';
import { isOutside, quotaKinds } from '../../domain/reference/quota-kinds.js';
import { noneOrMore, quotaAmount } from '../body.parts.js';
import { heldToQuotaTables } from '../quota-type.parts.js';
import { heldToRecord } from '../organ-notes/owner-on-record.parts.js';

export const stateHeadcountUseCase = heldToRecord(heldToQuotaTables(defineUseCase({
  name: 'state-headcount',
  title: { zh: '登记实有人数', en: 'State the headcount' },
  path: 'quota-accounts/headcounts',
  right: 'staffing.record',
  body: z.strictObject({ ...quotaAmount, count: noneOrMore }),
  streams: ({ owner, type }) => ({ account: quotaAccountStream(owner, type), note: noteOf(owner) }),
  decide: (body, timelines, meta) => {
    const { account, note } = timelines;
    const outside = isOutside(body.type, quotaKinds.on(tableIn(timelines, quotaKinds), meta.effective.to));
    const { events, violations } = decideStateHeadcount(body, outside, account, meta.effective);
    return { append: { account: events }, violations: [...violations, ...found(events.length > 0 && body.count > 0 && takesNothing(note, meta))] };
  },
})), ({ owner, count }) => (count > 0 ? [owner] : []));
