import { staffingContract, type StaffingEvent } from '@yange/contracts';
import { defineUseCase, streamOf, type CommandMeta } from '@yange/use-case';
import { z } from 'zod';
import { kindMismatch } from '../../domain/organ-note/kind-match.rule.js';
import { quotaTotalStream } from '../../domain/quota-total/quota-total.aggregate.js';
import { countInTotal } from '../../domain/quota-total/quota-total.decider.js';
import { carryOverSchema, mannerOf } from '../../domain/carry-over/carry-over.js';
import { decideCarryOverQuota, endedReservations } from '../../domain/carry-over/quota-carry-over.decider.js';
import { noteOf } from '../../domain/organ-note/organ-note.aggregate.js';
import { takesNothing } from '../../domain/organ-note/organ-note.rules.js';
import { openPermits, quotaAccountId, quotaAccountStream } from '../../domain/quota-account/quota-account.aggregate.js';
import type { QuotaAccountTimeline } from '../../domain/quota-account/quota-account.decider.js';
import { quotaTypeSchema } from '../../domain/quota-account/quota-type.js';
import { found } from '../../domain/ruling.js';
import { usePermit } from '../../domain/use-permit/use-permit.aggregate.js';
import { carriedOver, carryOverMatter } from './carry-over.parts.js';
import { quotaKinds } from '../../domain/reference/quota-kinds.js';

/** Those that keep posts; for a correction all that ever did, since what it corrects may have ended them. */
const permitsOf = (out: QuotaAccountTimeline, { corrects, effective }: CommandMeta): readonly string[] =>
  corrects === null ? openPermits(out.at(effective.to), effective.to) : [...new Set(out.facts.flatMap(({ event }) => (event.type === 'QuotaReserved' ? [event.data.permitId] : [])))];

export const carryOverQuotaUseCase = defineUseCase({
  name: 'carry-over-quota',
  title: { zh: '承接编制', en: 'Carry quota over to a successor' },
  path: 'quota-accounts/carry-overs',
  right: 'staffing.record',
  body: z.strictObject({ ...carryOverSchema, type: quotaTypeSchema }),
  matter: (body) => carryOverMatter('quota.transfer', body),
  streams: ({ from, to: [to = from], type }) => ({ kinds: quotaKinds.stream(), out: quotaAccountStream(from, type), into: quotaAccountStream(to, type), note: noteOf(to), total: quotaTotalStream(type.kind) }),
  further: (_body, { out }, meta) => Object.fromEntries(permitsOf(out, meta).map((permitId) => [permitId, streamOf(usePermit, permitId)])),
  decide: (body, { out, into, note, total, kinds }, meta) => {
    const carried = decideCarryOverQuota(body, { out, into }, meta);
    const ended = carried.out.events.length === 0 ? [] : endedReservations(body, out, meta.effective);
    const withdrawn = ended.flatMap(({ data }) => ('permitId' in data ? [[data.permitId, [staffingContract.make('UsePermitWithdrawn', { permitId: data.permitId, reason: mannerOf(body) }) as StaffingEvent]] as const] : []));
    const changes = [{ accountId: quotaAccountId(body.from, body.type), account: out, events: carried.out.events }, { accountId: quotaAccountId(body.to[0] ?? body.from, body.type), account: into, events: carried.into.events }];
    const arrives = carried.into.events.length > 0;
    return {
      append: { ...Object.fromEntries(withdrawn), out: [...carried.out.events, ...ended], into: carried.into.events, total: countInTotal(body.type.kind, total, changes, meta) },
      matter: carriedOver(carried.out.events),
      violations: [...carried.out.violations, ...carried.into.violations, ...found(arrives && kindMismatch(note, body.type, meta, kinds), arrives && takesNothing(note, meta))],
    };
  },
});
