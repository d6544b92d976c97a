import { countOf, defineUseCase, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { powerList } from '../../domain/power-list/power-list.aggregate.js';
import { setTarget } from '../../domain/power-list/power-list.decider.js';

export const setClaimTargetUseCase = defineUseCase({
  name: 'set-claim-target',
  title: { zh: '下达承接指标', en: 'Set a target for claims' },
  path: 'power-lists/:listId/targets',
  right: 'enforcement.record',
  body: z.strictObject({ listId: z.uuid().toLowerCase(), appliesTo: words(), needsEnforcementBody: z.boolean(), atLeastPercent: countOf(0).max(100) }),
  streams: (body) => ({ list: streamOf(powerList, body.listId) }),
  decide: (body, { list }, meta) => ({ append: { list: setTarget(list, body, meta) } }),
});
