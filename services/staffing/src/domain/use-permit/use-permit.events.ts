import type { StaffingEvent } from '@yange/contracts';

export type UsePermitEvent = Extract<StaffingEvent, { readonly type: 'UsePermitGranted' | 'UsePermitUsed' | 'UsePermitExpired' | 'UsePermitWithdrawn' }>;
