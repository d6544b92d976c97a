import { countOf, defineUseCase, organInput, streamOf } from '@yange/use-case';
import { z } from 'zod';
import { afterEnd } from '../../domain/organ-end/organ-end.decider.js';
import { adoptList } from '../../domain/power-list/power-adoption.decider.js';
import { powerList } from '../../domain/power-list/power-list.aggregate.js';
import { heldToEnds } from '../organ-ends/held-to-ends.parts.js';

/** The list is the Region's; each town and street takes it for its own, version by version. */
export const adoptPowerListUseCase = heldToEnds(defineUseCase({
  name: 'adopt-power-list',
  title: { zh: '承接赋权清单', en: 'Adopt a power list' },
  path: 'power-lists/:listId/adoptions',
  right: 'power.claim',
  body: z.strictObject({ listId: z.uuid().toLowerCase(), unit: organInput, version: countOf() }),
  streams: (body) => ({ list: streamOf(powerList, body.listId) }),
  decide: (body, { list }, meta) => {
    const { events, violations } = adoptList(list, body, meta);
    return { append: { list: events }, violations };
  },
}), ({ unit }) => [unit], afterEnd);
