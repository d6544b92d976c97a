import { defineUseCase, tablesRight, words } from '@yange/use-case';
import { z } from 'zod';
import { powerKindStream } from '../../domain/power-list/power-kinds.aggregate.js';
import { setPowerKinds } from '../../domain/power-list/power-item.decider.js';

const kind = z.strictObject({ code: z.string().regex(/^[a-z][a-z-]{1,39}$/), name: words(40), needsEnforcementBody: z.boolean().default(false) });

/** All kinds in force from the effective date on. */
export const setPowerKindsUseCase = defineUseCase({
  name: 'set-power-kinds',
  title: { zh: '规定权力类型', en: 'Set the kinds of power' },
  path: 'power-kinds',
  right: tablesRight,
  body: z.strictObject({ kinds: z.array(kind).min(1).max(60) }),
  streams: () => ({ kinds: powerKindStream() }),
  decide: (body, { kinds }, meta) => ({ append: { kinds: setPowerKinds(kinds, body, meta) } }),
});
