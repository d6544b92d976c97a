import type { StaffingEvent } from '@yange/contracts';

export type ExcessLeadersEvent = Extract<
  StaffingEvent,
  {
    readonly type:
      | 'ExcessLeadersRecorded'
      | 'ExcessLeadersAbsorbed'
      | 'ExcessLeadersRemaining'
      | 'CadreAdjustmentsHeld'
      | 'AbsorptionPlanned'
      | 'AbsorptionPlanSettled';
  }
>;
