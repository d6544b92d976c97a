import { defineUseCase, organInput, words } from '@yange/use-case';
import { z } from 'zod';
import { areaUnitIdOf, areaUnitStream } from '../../domain/area-unit/area-unit.aggregate.js';
import { registerAreaUnit } from '../../domain/area-unit/area-unit.decider.js';
import { areaUnitKinds } from '../../domain/area-unit/area-unit-kinds.js';
import { workAfterEnd } from '../../domain/organ-end/organ-end.decider.js';
import { communitiesStream } from '../../domain/community/community.aggregate.js';
import { heldToEnds } from '../organ-ends/held-to-ends.parts.js';

export const registerAreaUnitUseCase = heldToEnds(defineUseCase({
  name: 'register-area-unit',
  title: { zh: '登记驻区单位', en: 'Register a unit of the area' },
  path: 'area-units',
  about: 'areaUnit',
  right: 'grid.record',
  draft: true,
  body: z.strictObject({ name: words(100), kind: words(40).describe('类别代码或名称 · code or name of the table area-unit-kinds'), unit: organInput, community: words(100).optional() }),
  streams: ({ unit, name }) => ({ areaUnit: areaUnitStream(areaUnitIdOf(unit.id, name)), communities: communitiesStream(unit.id), kinds: areaUnitKinds.stream() }),
  decide: (body, { areaUnit, communities, kinds }, meta) => {
    const events = registerAreaUnit({ areaUnit, communities }, { ...body, kind: areaUnitKinds.find(kinds, meta.effective.to, body.kind) }, meta);
    return { append: { areaUnit: events }, answer: { areaUnitId: areaUnitIdOf(body.unit.id, body.name) } };
  },
}), ({ unit }) => [unit], workAfterEnd);
