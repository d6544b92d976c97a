import type { EnforcementEvent } from '@yange/contracts';

export type AuxiliaryEvent = Extract<EnforcementEvent, { type: 'AuxiliaryStaffEngaged' | 'AuxiliaryStaffLeft' }>;
