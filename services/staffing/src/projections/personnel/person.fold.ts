import type { QuotaAccount, StaffingEvent } from '@yange/contracts';
import type { Aggregate } from '@yange/kernel';

/** Where a person counts; null before entry and after leaving. */
export interface PersonView {
  readonly account: QuotaAccount | null;
}

export const personFold: Aggregate<PersonView, StaffingEvent> = {
  initial: () => ({ account: null }),
  apply: (view, event) => {
    switch (event.type) {
      case 'PersonEntered':
        return { account: event.data.account ?? null };
      case 'PersonTransferred':
        return { account: event.data.to ?? null };
      case 'PersonLeft':
        return { account: null };
      default:
        return view;
    }
  },
};
