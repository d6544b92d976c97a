import { Rejected } from '@yange/kernel';
import type { InspectionState } from './inspection.aggregate.js';
import type { InspectionEvent } from './inspection.events.js';

/**
 * The next step of an inspection: request → self-check → submission → what is to be put right → closed. Each step rests on its documents, the evidence among them.
 * @throws {Rejected} `inspection-unknown`, `inspection-known`, `inspection-closed`, `self-check-first`, `submission-first`, `already-submitted`, `follow-up-unknown`, `follow-up-done`, `follow-up-open`
 */
export const inspectionStep = (state: InspectionState, event: InspectionEvent): readonly InspectionEvent[] => {
  const { inspectionId } = event.data;
  if (event.type === 'InspectionRequested') {
    if (state.requested) throw new Rejected('inspection-known', '该督查已登记', 'this inspection is recorded already', { inspectionId });
    return [event];
  }
  if (!state.requested) throw new Rejected('inspection-unknown', '没有登记该督查', 'no such inspection is recorded', { inspectionId });
  if (state.closed) throw new Rejected('inspection-closed', '该督查已办结', 'this inspection is closed', { inspectionId });
  assertInTurn(state, event);
  return [event];
};

const assertInTurn = ({ selfChecked, submitted, followUps }: InspectionState, event: InspectionEvent): void => {
  const { inspectionId } = event.data;
  switch (event.type) {
    case 'InspectionSubmitted':
      if (!selfChecked) throw new Rejected('self-check-first', '报送前须先完成自查', 'the self-check comes before the submission', { inspectionId });
      if (submitted) throw new Rejected('already-submitted', '材料已报送；有误请作更正', 'it was submitted already; record a correction', { inspectionId });
      return;
    case 'InspectionFollowUpDemanded':
      if (!submitted) throw new Rejected('submission-first', '报送后才有反馈', 'what is to be put right follows the submission', { inspectionId });
      return;
    case 'InspectionFollowUpDone': {
      const done = followUps[event.data.itemId];
      if (done === undefined) throw new Rejected('follow-up-unknown', '没有这项整改要求', 'there is no such demand', { itemId: event.data.itemId });
      if (done) throw new Rejected('follow-up-done', '该项已整改', 'it is put right already', { itemId: event.data.itemId });
      return;
    }
    case 'InspectionClosed': {
      if (!submitted) throw new Rejected('submission-first', '未报送，不能办结', 'it was not submitted, and cannot be closed', { inspectionId });
      const open = Object.entries(followUps).filter(([, done]) => !done);
      if (open.length > 0) throw new Rejected('follow-up-open', `尚有 ${open.length} 项未整改`, `${open.length} demands are not put right`, { itemId: open[0]?.[0] ?? '' });
      return;
    }
    default:
  }
};
