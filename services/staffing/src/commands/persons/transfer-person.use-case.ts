import { defineUseCase, readOnly, tableIn } from '@yange/use-case';
import { z } from 'zod';
import { kindMismatch } from '../../domain/organ-note/kind-match.rule.js';
import { noteOf } from '../../domain/organ-note/organ-note.aggregate.js';
import { takesNothing } from '../../domain/organ-note/organ-note.rules.js';
import { found } from '../../domain/ruling.js';
import { ownerKey, ownerSchema } from '../../domain/owner/owner.js';
import { personStream } from '../../domain/person/person.aggregate.js';
import { quotaAccountStream } from '../../domain/quota-account/quota-account.aggregate.js';
import { quotaTypeSchema } from '../../domain/quota-account/quota-type.js';
import { withBatchFromOutside } from '../../domain/reference/entry-origins.js';
import { isOutside, quotaKinds } from '../../domain/reference/quota-kinds.js';
import { decideTransferPerson, movedAsNumber } from '../../domain/transfer-batch/person-transfer.decider.js';
import { transferBatchStream } from '../../domain/transfer-batch/transfer-batch.aggregate.js';
import { decideNameFromBatch } from '../../domain/transfer-batch/transfer-batch.decider.js';
import { usePermitStream } from '../../domain/use-permit/use-permit.aggregate.js';
import { leaveOffices, noOffices, officesOf, postsOfOffices } from '../named-posts/offices.parts.js';
import { handsOf } from '../../domain/permit-request/permit-request.decider.js';
import { heldToQuotaTables } from '../quota-type.parts.js';
import { sidesOf } from '../transfers/transfer-batch.parts.js';
import { heldToRecord } from '../organ-notes/owner-on-record.parts.js';

export const transferPersonUseCase = heldToRecord(heldToQuotaTables(defineUseCase({
  name: 'transfer-person',
  title: { zh: '落实转隶人员', en: 'Transfer a person of a batch' },
  path: 'transfer-batches/:batchId/persons',
  right: 'staffing.record',
  body: z.strictObject({
    batchId: z.uuid(),
    personId: z.uuid().optional(),
    from: ownerSchema,
    to: ownerSchema,
    type: quotaTypeSchema,
    /** 用编, where the batch comes from outside the district */
    permitId: z.uuid().optional(),
  }),
  /** of a batch that no decision is known of, as one from history: asked for each person. Else each goes under the decision on the batch */
  matter: ({ from, to }) => ({ code: 'staff.transfer', subjects: [from.organId ?? from.name, to.organId ?? to.name], quantity: 1 }),
  under: 'batch',
  streams: (body, meta) => ({
    batch: transferBatchStream(body.batchId),
    person: personStream(body.personId ?? meta.id('person')),
    out: quotaAccountStream(body.from, body.type),
    into: quotaAccountStream(body.to, body.type),
    permit: body.permitId === undefined ? readOnly(usePermitStream('none')) : usePermitStream(body.permitId),
    note: noteOf(body.to),
    ...officesOf(body.personId ?? meta.id('person')),
  }),
  further: (_body, known) => postsOfOffices(known),
  decide: (body, timelines, meta) => {
    const { batch, person, out, into, permit, note } = timelines;
    const personId = body.personId ?? meta.id('person');
    const kinds = tableIn(timelines, quotaKinds);
    const asNumber = movedAsNumber(body, batch.at(meta.effective.to), { person, out, into }, meta.effective);
    const named = decideNameFromBatch(body.batchId, personId, batch, meta.effective, asNumber.out || asNumber.into);
    const move = { ...body, personId, permitId: body.permitId ?? '', by: handsOf(meta), outside: isOutside(body.type, quotaKinds.on(kinds, meta.effective.to)) };
    const moved = decideTransferPerson(move, batch.at(meta.effective.to), { person, out, into, permit }, meta.effective);
    const going = { personId, ownerKey: batch.at(meta.effective.to).direction === 'out' ? null : ownerKey(body.from), means: '转隶' };
    const given = moved.person.events.length === 0 ? noOffices : leaveOffices(going, timelines, person, meta.effective);
    const arrives = moved.into.events.length > 0;
    return {
      append: { batch: named.events, person: moved.person.events, out: moved.out.events, into: moved.into.events, permit: moved.permit.events, ...given.append },
      violations: [
        ...[moved.person, moved.out, moved.into, moved.permit].flatMap(({ violations }) => violations),
        ...given.violations,
        ...found(arrives && batch.at(meta.effective.to).direction === 'in' && withBatchFromOutside, arrives && kindMismatch(note, body.type, meta, kinds), arrives && takesNothing(note, meta)),
      ],
      matter: { subjects: sidesOf(body.from, body.to, batch.at(meta.effective.to).direction) },
      answer: { personId },
    };
  },
})), ({ to }) => [to], ({ into = [] }) => into.length > 0);
