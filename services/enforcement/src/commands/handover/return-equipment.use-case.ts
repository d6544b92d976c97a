import { countOf, defineUseCase, organInput, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { handover } from '../../domain/handover/handover.aggregate.js';
import { returnEquipment } from '../../domain/handover/handover.decider.js';

export const returnEquipmentUseCase = defineUseCase({
  name: 'return-equipment',
  title: { zh: '收回执法装备', en: 'Return equipment' },
  path: 'equipment/returned',
  right: 'enforcement.record',
  body: z.strictObject({ unit: organInput, item: words(50), measureWord: words(10), count: countOf() }),
  streams: (body) => ({ handovers: streamOf(handover, body.unit.id) }),
  decide: (body, { handovers }, meta) => ({ append: { handovers: returnEquipment(handovers, body, meta) } }),
});
