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
  traces: ({ event, eventId, effective }) => [{ table: 'service_case_steps', key: eventId, cells: { type: event.type, case_id: event.data.caseId, item_id: event.data.itemId, on_day: effective.to, ...told(event) } }],
});

const silent = { item: '', centre_id: '', window_name: '', number: '', words: '' };

/** What a step says beside its case and day: where it was accepted, what is missing, what came of it and where it was handed out. */
const told = (event: Of<'CaseAccepted' | 'OneTimeNoticeGiven' | 'CaseFinished'>): typeof silent => {
  switch (event.type) {
    case 'CaseAccepted':
      return { ...silent, item: event.data.item, centre_id: event.data.centreId, window_name: event.data.window, number: event.data.number };
    case 'OneTimeNoticeGiven':
      return { ...silent, words: event.data.missing.join('\n') };
    case 'CaseFinished':
      return { ...silent, window_name: event.data.window, words: event.data.outcome };
  }
};
