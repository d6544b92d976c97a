import { defineUseCase, tablesRight, words } from '@yange/use-case';
import { z } from 'zod';
import { declineReasonStream } from '../../domain/power-list/decline-reasons.aggregate.js';
import { setDeclineReasons } from '../../domain/power-list/power-adoption.decider.js';

export const reasonCode = z.string().regex(/^[a-z][a-z-]{1,39}$/);

const reason = z.strictObject({
  code: reasonCode,
  name: words(40),
  /** what the record must say against the unit; nothing: the record cannot tell */
  standsOn: z.array(z.enum(['no-enforcement-body', 'vertical-holder', 'beyond-authority', 'expertise', 'legal-basis'])).max(5).default([]),
});

/** All reasons in force from the effective date on. */
export const setDeclineReasonsUseCase = defineUseCase({
  name: 'set-decline-reasons',
  title: { zh: '规定不认领原因', en: 'Set the reasons for declining' },
  path: 'decline-reasons',
  right: tablesRight,
  body: z.strictObject({ reasons: z.array(reason).min(1).max(60) }),
  streams: () => ({ reasons: declineReasonStream() }),
  decide: (body, { reasons }, meta) => ({ append: { reasons: setDeclineReasons(reasons, body, meta) } }),
});
