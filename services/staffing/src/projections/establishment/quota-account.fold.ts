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

export const quotaAccountFold: Aggregate<QuotaAccountView, StaffingEvent> = {
  initial: () => ({ account: undefined, base: null, change: 0, actual: null }),
  apply: (view, event) => {
    switch (event.type) {
      case 'QuotaApproved':
        return { ...view, account: event.data.account, base: event.data.count, change: 0 };
      case 'QuotaIncreased':
      case 'QuotaTransferredIn':
        return { ...view, account: event.data.account, change: view.change + event.data.count };
      case 'QuotaReduced':
      case 'QuotaTransferredOut':
        return { ...view, account: event.data.account, change: view.change - event.data.count };
      case 'HeadcountStated':
        return { ...view, account: event.data.account, actual: event.data.count };
      case 'QuotaOccupied':
        return { ...view, account: event.data.account, actual: (view.actual ?? 0) + 1 };
      case 'QuotaVacated':
        return { ...view, account: event.data.account, actual: view.actual === null ? null : Math.max(0, view.actual - 1) };
      default:
        return view;
    }
  },
};
