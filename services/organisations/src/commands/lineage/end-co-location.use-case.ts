import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { endCoLocation } from '../../domain/organ/co-location.decider.js';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { assertInGroup } from '../../domain/organ/organ.rules.js';
import { groupIdOf, organGroupStream } from '../../domain/organ-group/organ-group.aggregate.js';
import { countAgain } from '../../domain/organ-group/organ-group.decider.js';
import { optionalWords, organId, recordRight } from '../body.parts.js';

/** The guest counts within the limit again, which must have room for it. */
export const endCoLocationUseCase = defineUseCase({
  name: 'end-co-location',
  title: { zh: '结束合署办公', en: 'End the co-location of two organs' },
  path: 'organs/:organId/co-location-ends',
  right: recordRight,
  body: z.strictObject({ organId, guestId: z.uuid(), group: optionalWords, reason: optionalWords }),
  matter: ({ organId: id, guestId }) => ({ code: 'organ.co-locate', subjects: [id, guestId] }),
  streams: (body, meta) => ({ host: organStream(body.organId), guest: organStream(body.guestId), group: organGroupStream(body.group, meta) }),
  decide: (body, { host, guest, group }, meta) => {
    const { limitExempt, violations, ...append } = endCoLocation({ hostId: body.organId, host, guestId: body.guestId, guest }, body.reason, meta);
    assertInGroup(guest, groupIdOf(meta.district, body.group));
    const { name, category } = guest.latest();
    const counted = limitExempt && body.group !== '' ? countAgain(group, { group: body.group, organId: body.guestId, name, category }, meta) : [];
    return { append: { ...append, group: counted }, violations };
  },
});
