import type { StaffingEvent } from '@yange/contracts';

export type QuotaAccountEvent = Extract<
  StaffingEvent,
  {
    readonly type:
      | 'QuotaApproved'
      | 'QuotaIncreased'
      | 'QuotaReduced'
      | 'QuotaTransferredOut'
      | 'QuotaTransferredIn'
      | 'HeadcountStated'
      | 'QuotaOccupied'
      | 'QuotaVacated'
      | 'QuotaReserved'
      | 'QuotaReservationEnded';
  }
>;
