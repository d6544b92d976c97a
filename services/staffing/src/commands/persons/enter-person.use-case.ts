import { defineUseCase, readOnly, tableIn } from '@yange/use-case';
import { z } from 'zod';
import { kindMismatch } from '../../domain/organ-note/kind-match.rule.js';
import { noteOf } from '../../domain/organ-note/organ-note.aggregate.js';
import { takesNothing } from '../../domain/organ-note/organ-note.rules.js';
import { found } from '../../domain/ruling.js';
import { ownerSchema } from '../../domain/owner/owner.js';
import { personStream } from '../../domain/person/person.aggregate.js';
import { decideEnterPerson } from '../../domain/person/person.decider.js';
import { quotaAccountId, quotaAccountStream } from '../../domain/quota-account/quota-account.aggregate.js';
import { quotaTypeSchema } from '../../domain/quota-account/quota-type.js';
import { usePermitStream } from '../../domain/use-permit/use-permit.aggregate.js';
import { handsOf } from '../../domain/permit-request/permit-request.decider.js';
import { decideTakeFromPermit } from '../../domain/use-permit/use-permit.decider.js';
import { entryOrigins, fromOutside } from '../../domain/reference/entry-origins.js';
import { isOutside, quotaKinds } from '../../domain/reference/quota-kinds.js';
import { words } from '../body.parts.js';
import { heldToQuotaTables } from '../quota-type.parts.js';
import { heldToRecord } from '../organ-notes/owner-on-record.parts.js';

export const enterPersonUseCase = heldToRecord(heldToQuotaTables(defineUseCase({
  name: 'enter-person',
  title: { zh: '人员入编', en: 'Enter a person' },
  path: 'persons',
  right: 'staffing.record',
  body: z.strictObject({
    /** of somebody who is known already, for example after leaving; otherwise a new random id is given */
    personId: z.uuid().optional(),
    owner: ownerSchema,
    type: quotaTypeSchema,
    permitId: z.uuid().optional(),
    /** 职务 (副主任); never a name */
    role: z.string().trim().max(60).optional(),
    /** 进人方式: code or name of the table of that day; left out where nobody says it */
    origin: words.optional(),
  }),
  streams: (body, meta) => ({
    person: personStream(body.personId ?? meta.id('person')),
    account: quotaAccountStream(body.owner, body.type),
    permit: body.permitId === undefined ? readOnly(usePermitStream('none')) : usePermitStream(body.permitId),
    note: readOnly(noteOf(body.owner)),
    origins: entryOrigins.stream(),
  }),
  decide: (body, timelines, meta) => {
    const { person, account, permit, note, origins } = timelines;
    const personId = body.personId ?? meta.id('person');
    const permitId = body.permitId ?? '';
    const kinds = tableIn(timelines, quotaKinds);
    const origin = body.origin === undefined ? null : entryOrigins.find(origins, meta.effective.to, body.origin);
    const outside = isOutside(body.type, quotaKinds.on(kinds, meta.effective.to));
    const entry = decideEnterPerson({ ...body, personId, permitId, outside, origin }, person, account, meta.effective);
    const answer = { personId };
    if (entry.person.events.length === 0) return { append: {}, answer };
    const used = decideTakeFromPermit({ permitId, personId, accountId: quotaAccountId(body.owner, body.type), outside, by: handsOf(meta) }, permit, meta.effective);
    return {
      append: { person: entry.person.events, account: entry.account.events, permit: used.events },
      violations: [...entry.account.violations, ...used.violations, ...found(fromOutside(origin), kindMismatch(note, body.type, meta, kinds), takesNothing(note, meta))],
      answer,
    };
  },
})), ({ owner }) => [owner]);
