import type { ReportFrozen } from '@yange/contracts';

export type FrozenReportEvent = { readonly type: 'ReportFrozen'; readonly data: ReportFrozen };
