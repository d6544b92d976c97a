import type { ReportingEvent } from '@yange/contracts';

type Of<T extends ReportingEvent['type']> = Extract<ReportingEvent, { readonly type: T }>;

export type InspectionEvent = Of<'InspectionRequested' | 'InspectionSelfChecked' | 'InspectionSubmitted' | 'InspectionFollowUpDemanded' | 'InspectionFollowUpDone' | 'InspectionClosed'>;
