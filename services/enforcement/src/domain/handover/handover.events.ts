import type { EnforcementEvent } from '@yange/contracts';

export type HandoverEvent = Extract<EnforcementEvent, { type: 'PowersHandedOver' | 'EquipmentIssued' | 'EquipmentReturned' }>;
