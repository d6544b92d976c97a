import { Rejected, type Timeline, type Violation } from '@yange/kernel';
import { modeOf, type RuleModeEvent, type RuleModesState } from './rule-modes.aggregate.js';
import type { RuleDefinition } from './rule.definition.js';

export interface Settled {
  /** all breaches that are recorded with the events */
  readonly findings: readonly Violation[];
  /** those among them that the caller is told of */
  readonly told: readonly Violation[];
}

/**
 * What becomes of the breaches of a live command, by the modes in force on its effective date.
 * @throws {Rejected} the first breach of a rule that refuses
 */
export const settleBreaches = (breaches: readonly Violation[], modes: Timeline<RuleModesState, RuleModeEvent>, rules: readonly RuleDefinition[], date: string): Settled => {
  const set = modes.at(date);
  const refused = breaches.find(({ rule }) => modeOf(rule, set, rules) === 'refuse');
  if (refused !== undefined) throw Rejected.of(refused);
  return { findings: breaches, told: breaches.filter(({ rule }) => modeOf(rule, set, rules) === 'warn') };
};

/** History contains violations: all are recorded, all are told. */
export const asFindings = (breaches: readonly Violation[]): Settled => ({ findings: breaches, told: breaches });
