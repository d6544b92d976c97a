import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { onOrgan, reparent } from '../../domain/organ/organ.decider.js';
import { parentsFrom } from '../../domain/organ/organ-parents.js';
import type { OrganTimeline } from '../../domain/organ/organ.rules.js';
import { organId, recordRight } from '../body.parts.js';

const above = 'above/';

/** The organs that were read as being above, by id. */
const chainIn = (timelines: Readonly<Record<string, unknown>>): ReadonlyMap<string, OrganTimeline> =>
  new Map(Object.entries(timelines).flatMap(([key, timeline]) => (key.startsWith(above) ? [[key.slice(above.length), timeline as OrganTimeline] as const] : [])));

/** All that is above the new parent is read with it: two changes at once that would close a circle stand in each other's way. */
export const reparentOrganUseCase = defineUseCase({
  name: 'reparent-organ',
  title: { zh: '调整隶属关系', en: 'Put an organ under another one' },
  path: 'organs/:organId/parents',
  ifMatch: 'required',
  right: recordRight,
  body: z.strictObject({ organId, newParentId: z.uuid() }),
  matter: ({ organId: id }) => ({ code: 'organ.reparent', subjects: [id] }),
  streams: (body) => ({ organ: organStream(body.organId), [`${above}${body.newParentId}`]: organStream(body.newParentId) }),
  further: (body, known, meta) =>
    Object.fromEntries([...chainIn(known).values()].flatMap((one) => parentsFrom(one, meta.effective.to)).filter((id) => id !== body.organId).map((id) => [`${above}${id}`, organStream(id)])),
  decide: (body, { organ, ...others }, meta) => onOrgan(reparent(organ, chainIn(others), body.organId, body.newParentId, meta)),
});
