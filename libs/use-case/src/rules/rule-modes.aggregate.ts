import type { RuleModeSet } from '@yange/contracts';
import { streamOf, type AggregateDefinition } from '../use-case.definition.js';
import { ruleModes, type RuleDefinition, type RuleMode } from './rule.definition.js';

export type RuleModeEvent = { readonly type: 'RuleModeSet'; readonly data: RuleModeSet };

/** mode by rule id; a rule that is not in it is treated as its definition says */
export type RuleModesState = ReadonlyMap<string, { readonly mode: RuleMode; readonly reason: string; readonly eventId: string }>;

/** How the district treats the rules of one service: a timeline, so that a past decision is explained by the modes of its day. */
export const ruleModesAggregate: AggregateDefinition<RuleModesState, RuleModeEvent> = {
  name: 'rule-modes',
  initial: () => new Map(),
  apply: (state, { data }, { eventId }) => new Map(state).set(data.rule, { mode: asMode(data.mode), reason: data.reason, eventId }),
};

export const ruleModesStream = streamOf(ruleModesAggregate);

/** A rule that is fixed is treated as its definition says, also where a log tells of a mode that was set before it was. */
export const modeOf = (rule: string, set: RuleModesState, rules: readonly RuleDefinition[]): RuleMode => {
  const known = rules.find(({ id }) => id === rule);
  return known?.fixed === undefined ? (set.get(rule)?.mode ?? known?.mode ?? 'refuse') : known.mode;
};

const asMode = (text: string): RuleMode => ruleModes.find((mode) => mode === text) ?? 'refuse';
