import type { StaffingEvent } from '@yange/contracts';
import { streamOf, type AggregateDefinition, type LimitBreach, type StreamRef } from '@yange/use-case';

export type QuotaTotalEvent = Extract<StaffingEvent, { readonly type: 'QuotaTotalSet' | 'AccountCounted' }>;

export interface Period {
  readonly from: string;
  readonly approved: number;
}

/** One kind of quota of the whole district: what it may be, and what each account has. */
export interface QuotaTotalState {
  /** null before one is set */
  readonly total: number | null;
  readonly accounts: ReadonlyMap<string, { readonly position: number; readonly periods: readonly Period[] }>;
  /** the day up to which facts are folded in: the day that the state is of */
  readonly asOf: string;
}

export const approvedOn = (periods: readonly Period[], date: string): number => periods.filter(({ from }) => from <= date).at(-1)?.approved ?? 0;

export const allottedIn = ({ accounts, asOf }: QuotaTotalState): number => [...accounts.values()].reduce((sum, { periods }) => sum + approvedOn(periods, asOf), 0);

const limits = (state: QuotaTotalState): readonly LimitBreach[] => {
  const allotted = allottedIn(state);
  if (state.total === null || allotted <= state.total) return [];
  return [
    {
      rule: 'over-total',
      excess: allotted - state.total,
      zh: `超出编制总量：总量 ${state.total} 名，各账户合计 ${allotted} 名`,
      en: `over the total: ${state.total} in all, the accounts have ${allotted} together`,
      facts: { total: String(state.total), allotted: String(allotted) },
    },
  ];
};

export const quotaTotal: AggregateDefinition<QuotaTotalState, QuotaTotalEvent> = {
  name: 'quota-total',
  initial: () => ({ total: null, accounts: new Map(), asOf: '' }),
  apply: (state, event, { effective, position }) => {
    const asOf = effective.to;
    if (event.type === 'QuotaTotalSet') return { ...state, asOf, total: event.data.count };
    const known = state.accounts.get(event.data.accountId);
    if (known !== undefined && known.position > position) return { ...state, asOf };
    return { ...state, asOf, accounts: new Map(state.accounts).set(event.data.accountId, { position, periods: event.data.periods }) };
  },
  limits,
};

export const quotaTotalStream = (kind: string): StreamRef<QuotaTotalState, QuotaTotalEvent> => streamOf(quotaTotal, kind);
