import type { EnforcementEvent } from '@yange/contracts';

export type FieldEvent = Extract<EnforcementEvent, { type: 'EnforcementFieldsListed' | 'EnforcementFieldHeld' | 'EnforcementFieldGivenUp' }>;
