import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { decisionStream } from '@yange/use-case';
import { revokeDecision } from '../../domain/motion/motion-decision.decider.js';
import { words } from '../body.parts.js';

export const revokeDecisionUseCase = defineUseCase({
  name: 'revoke-decision',
  title: { zh: '撤销决定', en: 'Revoke a decision' },
  path: 'decisions/:decisionId/revocations',
  right: 'decision.revoke',
  body: z.strictObject({ decisionId: z.uuid(), reason: words }),
  streams: ({ decisionId }) => ({ decision: decisionStream(decisionId) }),
  decide: ({ decisionId, reason }, { decision }, meta) => {
    const { events, violations } = revokeDecision(decision, decisionId, reason, meta);
    return { append: { decision: events }, violations };
  },
});
