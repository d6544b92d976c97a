import type { ReportTemplateSet } from '@yange/contracts';

export type ReportTemplateEvent = { readonly type: 'ReportTemplateSet'; readonly data: ReportTemplateSet };
