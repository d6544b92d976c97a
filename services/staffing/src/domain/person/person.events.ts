import type { StaffingEvent } from '@yange/contracts';

export type PersonEvent = Extract<StaffingEvent, { readonly type: 'PersonEntered' | 'PersonTransferred' | 'PersonLeft' | 'PersonQuotaCleared' }>;
