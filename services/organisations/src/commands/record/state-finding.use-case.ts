import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { matters, statedFindingStream } from '../../domain/stated-finding/stated-finding.aggregate.js';
import { state } from '../../domain/stated-finding/stated-finding.decider.js';
import { count, recordRight, words } from '../body.parts.js';

/** Zero as a fact. */
export const stateFindingUseCase = defineUseCase({
  name: 'state-finding',
  title: { zh: '声明情况', en: 'State how many instances of a matter there are' },
  path: 'stated-findings',
  right: recordRight,
  body: z.strictObject({ matter: z.enum(matters), scope: words, count }),
  streams: (body, meta) => ({ finding: statedFindingStream(body, meta) }),
  decide: (body, { finding }, meta) => ({ append: { finding: state(finding, body, meta) } }),
});
