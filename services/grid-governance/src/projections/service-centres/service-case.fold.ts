import type { GridEvent } from '@yange/contracts';
import { defineStateFold } from '@yange/projections';

type Of<T> = Extract<GridEvent, { type: T }>;

export const serviceItemFold = defineStateFold<Of<'ServiceItemSet'>>({
  stream: 'service-item',
  types: ['ServiceItemSet'],
  apply: (book, { data: { name, centreId, centre, department, materials, oneVisit, workingDays } }, key) =>
    book.put('service_items', key, { name, centre_id: centreId, centre, department_id: department?.organId ?? '', department: department?.name ?? '', materials: materials.join('\n'), one_visit: oneVisit, working_days: workingDays }),
});

type CaseEvent = Of<'CaseAccepted' | 'OneTimeNoticeGiven' | 'CaseForwarded' | 'CaseHandedBack' | 'CaseFinished'>;

const counts = { CaseAccepted: ['accepted', 1], OneTimeNoticeGiven: ['notices', 1], CaseForwarded: ['away', 1], CaseHandedBack: ['away', -1], CaseFinished: ['finished', 1] } as const;

/** When a case was accepted and finished is in the dates of its steps. */
export const serviceCaseFold = defineStateFold<CaseEvent>({
  stream: 'service-case',
  types: ['CaseAccepted', 'OneTimeNoticeGiven', 'CaseForwarded', 'CaseHandedBack', 'CaseFinished'],
  apply: (book, { type }, key) => {
    const [column, by] = counts[type];
    return book.add('service_cases', key, column, by, { accepted: 0, notices: 0, finished: 0, away: 0 });
  },
  traces: ({ event, eventId, effective }) => [{ table: 'service_case_steps', key: eventId, cells: { type: event.type, case_id: event.data.caseId, item_id: event.data.itemId, on_day: effective.to, ...told(event) } }],
});

const silent = { item: '', centre_id: '', window_name: '', number: '', words: '', department_id: '', department: '', due_on: '' };

/** What a step says beside its case and day: where it was accepted, what is missing, what came of it and where it was handed out. */
const told = (event: CaseEvent): typeof silent => {
  switch (event.type) {
    case 'CaseAccepted':
      return { ...silent, item: event.data.item, centre_id: event.data.centreId, window_name: event.data.window, number: event.data.number };
    case 'OneTimeNoticeGiven':
      return { ...silent, words: event.data.missing.join('\n') };
    case 'CaseForwarded':
      return { ...silent, ...departmentOf(event.data), words: event.data.words, due_on: event.data.dueOn };
    case 'CaseHandedBack':
      return { ...silent, ...departmentOf(event.data), words: event.data.opinion };
    case 'CaseFinished':
      return { ...silent, window_name: event.data.window, words: event.data.outcome };
  }
};

const departmentOf = ({ department }: { readonly department?: { readonly organId: string; readonly name: string } | undefined }): Pick<typeof silent, 'department_id' | 'department'> => ({ department_id: department?.organId ?? '', department: department?.name ?? '' });
