import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { countBody, setUp } from '../../domain/coordination-body/coordination-body.decider.js';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { onOrgan } from '../../domain/organ/organ.decider.js';
import { assertKnown, nameOn } from '../../domain/organ/organ.rules.js';
import { groupIdOf, organGroupStream } from '../../domain/organ-group/organ-group.aggregate.js';
import { count, day, names, optionalWords, recordRight, words } from '../body.parts.js';

/** 国务院令第486号 arts 11, 12, 19. What history says that one had against them is a finding. It ends by abolish-organ. */
export const setUpCoordinationBodyUseCase = defineUseCase({
  name: 'set-up-coordination-body',
  title: { zh: '设立议事协调机构', en: 'Set up a named coordination body' },
  path: 'coordination-bodies',
  right: recordRight,
  body: z.strictObject({
    /** only to correct its beginning */
    organId: z.uuid().optional(),
    name: words,
    aliases: names,
    group: optionalWords,
    drawnFrom: optionalWords,
    task: words,
    conditions: optionalWords,
    limitedTask: z.boolean().default(false),
    endsOn: day.optional(),
    /** organ that does its daily work */
    officeInId: z.uuid().optional(),
    ownOffice: z.boolean().default(false),
    ownQuota: count.default(0),
  }),
  matter: ({ name }) => ({ code: 'organ.coordination-body', subjects: [name] }),
  streams: (body, meta) => {
    const id = body.organId ?? meta.id('organ');
    return { organ: organStream(id), office: organStream(body.officeInId ?? id), group: organGroupStream(body.group, meta) };
  },
  decide: (body, { organ, office, group }, meta) => {
    const organId = body.organId ?? meta.id('organ');
    const { name, aliases, officeInId = '' } = body;
    if (officeInId !== '') assertKnown(office, officeInId);
    const beginning = { name, aliases, category: 'coordination-body', rank: '', parentId: '', groupId: groupIdOf(meta.district, body.group) };
    const officeIn = { organId: officeInId, name: officeInId === '' ? '' : nameOn(office, meta) };
    const decided = onOrgan(setUp(organ, { ...body, organId, beginning, endsOn: body.endsOn ?? '', officeIn }, meta));
    const counted = decided.append.organ.length === 0 ? [] : countBody(group, { group: body.group, organId, name, drawnFrom: body.drawnFrom }, meta);
    return { append: { ...decided.append, group: counted }, violations: decided.violations, answer: { organId } };
  },
});
