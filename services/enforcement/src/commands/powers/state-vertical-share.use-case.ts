import { countOf, defineUseCase, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { powerList } from '../../domain/power-list/power-list.aggregate.js';
import { stateVerticalShare } from '../../domain/power-list/power-list.decider.js';

export const stateVerticalShareUseCase = defineUseCase({
  name: 'state-vertical-share',
  title: { zh: '说明垂管事项占比', en: 'State the share under vertical management' },
  path: 'power-lists/:listId/vertical-shares',
  right: 'enforcement.record',
  body: z.strictObject({ listId: z.uuid().toLowerCase(), words: words(), numerator: countOf(), denominator: countOf(), approximate: z.boolean(), holders: z.array(words(50)).max(50).default([]), holdersOpen: z.boolean() }),
  streams: (body) => ({ list: streamOf(powerList, body.listId) }),
  decide: (body, { list }, meta) => ({ append: { list: stateVerticalShare(list, body, meta) } }),
});
