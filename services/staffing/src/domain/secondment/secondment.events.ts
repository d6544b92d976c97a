import type { StaffingEvent } from '@yange/contracts';

export type SecondmentEvent = Extract<StaffingEvent, { readonly type: 'SecondmentsRecorded' | 'SecondmentsExtended' | 'SecondmentsCleared' }>;
