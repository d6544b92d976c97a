import { countOf, defineUseCase, organInput, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { handover } from '../../domain/handover/handover.aggregate.js';
import { issueEquipment } from '../../domain/handover/handover.decider.js';
import { handedAfterEnd } from '../../domain/organ-end/organ-end.decider.js';
import { heldToEnds } from '../organ-ends/held-to-ends.parts.js';

export const issueEquipmentUseCase = heldToEnds(defineUseCase({
  name: 'issue-equipment',
  title: { zh: '配发执法装备', en: 'Issue equipment' },
  path: 'equipment',
  right: 'enforcement.record',
  body: z.strictObject({ unit: organInput, recipient: words(), item: words(50), measureWord: words(10), count: countOf() }),
  streams: (body) => ({ handovers: streamOf(handover, body.unit.id) }),
  decide: (body, { handovers }, meta) => ({ append: { handovers: issueEquipment(handovers, body, meta) } }),
}), ({ unit }) => [unit], handedAfterEnd);
