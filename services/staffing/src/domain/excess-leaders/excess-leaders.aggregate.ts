import type { ExcessLeaders } from '@yange/contracts';
import { derivedId } from '@yange/kernel';
import { streamOf, type AggregateDefinition, type LimitBreach, type StreamRef } from '@yange/use-case';
import { ownerKey, subjectOf, type Owner } from '../owner/owner.js';
import { levelSpelt } from '../reference/post-levels.js';
import type { ExcessLeadersEvent } from './excess-leaders.events.js';

/** 正职 and 副职 apart. */
export interface Ranks {
  readonly principal: number;
  readonly deputy: number;
}

export interface AbsorptionPlan {
  readonly leaders: Ranks;
  readonly condition: string;
  readonly settled: boolean;
}

/** 超职数配备 of one owner and level. */
export interface ExcessLeadersState {
  /** what was recorded as excess; null where only its parts are known */
  readonly recorded: Ranks | null;
  readonly absorbed: Ranks;
  /** what the source says is left, less what was absorbed since; null where it says nothing */
  readonly remaining: Ranks | null;
  readonly rounds: number;
  /** intentions: no number above ever depends on them */
  readonly plans: ReadonlyMap<string, AbsorptionPlan>;
}

const zero: Ranks = { principal: 0, deputy: 0 };

const plus = (a: Ranks, b: Ranks): Ranks => ({ principal: a.principal + b.principal, deputy: a.deputy + b.deputy });
const minus = (a: Ranks, b: Ranks): Ranks => ({ principal: a.principal - b.principal, deputy: a.deputy - b.deputy });

const ranksOf = (leaders: ExcessLeaders | undefined): Ranks =>
  leaders === undefined ? zero : { principal: leaders.principal, deputy: leaders.deputy };

const planOf = (event: Extract<ExcessLeadersEvent, { type: 'AbsorptionPlanned' }>): AbsorptionPlan => ({
  leaders: ranksOf(event.data.leaders),
  condition: event.data.condition,
  settled: false,
});

/** @returns what is left to absorb; null where nothing tells */
export const leftToAbsorb = (state: ExcessLeadersState): Ranks | null =>
  state.remaining ?? (state.recorded === null ? null : minus(state.recorded, state.absorbed));

const apply = (state: ExcessLeadersState, event: ExcessLeadersEvent): ExcessLeadersState => {
  switch (event.type) {
    case 'ExcessLeadersRecorded':
      return { ...state, recorded: plus(state.recorded ?? zero, ranksOf(event.data.leaders)), remaining: state.remaining && plus(state.remaining, ranksOf(event.data.leaders)) };
    case 'ExcessLeadersAbsorbed': {
      const leaders = ranksOf(event.data.leaders);
      return { ...state, absorbed: plus(state.absorbed, leaders), remaining: state.remaining && minus(state.remaining, leaders) };
    }
    case 'ExcessLeadersRemaining':
      return { ...state, remaining: ranksOf(event.data.leaders) };
    case 'CadreAdjustmentsHeld':
      return { ...state, rounds: state.rounds + event.data.rounds };
    case 'AbsorptionPlanned':
      return { ...state, plans: new Map([...state.plans, [event.data.planId, planOf(event)]]) };
    case 'AbsorptionPlanSettled': {
      const plan = state.plans.get(event.data.planId);
      return plan === undefined ? state : { ...state, plans: new Map([...state.plans, [event.data.planId, { ...plan, settled: true }]]) };
    }
    default:
      return state;
  }
};

/** More absorbed than there was, and a stated remainder that does not follow from the record. */
const limits = (state: ExcessLeadersState): readonly LimitBreach[] => {
  const left = leftToAbsorb(state);
  const over = left === null ? 0 : Math.max(0, -left.principal) + Math.max(0, -left.deputy);
  const due = state.recorded === null || state.remaining === null ? null : minus(minus(state.recorded, state.absorbed), state.remaining);
  const differs = due === null ? 0 : Math.abs(due.principal) + Math.abs(due.deputy);
  return [
    ...(over > 0 ? [{ rule: 'absorbed-over-excess', excess: over, zh: '消化人数超过超配人数', en: 'more were absorbed than were in excess' }] : []),
    ...(differs > 0 ? [{ rule: 'remaining-differs', excess: differs, zh: '剩余人数与超配数减消化数不符', en: 'what remains is not the excess less what was absorbed' }] : []),
  ];
};

export const excessLeaders: AggregateDefinition<ExcessLeadersState, ExcessLeadersEvent> = {
  name: 'excess-leaders',
  initial: () => ({ recorded: null, absorbed: zero, remaining: null, rounds: 0, plans: new Map() }),
  apply,
  limits,
};

export const excessLeadersId = (owner: Owner, level: string): string => derivedId('excess-leaders', ownerKey(owner), levelSpelt(level));

export const excessLeadersStream = (owner: Owner, level: string): StreamRef<ExcessLeadersState, ExcessLeadersEvent> =>
  streamOf(excessLeaders, excessLeadersId(owner, level));

export const excessLeadersMessage = (owner: Owner, level: string, ranks: Ranks) => ({
  groupId: excessLeadersId(owner, level),
  owner: subjectOf(owner),
  level: levelSpelt(level),
  principal: ranks.principal,
  deputy: ranks.deputy,
});
