import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { kindMismatch } from '../../domain/organ-note/kind-match.rule.js';
import { quotaTotalStream } from '../../domain/quota-total/quota-total.aggregate.js';
import { countInTotal } from '../../domain/quota-total/quota-total.decider.js';
import { leaveOffices, noOffices, officesOf, postsOfOffices } from '../named-posts/offices.parts.js';
import { ownerKey } from '../../domain/owner/owner.js';
import { carryOverSchema, mannerOf } from '../../domain/carry-over/carry-over.js';
import { decideCarryOverPerson } from '../../domain/carry-over/quota-carry-over.decider.js';
import { noteOf } from '../../domain/organ-note/organ-note.aggregate.js';
import { takesNothing } from '../../domain/organ-note/organ-note.rules.js';
import { personStream } from '../../domain/person/person.aggregate.js';
import { quotaAccountId, quotaAccountStream } from '../../domain/quota-account/quota-account.aggregate.js';
import { quotaTypeSchema } from '../../domain/quota-account/quota-type.js';
import { found } from '../../domain/ruling.js';
import { carriedOver, carryOverMatter } from './carry-over.parts.js';
import { isOutside, quotaKinds } from '../../domain/reference/quota-kinds.js';

export const carryOverPersonUseCase = defineUseCase({
  name: 'carry-over-person',
  title: { zh: '人员连人带编承接', en: 'Carry a person over with the post' },
  path: 'persons/:personId/carry-overs',
  right: 'staffing.record',
  body: z.strictObject({ personId: z.uuid(), ...carryOverSchema, type: quotaTypeSchema }),
  matter: (body) => carryOverMatter('quota.transfer', body),
  streams: ({ personId, from, to: [to = from], type }) => ({ kinds: quotaKinds.stream(), person: personStream(personId), out: quotaAccountStream(from, type), into: quotaAccountStream(to, type), note: noteOf(to), total: quotaTotalStream(type.kind), ...officesOf(personId) }),
  further: (_body, known) => postsOfOffices(known),
  decide: (body, { person, out, into, note, total, kinds, ...known }, meta) => {
    const carried = decideCarryOverPerson(body, { personId: body.personId, unposted: isOutside(body.type, quotaKinds.on(kinds, meta.effective.to)) }, { person, out, into }, meta);
    const changes = [{ accountId: quotaAccountId(body.from, body.type), account: out, events: carried.out.events }, { accountId: quotaAccountId(body.to[0] ?? body.from, body.type), account: into, events: carried.into.events }];
    const going = { personId: body.personId, ownerKey: body.outside ? null : ownerKey(body.from), means: mannerOf(body) };
    const given = carried.person.events.length === 0 ? noOffices : leaveOffices(going, known, person, meta.effective);
    const arrives = carried.into.events.length > 0;
    return {
      append: { person: carried.person.events, out: carried.out.events, into: carried.into.events, total: countInTotal(body.type.kind, total, changes, meta), ...given.append },
      matter: carriedOver(carried.out.events),
      violations: [...carried.out.violations, ...carried.into.violations, ...given.violations, ...found(arrives && kindMismatch(note, body.type, meta, kinds), arrives && takesNothing(note, meta))],
    };
  },
});
