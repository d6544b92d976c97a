import { defineUseCase, organInput, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { handover } from '../../domain/handover/handover.aggregate.js';
import { handOver } from '../../domain/handover/handover.decider.js';

export const handOverPowersUseCase = defineUseCase({
  name: 'hand-over-powers',
  title: { zh: '交接权责事项', en: 'Hand over powers and duties' },
  path: 'handovers',
  right: 'enforcement.record',
  body: z.strictObject({ unit: organInput, counterpartName: words(), matter: words() }),
  streams: (body) => ({ handovers: streamOf(handover, body.unit.id) }),
  decide: (body, { handovers }, meta) => ({ append: { handovers: handOver(handovers, body, meta) } }),
});
