import { Rejected, type Timeline, type Violation } from '@yange/kernel';
import { modeOf, type RuleModeEvent, type RuleModesState } from './rule-modes.aggregate.js';
import type { RuleDefinition, RuleMode } from './rule.definition.js';

export interface Settled {
  /** all breaches that are recorded with the events */
  readonly findings: readonly Violation[];
  /** those among them that the caller is told of */
  readonly told: readonly Violation[];
}

/** The days that a mode may be asked of. */
export interface DaysOfCommand {
  /** on which the change takes effect */
  readonly effective: string;
  /** on which the command came; not known in every specification */
  readonly today: string | undefined;
}

/** Rules about when, and by whom, something is recorded: no mode holds from before it was set, so that of their effective date would be one that nobody can set. */
const ofTheDayOfRecording = ['before-cut-over', 'slip-without-right'];

export const modeOfBreach = (rule: string, modes: Timeline<RuleModesState, RuleModeEvent>, rules: readonly RuleDefinition[], { effective, today = effective }: DaysOfCommand): RuleMode =>
  modeOf(rule, modes.at(ofTheDayOfRecording.includes(rule) ? today : effective), rules);

/**
 * What becomes of the breaches of a live command, by the modes in force on its effective date, or on the day on which it came.
 * @throws {Rejected} the first breach of a rule that refuses
 */
export const settleBreaches = (breaches: readonly Violation[], modes: Timeline<RuleModesState, RuleModeEvent>, rules: readonly RuleDefinition[], days: DaysOfCommand): Settled => {
  const treated = ({ rule }: Violation): RuleMode => modeOfBreach(rule, modes, rules, days);
  const refused = breaches.find((one) => treated(one) === 'refuse');
  if (refused !== undefined) throw Rejected.of(refused);
  return { findings: breaches, told: breaches.filter((one) => treated(one) === 'warn') };
};

/** History contains violations: all are recorded, all are told. */
export const asFindings = (breaches: readonly Violation[]): Settled => ({ findings: breaches, told: breaches });
