import { defineUseCase, tableIn } from '@yange/use-case';
import { z } from 'zod';
import { kindMismatch } from '../../domain/organ-note/kind-match.rule.js';
import { quotaTotalStream } from '../../domain/quota-total/quota-total.aggregate.js';
import { countInTotal } from '../../domain/quota-total/quota-total.decider.js';
import { noteOf } from '../../domain/organ-note/organ-note.aggregate.js';
import { takesNothing } from '../../domain/organ-note/organ-note.rules.js';
import { found } from '../../domain/ruling.js';
import { ownerSchema } from '../../domain/owner/owner.js';
import { quotaAccountId, quotaAccountStream } from '../../domain/quota-account/quota-account.aggregate.js';
import { decideMoveQuota } from '../../domain/quota-account/quota-move.decider.js';
import { quotaTypeSchema } from '../../domain/quota-account/quota-type.js';
import { transferBatchStream } from '../../domain/transfer-batch/transfer-batch.aggregate.js';
import { counterpartOf } from '../../domain/transfer-batch/counterpart-region.js';
import { decideRecordBatch } from '../../domain/transfer-batch/transfer-batch.decider.js';
import { some } from '../body.parts.js';
import { transferBatchFields } from './transfer-batch.parts.js';
import { quotaKinds } from '../../domain/reference/quota-kinds.js';
import { heldToQuotaTables } from '../quota-type.parts.js';
import { heldToRecord } from '../organ-notes/owner-on-record.parts.js';

const outsideOf = { within: 'none', out: 'to', in: 'from' } as const;

export const recordTransferBatchWithQuotaUseCase = heldToRecord(heldToQuotaTables(defineUseCase({
  name: 'record-transfer-batch-with-quota',
  title: { zh: '登记连人带编转隶', en: 'Record a transfer of persons with their quota' },
  path: 'transfer-batches/with-quota',
  right: 'staffing.record',
  body: z.strictObject({ ...transferBatchFields, from: ownerSchema, to: ownerSchema, type: quotaTypeSchema, quota: some }),
  /** quota moves here as it does in `transfer-quota`: people going along make no decision unnecessary */
  matter: ({ from, to, type, quota: quantity, direction }) => ({ code: 'quota.transfer', subjects: [from.organId ?? from.name, to.organId ?? to.name], quantity, quotaKind: type.kind, direction: 'transfer', ...(direction === 'within' ? {} : { decidedBy: 'city' }) }),
  streams: ({ from, to, type }, meta) => ({
    batch: transferBatchStream(meta.id('batch')),
    out: quotaAccountStream(from, type),
    into: quotaAccountStream(to, type),
    note: noteOf(to),
    total: quotaTotalStream(type.kind),
  }),
  decide: (body, timelines, meta) => {
    const { batch, out, into, note, total } = timelines;
    const batchId = meta.id('batch');
    const { from, to, type, quota: count } = body;
    const region = counterpartOf(body.counterpartRegion, body.direction !== 'within', meta.district);
    const recorded = decideRecordBatch({ ...body, batchId, counterpartRegion: region }, count, batch);
    const move = { moveId: meta.id('move'), from, to, type, count, manner: '连人带编', outside: outsideOf[body.direction], region, batchId, persons: body.persons };
    const halves = decideMoveQuota(move, out, into, meta.effective);
    return {
      append: { batch: recorded.events, out: halves.out.events, into: halves.into.events, total: countInTotal(body.type.kind, total, [{ accountId: quotaAccountId(body.from, body.type), account: out, events: halves.out.events }, { accountId: quotaAccountId(body.to, body.type), account: into, events: halves.into.events }], meta) },
      violations: [...recorded.violations, ...halves.out.violations, ...halves.into.violations, ...found(halves.into.events.length > 0 && kindMismatch(note, body.type, meta, tableIn(timelines, quotaKinds)), halves.into.events.length > 0 && takesNothing(note, meta))],
      answer: { batchId },
    };
  },
})), ({ to, direction }) => (direction === 'out' ? [] : [to]));
