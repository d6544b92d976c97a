import type { GridEvent } from '@yange/contracts';
import { defineStateFold } from '@yange/projections';

type Of<T> = Extract<GridEvent, { type: T }>;

export const serviceItemFold = defineStateFold<Of<'ServiceItemSet'>>({
  stream: 'service-item',
  types: ['ServiceItemSet'],
  apply: (book, { data: { name, centreId, centre, department, materials, oneVisit, workingDays } }, key) =>
    book.put('service_items', key, { name, centre_id: centreId, centre, department_id: department?.organId ?? '', department: department?.name ?? '', materials: materials.join('\n'), one_visit: oneVisit, working_days: workingDays }),
});

/** When a case was accepted and finished is in the dates of its steps. */
export const serviceCaseFold = defineStateFold<Of<'CaseAccepted' | 'OneTimeNoticeGiven' | 'CaseFinished'>>({
  stream: 'service-case',
  types: ['CaseAccepted', 'OneTimeNoticeGiven', 'CaseFinished'],
  apply: (book, { type }, key) => {
    const blank = { accepted: 0, notices: 0, finished: 0 };
    return book.add('service_cases', key, type === 'CaseAccepted' ? 'accepted' : type === 'CaseFinished' ? 'finished' : 'notices', 1, blank);
  },
  traces: ({ event: { type, data }, eventId, effective }) => [{ table: 'service_case_steps', key: eventId, cells: { type, item_id: data.itemId, on_day: effective.to } }],
});
