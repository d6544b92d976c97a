import { countOf, defineUseCase, organInput, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { powerList } from '../../domain/power-list/power-list.aggregate.js';
import { publishClaims } from '../../domain/power-list/power-list.decider.js';

export const publishClaimsUseCase = defineUseCase({
  name: 'publish-claims',
  title: { zh: '公布认领清单', en: 'Make public what a unit has claimed' },
  path: 'power-lists/:listId/publications',
  right: 'enforcement.record',
  body: z.strictObject({ listId: z.uuid().toLowerCase(), unit: organInput, count: countOf(), channel: words() }),
  streams: (body) => ({ list: streamOf(powerList, body.listId) }),
  decide: (body, { list }, meta) => {
    const { events, violations } = publishClaims(list, body, meta);
    return { append: { list: events }, violations };
  },
});
