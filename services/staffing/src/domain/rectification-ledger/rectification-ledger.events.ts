import type { StaffingEvent } from '@yange/contracts';

export type RectificationLedgerEvent = Extract<StaffingEvent, { readonly type: 'IssuesOpened' | 'IssuesClosed' | 'IssuesReopened' }>;
