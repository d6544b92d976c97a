import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { coLocate } from '../../domain/organ/co-location.decider.js';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { assertInGroup } from '../../domain/organ/organ.rules.js';
import { groupIdOf, organGroupStream } from '../../domain/organ-group/organ-group.aggregate.js';
import { exemptNamed } from '../../domain/organ-group/organ-group.decider.js';
import { optionalWords, organId, recordRight } from '../body.parts.js';

/** 合署办公: a party organ and a government department under one roof count once within the limit. */
export const coLocateOrgansUseCase = defineUseCase({
  name: 'co-locate-organs',
  title: { zh: '合署办公', en: 'Co-locate two organs' },
  path: 'organs/:organId/co-locations',
  right: recordRight,
  body: z.strictObject({
    /** the host */
    organId,
    guestId: z.uuid(),
    /** the group that counts the guest */
    group: optionalWords,
  }),
  matter: ({ organId: id, guestId }) => ({ code: 'organ.co-locate', subjects: [id, guestId] }),
  streams: (body, meta) => ({ host: organStream(body.organId), guest: organStream(body.guestId), group: organGroupStream(body.group, meta) }),
  decide: (body, { host, guest, group }, meta) => {
    const { limitExempt, violations, ...append } = coLocate({ hostId: body.organId, host, guestId: body.guestId, guest }, meta);
    assertInGroup(guest, groupIdOf(meta.district, body.group));
    const { name, category } = guest.latest();
    const left = limitExempt && body.group !== '' ? exemptNamed(group, { group: body.group, organId: body.guestId, name, category }, '合署办公', meta) : [];
    return { append: { ...append, group: left }, violations };
  },
});
