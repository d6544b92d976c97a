import type { StaffingEvent } from '@yange/contracts';

export type PermitRequestEvent = Extract<StaffingEvent, { readonly type: 'UsePermitRequested' | 'UsePermitRequestGranted' | 'UsePermitRequestRefused' | 'UsePermitRequestWithdrawn' }>;
