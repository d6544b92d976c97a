import type { FigureDeclared, ReferenceFactRecorded } from '@yange/contracts';
import type { AggregateDefinition } from '@yange/use-case';
import type { ReferenceEvent, ReportEvent } from './report.events.js';

export interface ReportState {
  /** figure id → what the report says */
  readonly figures: Readonly<Record<string, FigureDeclared>>;
}

/** One report: the figures that it prints. */
export const report: AggregateDefinition<ReportState, ReportEvent> = {
  name: 'report',
  initial: () => ({ figures: {} }),
  apply: (state, event) => ({ figures: { ...state.figures, [event.data.figureId]: event.data } }),
};

export interface ReferenceState {
  readonly fact: ReferenceFactRecorded | null;
}

/** One fact from outside the district's institutions. */
export const reference: AggregateDefinition<ReferenceState, ReferenceEvent> = {
  name: 'reference',
  initial: () => ({ fact: null }),
  apply: (_state, event) => ({ fact: event.data }),
};
