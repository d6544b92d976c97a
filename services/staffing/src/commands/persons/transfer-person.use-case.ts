import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { noteOf } from '../../domain/organ-note/organ-note.aggregate.js';
import { takesNothing } from '../../domain/organ-note/organ-note.rules.js';
import { found } from '../../domain/ruling.js';
import { ownerSchema } from '../../domain/owner/owner.js';
import { personStream } from '../../domain/person/person.aggregate.js';
import { quotaAccountStream } from '../../domain/quota-account/quota-account.aggregate.js';
import { quotaTypeSchema } from '../../domain/quota-account/quota-type.js';
import { decideTransferPerson } from '../../domain/transfer-batch/person-transfer.decider.js';
import { transferBatchStream } from '../../domain/transfer-batch/transfer-batch.aggregate.js';
import { decideNameFromBatch } from '../../domain/transfer-batch/transfer-batch.decider.js';
import { heldToQuotaTables } from '../quota-type.parts.js';

export const transferPersonUseCase = heldToQuotaTables(defineUseCase({
  name: 'transfer-person',
  title: { zh: '落实转隶人员', en: 'Transfer a person of a batch' },
  path: 'transfer-batches/:batchId/persons',
  right: 'staffing.record',
  body: z.strictObject({ batchId: z.uuid(), personId: z.uuid().optional(), from: ownerSchema, to: ownerSchema, type: quotaTypeSchema }),
  streams: (body, meta) => ({
    batch: transferBatchStream(body.batchId),
    person: personStream(body.personId ?? meta.id('person')),
    out: quotaAccountStream(body.from, body.type),
    into: quotaAccountStream(body.to, body.type),
    note: noteOf(body.to),
  }),
  decide: (body, { batch, person, into, note }, meta) => {
    const personId = body.personId ?? meta.id('person');
    const named = decideNameFromBatch(body.batchId, personId, batch, meta.effective);
    const moved = decideTransferPerson({ ...body, personId }, person, into, meta.effective);
    return {
      append: { batch: named.events, person: moved.person.events, out: moved.out.events, into: moved.into.events },
      violations: [...moved.into.violations, ...found(moved.into.events.length > 0 && takesNothing(note, meta))],
      answer: { personId },
    };
  },
}));
