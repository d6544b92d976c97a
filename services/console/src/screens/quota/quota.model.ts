import type { components } from '@yange/api-client';

export type Account = components['schemas']['staffing.QuotaAccounts']['accounts'][number];
export type Allotment = components['schemas']['staffing.PostAllotments']['allotments'][number];

/** Posts that are filled beyond those approved; null where one of the two is not recorded. */
export const overOf = ({ approved, actual }: Pick<Account, 'approved' | 'actual'>): number | null => (approved === null || actual === null ? null : Math.max(0, actual - approved));

export type QuotaState = 'isOver' | 'isFull' | 'isWithin' | 'unknownState';

/** In words beside any colour. What is not recorded is not zero. */
export const stateOf = ({ approved, actual }: Pick<Account, 'approved' | 'actual'>): QuotaState => {
  if (approved === null || actual === null) return 'unknownState';
  if (actual > approved) return 'isOver';
  return actual === approved ? 'isFull' : 'isWithin';
};

export interface KindTotal {
  readonly kind: string;
  readonly approved: number;
  readonly actual: number;
  /** accounts of which the actual number is recorded */
  readonly known: number;
  readonly accounts: number;
}

/** Approved and actual by kind of post; accounts that only tell a change are left out of the sum. */
export const totalsOf = (accounts: readonly Account[]): readonly KindTotal[] => {
  const kinds = [...new Set(accounts.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const own = accounts.filter((account) => account.kind === kind && account.approved !== null);
    return { kind, approved: own.reduce((sum, { approved }) => sum + (approved ?? 0), 0), actual: own.reduce((sum, { actual }) => sum + (actual ?? 0), 0), known: own.filter(({ actual }) => actual !== null).length, accounts: own.length };
  }).filter(({ accounts: count }) => count > 0);
};
