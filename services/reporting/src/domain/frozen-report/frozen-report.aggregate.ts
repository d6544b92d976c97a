import type { ReportFrozen } from '@yange/contracts';
import { streamOf, type AggregateDefinition } from '@yange/use-case';
import type { FrozenReportEvent } from './frozen-report.events.js';

export interface FrozenReportState {
  readonly frozen: ReportFrozen | null;
}

/** A report as it was given out. It changes never; one that was frozen in error is annulled. */
export const frozenReport: AggregateDefinition<FrozenReportState, FrozenReportEvent> = {
  name: 'frozen-report',
  initial: () => ({ frozen: null }),
  apply: (_state, { data }) => ({ frozen: data }),
};

export const frozenReportStream = (reportId: string) => streamOf(frozenReport, reportId);
