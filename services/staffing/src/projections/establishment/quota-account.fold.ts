import type { QuotaAccount, StaffingEvent } from '@yange/contracts';
import type { Aggregate } from '@yange/kernel';

/** One account as the read model shows it at one date. */
export interface QuotaAccountView {
  readonly account: QuotaAccount | undefined;
  /** null before any approval is known */
  readonly base: number | null;
  /** since that approval */
  readonly change: number;
  /** null where nothing is known of the people */
  readonly actual: number | null;
}

export const approvedIn = ({ base, change }: QuotaAccountView): number | null => (base === null ? null : base + change);

/** Unknown as soon as the approval or the headcount is. */
export const vacantIn = (view: QuotaAccountView): number | null => {
  const approved = approvedIn(view);
  return approved === null || view.actual === null ? null : approved - view.actual;
};

interface Move {
  readonly account?: QuotaAccount | undefined;
  readonly count: number;
  readonly persons: number;
}

/** 连人带编: people who are only counted move with the posts. */
const moved = (view: QuotaAccountView, { account, count, persons }: Move, sign: 1 | -1): QuotaAccountView => ({
  account,
  base: view.base,
  change: view.change + sign * count,
  actual: view.actual === null ? null : Math.max(0, view.actual + sign * persons),
});

export const quotaAccountFold: Aggregate<QuotaAccountView, StaffingEvent> = {
  initial: () => ({ account: undefined, base: null, change: 0, actual: null }),
  apply: (view, event) => {
    switch (event.type) {
      case 'QuotaApproved':
        return { ...view, account: event.data.account, base: event.data.count, change: 0 };
      case 'QuotaIncreased':
        return { ...view, account: event.data.account, change: view.change + event.data.count };
      case 'QuotaReduced':
        return { ...view, account: event.data.account, change: view.change - event.data.count };
      case 'QuotaTransferredIn':
        return moved(view, event.data, 1);
      case 'QuotaTransferredOut':
        return moved(view, event.data, -1);
      case 'HeadcountStated':
        return { ...view, account: event.data.account, actual: event.data.count };
      case 'QuotaOccupied':
        return { ...view, account: event.data.account, actual: (view.actual ?? 0) + (event.data.batchId === '' ? 1 : 0) };
      case 'QuotaVacated':
        return { ...view, account: event.data.account, actual: view.actual === null ? null : Math.max(0, view.actual - (event.data.batchId === '' ? 1 : 0)) };
      default:
        return view;
    }
  },
};
