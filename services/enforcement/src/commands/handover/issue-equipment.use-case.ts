import { countOf, defineUseCase, organInput, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { handover } from '../../domain/handover/handover.aggregate.js';
import { issueEquipment } from '../../domain/handover/handover.decider.js';
import { organEndStream } from '../../domain/organ-end/organ-end.aggregate.js';
import { handedAfterEnd } from '../../domain/organ-end/organ-end.decider.js';

export const issueEquipmentUseCase = defineUseCase({
  name: 'issue-equipment',
  title: { zh: '配发执法装备', en: 'Issue equipment' },
  path: 'equipment',
  right: 'enforcement.record',
  body: z.strictObject({ unit: organInput, recipient: words(), item: words(50), measureWord: words(10), count: countOf() }),
  streams: (body) => ({ handovers: streamOf(handover, body.unit.id), end: organEndStream(body.unit.id) }),
  decide: (body, { handovers, end }, meta) => {
    const events = issueEquipment(handovers, body, meta);
    return { append: { handovers: events }, violations: events.length === 0 ? [] : handedAfterEnd(end, body.unit, meta) };
  },
});
