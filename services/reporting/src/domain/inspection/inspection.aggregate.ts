import { streamOf, type AggregateDefinition } from '@yange/use-case';
import type { InspectionEvent } from './inspection.events.js';

/** How far an inspection 督查 is: asked for, checked by the district itself, reported, closed. */
export interface InspectionState {
  readonly requested: boolean;
  readonly selfChecked: boolean;
  readonly submitted: boolean;
  readonly closed: boolean;
  /** item id → put right */
  readonly followUps: Readonly<Record<string, boolean>>;
}

export const inspection: AggregateDefinition<InspectionState, InspectionEvent> = {
  name: 'inspection',
  initial: () => ({ requested: false, selfChecked: false, submitted: false, closed: false, followUps: {} }),
  apply: (state, event) => {
    switch (event.type) {
      case 'InspectionRequested':
        return { ...state, requested: true };
      case 'InspectionSelfChecked':
        return { ...state, selfChecked: true };
      case 'InspectionSubmitted':
        return { ...state, submitted: true };
      case 'InspectionFollowUpDemanded':
        return { ...state, followUps: { ...state.followUps, [event.data.itemId]: false } };
      case 'InspectionFollowUpDone':
        return { ...state, followUps: { ...state.followUps, [event.data.itemId]: true } };
      case 'InspectionClosed':
        return { ...state, closed: true };
      default:
        return state;
    }
  },
};

export const inspectionStream = (inspectionId: string) => streamOf(inspection, inspectionId);
