import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { open } from '../../domain/organ/milestone.decider.js';
import { onOrgan } from '../../domain/organ/organ.decider.js';
import { organId, recordRight } from '../body.parts.js';

/** R3: an organ works from the day on which it has everything that it needs, not from that of its establishment. */
export const openOrganUseCase = defineUseCase({
  name: 'open-organ',
  title: { zh: '机构正式运行', en: 'Opening of an organ' },
  path: 'organs/:organId/openings',
  right: recordRight,
  body: z.strictObject({ organId }),
  streams: (body) => ({ organ: organStream(body.organId) }),
  decide: (body, { organ }, meta) => onOrgan(open(organ, body.organId, meta)),
});
