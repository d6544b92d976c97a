import type { ExcessLeaders, StaffingEvent, Subject } from '@yange/contracts';
import type { Aggregate } from '@yange/kernel';

export interface RanksView {
  readonly principal: number;
  readonly deputy: number;
}

export interface PlanView extends RanksView {
  readonly condition: string;
  readonly settled: boolean;
}

export interface ExcessLeadersView {
  readonly owner: Subject | undefined;
  readonly level: string;
  readonly rounds: number;
  /** null where only parts are known */
  readonly recorded: RanksView | null;
  readonly absorbed: RanksView;
  /** as last stated, less what was absorbed since */
  readonly remaining: RanksView | null;
  readonly plans: ReadonlyMap<string, PlanView>;
}

const zero: RanksView = { principal: 0, deputy: 0 };

const sum = (a: RanksView, b: RanksView, sign: 1 | -1 = 1): RanksView => ({ principal: a.principal + sign * b.principal, deputy: a.deputy + sign * b.deputy });

const of = (leaders: ExcessLeaders | undefined): RanksView => (leaders === undefined ? zero : { principal: leaders.principal, deputy: leaders.deputy });

/** Null where nothing tells. */
export const leftIn = (view: ExcessLeadersView): RanksView | null => view.remaining ?? (view.recorded && sum(view.recorded, view.absorbed, -1));

/** As recorded, or the absorbed and the remaining together. */
export const totalIn = (view: ExcessLeadersView): RanksView | null => view.recorded ?? (view.remaining && sum(view.absorbed, view.remaining));

const about = (view: ExcessLeadersView, leaders: ExcessLeaders | undefined): ExcessLeadersView =>
  leaders === undefined ? view : { ...view, owner: leaders.owner, level: leaders.level };

const apply = (before: ExcessLeadersView, event: StaffingEvent): ExcessLeadersView => {
  const leaders = 'leaders' in event.data ? event.data.leaders : undefined;
  const view = about(before, leaders);
  switch (event.type) {
    case 'ExcessLeadersRecorded':
      return { ...view, recorded: sum(view.recorded ?? zero, of(leaders)), remaining: view.remaining && sum(view.remaining, of(leaders)) };
    case 'ExcessLeadersAbsorbed':
      return { ...view, absorbed: sum(view.absorbed, of(leaders)), remaining: view.remaining && sum(view.remaining, of(leaders), -1) };
    case 'ExcessLeadersRemaining':
      return { ...view, remaining: of(leaders) };
    case 'CadreAdjustmentsHeld':
      return { ...view, owner: event.data.owner, rounds: view.rounds + event.data.rounds };
    case 'AbsorptionPlanned':
      return { ...view, plans: new Map([...view.plans, [event.data.planId, { ...of(leaders), condition: event.data.condition, settled: false }]]) };
    case 'AbsorptionPlanSettled': {
      const plan = view.plans.get(event.data.planId);
      return plan === undefined ? view : { ...view, plans: new Map([...view.plans, [event.data.planId, { ...plan, settled: true }]]) };
    }
    default:
      return view;
  }
};

/** Plans are listed; no number beside them depends on them. */
export const excessLeadersFold: Aggregate<ExcessLeadersView, StaffingEvent> = {
  initial: () => ({ owner: undefined, level: '', rounds: 0, recorded: null, absorbed: zero, remaining: null, plans: new Map() }),
  apply,
};
