import type { StaffingEvent } from '@yange/contracts';

export type PersonalDataEvent = Extract<StaffingEvent, { readonly type: 'PersonalDataRecorded' | 'PersonalDataRevealed' | 'PersonalDataErased' }>;
