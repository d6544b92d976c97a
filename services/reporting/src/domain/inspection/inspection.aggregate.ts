import { streamOf, type AggregateDefinition, type LimitBreach } from '@yange/use-case';
import type { InspectionEvent } from './inspection.events.js';

/** How far an inspection 督查 is: asked for, checked by the district itself, reported, closed. */
export interface InspectionState {
  readonly requested: boolean;
  readonly selfChecked: boolean;
  readonly submitted: boolean;
  readonly closed: boolean;
  /** item id → put right */
  readonly followUps: Readonly<Record<string, boolean>>;
  /** steps that came when their turn was not, by what they are called */
  readonly disorder: readonly string[];
}

const blank: InspectionState = { requested: false, selfChecked: false, submitted: false, closed: false, followUps: {}, disorder: [] };

const stepWords = {
  InspectionRequested: '登记', InspectionSelfChecked: '自查', InspectionSubmitted: '报送', InspectionFollowUpDemanded: '反馈', InspectionFollowUpDone: '整改', InspectionClosed: '办结',
} as const satisfies Readonly<Record<InspectionEvent['type'], string>>;

/** Whether a step follows what it has to follow. */
const inTurn = ({ requested, selfChecked, submitted, closed, followUps }: InspectionState, event: InspectionEvent): boolean => {
  if (event.type === 'InspectionRequested') return !requested;
  if (!requested || closed) return false;
  switch (event.type) {
    case 'InspectionSelfChecked':
      return true;
    case 'InspectionSubmitted':
      return selfChecked;
    case 'InspectionFollowUpDemanded':
      return submitted;
    case 'InspectionFollowUpDone':
      return followUps[event.data.itemId] === false;
    case 'InspectionClosed':
      return submitted && !Object.values(followUps).includes(false);
  }
};

/** Request, self-check, submission, what is to be put right, closing: on every date, also where a step is dated back, or its forerunner is corrected or annulled. */
const outOfTurn = ({ disorder }: InspectionState): readonly LimitBreach[] =>
  disorder.length === 0
    ? []
    : [{ rule: 'inspection-order', zh: `督查环节次序不符：${disorder.join('、')}没有其前一环节`, en: `out of turn: ${disorder.length} steps of the inspection are without the one that they follow`, facts: { steps: disorder.join('、') }, excess: disorder.length }];

export const inspection: AggregateDefinition<InspectionState, InspectionEvent> = {
  name: 'inspection',
  initial: () => blank,
  apply: (before, event) => {
    const state = inTurn(before, event) ? before : { ...before, disorder: [...before.disorder, stepWords[event.type]] };
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
    }
  },
  limits: outOfTurn,
};

export const inspectionStream = (inspectionId: string) => streamOf(inspection, inspectionId);
