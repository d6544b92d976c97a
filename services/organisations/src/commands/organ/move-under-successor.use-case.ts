import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { moveUnderSuccessor, onOrgan } from '../../domain/organ/organ.decider.js';
import { organId, recordRight } from '../body.parts.js';
import { passing } from '../passing.body.js';
import { aboveStreams, chainIn, furtherAbove } from './above.parts.js';

/** Has no matter of its own: it goes no further than what was decided on the end of the parent. */
export const moveUnderSuccessorUseCase = defineUseCase({
  name: 'move-under-successor',
  title: { zh: '随上级机构撤销改隶', en: 'Put an organ under the successor of its parent' },
  path: 'organs/:organId/parent-successions',
  right: recordRight,
  body: z.strictObject({ organId, ...passing }),
  streams: (body) => ({ organ: organStream(body.organId), former: organStream(body.from.organId), ...aboveStreams(body.successors.map((one) => one.organId).filter((id) => id !== body.organId)) }),
  further: (body, known, meta) => furtherAbove(body.organId, known, meta),
  decide: (body, { organ, former, ...others }, meta) => onOrgan(moveUnderSuccessor(organ, chainIn(others), { ...body, former }, meta)),
});
