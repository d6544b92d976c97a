import { decodeData, decodeEnvelope, effectiveOf, type Contract } from '@yange/contracts';
import type { EventLog } from '@yange/event-log';
import { Timeline } from '@yange/kernel';
import { modeOf, ruleModesAggregate, ruleModesStream, type RuleModeEvent, type RuleModesState } from './rule-modes.aggregate.js';
import type { RuleDefinition, RuleMode } from './rule.definition.js';

/** A rule as it is treated on one day. */
export interface RuleInForce extends RuleDefinition {
  readonly inForce: RuleMode;
  /** why the district treats it otherwise than its definition says; null where it does not */
  readonly reason: string | null;
  /** the event that says so */
  readonly eventId: string | null;
}

export const readRuleModes = async (log: EventLog, contract: Contract): Promise<{ readonly timeline: Timeline<RuleModesState, RuleModeEvent>; readonly version: number }> => {
  const stored = await log.readStream(ruleModesStream.streamId);
  const timeline = Timeline.of(
    ruleModesAggregate,
    stored.map((one) => {
      const envelope = decodeEnvelope(one.envelope);
      const event = decodeData(contract, one.type, one.data) as RuleModeEvent;
      return { event, eventId: one.eventId, effective: effectiveOf(envelope.effective), position: one.position, order: Number(envelope.order), supersedes: one.supersedes };
    }),
  );
  return { timeline, version: stored.at(-1)?.version ?? 0 };
};

/** The rules of one service on one day. */
export const rulesInForce = async (log: EventLog, contract: Contract, rules: readonly RuleDefinition[], date: string): Promise<readonly RuleInForce[]> => {
  const set = (await readRuleModes(log, contract)).timeline.at(date);
  return rules.map((rule) => {
    const otherwise = rule.fixed === undefined ? set.get(rule.id) : undefined;
    return { ...rule, inForce: modeOf(rule.id, set, rules), reason: otherwise?.reason ?? null, eventId: otherwise?.eventId ?? null };
  });
};
