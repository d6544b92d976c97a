import type { StaffingEvent } from '@yange/contracts';

export type TransferBatchEvent = Extract<StaffingEvent, { readonly type: 'TransferBatchRecorded' | 'TransferPersonNamed' | 'TransferBatchFinished' }>;
