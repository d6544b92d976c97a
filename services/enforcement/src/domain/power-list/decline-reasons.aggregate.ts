import type { EnforcementEvent } from '@yange/contracts';
import { streamOf, type AggregateDefinition, type StreamRef } from '@yange/use-case';
import type { IneligibleReason } from './eligibility.rule.js';

export type DeclineReasonsEvent = Extract<EnforcementEvent, { type: 'DeclineReasonsSet' }>;

export interface DeclineReasonEntry {
  readonly code: string;
  readonly name: string;
  /** what the record must say against the unit; none where it cannot tell */
  readonly standsOn: readonly IneligibleReason[];
}

/** Reasons for declining that hold on a day: data, since a document can change them. */
export type DeclineReasons = ReadonlyMap<string, DeclineReasonEntry>;

/** Those of the regional list of 2019, until others are set. */
export const shippedDeclineReasons: readonly DeclineReasonEntry[] = [
  { code: 'no-enforcement-body', name: '无执法主体', standsOn: ['no-enforcement-body'] },
  { code: 'vertical-holder', name: '垂管无权限', standsOn: ['vertical-holder'] },
  { code: 'beyond-authority', name: '权限不足', standsOn: ['beyond-authority'] },
  { code: 'expertise', name: '专业性限制', standsOn: ['expertise'] },
  { code: 'authority-or-expertise', name: '权限不足或专业性限制', standsOn: ['beyond-authority', 'expertise'] },
  { code: 'legal-basis', name: '法律依据未生效', standsOn: ['legal-basis'] },
];

const byCode = (entries: readonly DeclineReasonEntry[]): DeclineReasons => new Map(entries.map((entry) => [entry.code, entry]));

export const declineReasonRegister: AggregateDefinition<DeclineReasons, DeclineReasonsEvent> = {
  name: 'decline-reasons',
  initial: () => byCode(shippedDeclineReasons),
  apply: (_state, { data }) => byCode(data.reasons.map(({ code, name, standsOn }) => ({ code, name, standsOn: standsOn as readonly IneligibleReason[] }))),
};

export const declineReasonStream = (): StreamRef<DeclineReasons, DeclineReasonsEvent> => streamOf(declineReasonRegister);
