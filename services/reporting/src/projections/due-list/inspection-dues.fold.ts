import type { ReportingEvent } from '@yange/contracts';
import { defineDueFold, each } from './due-book.fold.js';

type Of<T extends ReportingEvent['type']> = Extract<ReportingEvent, { type: T }>;
type InspectionEvent = Of<'InspectionRequested' | 'InspectionSelfChecked' | 'InspectionSubmitted' | 'InspectionFollowUpDemanded' | 'InspectionFollowUpDone' | 'InspectionClosed'>;

/** Stream inspection/<id>: self-check, submission, and each thing that is to be put right. */
export const inspectionDues = defineDueFold<InspectionEvent>({
  stream: 'inspection',
  types: ['InspectionRequested', 'InspectionSelfChecked', 'InspectionSubmitted', 'InspectionFollowUpDemanded', 'InspectionFollowUpDone', 'InspectionClosed'],
  fold: each((book, event, fact) => {
    const link = `reporting/inspections/${event.data.inspectionId}`;
    switch (event.type) {
      case 'InspectionRequested': {
        const { title, selfCheckDue, submissionDue } = event.data;
        book.open(fact, 'self-check', { kind: 'inspection-self-check', dueOn: selfCheckDue, zh: `${title}：自查`, en: `${title}: self-check`, role: 'clerk', link });
        return book.open(fact, 'submission', { kind: 'inspection-submission', dueOn: submissionDue, zh: `${title}：报送`, en: `${title}: to be submitted`, role: 'clerk', link });
      }
      case 'InspectionSelfChecked':
        return book.close(fact, 'self-check');
      case 'InspectionSubmitted':
        return book.close(fact, 'submission');
      case 'InspectionFollowUpDemanded': {
        const { itemId, demand, due } = event.data;
        return book.open(fact, `follow-up/${itemId}`, { kind: 'inspection-follow-up', dueOn: due, zh: demand, en: demand, role: 'clerk', link });
      }
      case 'InspectionFollowUpDone':
        return book.close(fact, `follow-up/${event.data.itemId}`);
      case 'InspectionClosed':
        return undefined;
    }
  }),
});
