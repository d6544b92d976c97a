import { defineUseCase, entryCode, heldToTables } from '@yange/use-case';
import { z } from 'zod';
import { findingMatters } from '../../domain/reference/finding-matters.js';
import { statedFindingStream } from '../../domain/stated-finding/stated-finding.aggregate.js';
import { state } from '../../domain/stated-finding/stated-finding.decider.js';
import { count, recordRight, words } from '../body.parts.js';

/** Zero as a fact. */
export const stateFindingUseCase = heldToTables(defineUseCase({
  name: 'state-finding',
  title: { zh: '声明情况', en: 'State how many instances of a matter there are' },
  path: 'stated-findings',
  right: recordRight,
  body: z.strictObject({ matter: entryCode, scope: words, count }),
  streams: (body, meta) => ({ finding: statedFindingStream(body, meta) }),
  decide: (body, { finding }, meta) => ({ append: { finding: state(finding, body, meta) } }),
}), ({ matter }) => [{ table: findingMatters, codes: [matter] }]);
