import type { QuotaAccount, StaffingEvent } from '@yange/contracts';
import type { Aggregate } from '@yange/kernel';

/** Where a person counts; null before entry and after leaving. */
export interface PersonView {
  readonly account: QuotaAccount | null;
  /** entered without a permit (用编) */
  readonly withoutPermit: boolean;
  /** the last account before leaving, and why; null while the person counts, and before entry */
  readonly left: { readonly account: QuotaAccount | undefined; readonly reason: string } | null;
}

export const personFold: Aggregate<PersonView, StaffingEvent> = {
  initial: () => ({ account: null, withoutPermit: false, left: null }),
  apply: (view, event) => {
    switch (event.type) {
      case 'PersonEntered':
        return { account: event.data.account ?? null, withoutPermit: event.data.permitId === '', left: null };
      case 'PersonTransferred':
        return { ...view, account: event.data.to ?? null, left: null };
      case 'PersonLeft':
        return { ...view, account: null, left: { account: event.data.account, reason: event.data.reason } };
      default:
        return view;
    }
  },
};
