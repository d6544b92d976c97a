import type { CallShareTakenOver, GridEvent } from '@yange/contracts';
import type { Fact } from '@yange/kernel';
import { defineStateFold, type Cells, type RowBook, type StateRow } from '@yange/projections';

type Of<T> = Extract<GridEvent, { type: T }>;

type CallEvent = Of<
  | 'CallRaised' | 'CallDispatched' | 'CallSigned' | 'CallReturned' | 'CallHandled' | 'CallAnswered' | 'CallReviewed' | 'CallReminded' | 'CallEscalated' | 'CallAssessed' | 'CallClosed'
  | 'CallShareTakenOver' | 'CallerSucceeded'
>;
type ShareEvent = Exclude<CallEvent, { type: 'CallRaised' | 'CallClosed' | 'CallShareTakenOver' | 'CallerSucceeded' }>;

const blank: Cells = { caller_id: '', caller: '', matter: '', ground: '', status: 'open', called: 0, answered: 0 };
const noShare: Cells = { stage: 'called', sign_by: '', due_on: '', reminders: 0, returns: 0, score: null, escalated_to: '' };

const shared = (book: RowBook, event: ShareEvent, key: string): void => {
  const { organId: id = '', name = '' } = event.data.department ?? {};
  const put = (cells: Cells): void => book.put('call_shares', id, cells, { department: name, ...noShare });
  const add = (cell: string): void => book.add('call_shares', id, cell, 1, { department: name, ...noShare });
  if (book.cells('call_shares', id) === undefined) book.add('joint_calls', key, 'called', 1, blank);
  switch (event.type) {
    case 'CallDispatched':
      if (book.cells('call_shares', event.data.insteadOf)?.['stage'] === 'returned' && event.data.insteadOf !== id) book.put('call_shares', event.data.insteadOf, { stage: 'replaced' });
      return put({ stage: 'dispatched', sign_by: event.data.signBy, due_on: event.data.dueOn });
    case 'CallSigned':
      return put({ stage: 'signed' });
    case 'CallReturned':
      add('returns');
      return put({ stage: 'returned' });
    case 'CallHandled':
      return put({ stage: 'handled' });
    case 'CallAnswered':
      book.add('joint_calls', key, 'answered', 1, blank);
      return put({ stage: 'answered' });
    case 'CallReviewed':
      if (!event.data.passed) book.add('joint_calls', key, 'answered', -1, blank);
      return put({ stage: event.data.passed ? 'reviewed' : 'signed' });
    case 'CallReminded':
      return add('reminders');
    case 'CallEscalated':
      return put({ stage: 'escalated', escalated_to: event.data.to });
    case 'CallAssessed':
      return put({ score: event.data.score });
  }
};

const passedOn = (book: RowBook, { department, takenOverBy }: CallShareTakenOver, key: string): void => {
  const [from, to] = [department?.organId ?? '', takenOverBy?.organId ?? ''];
  const cells = book.cells('call_shares', from);
  if (cells === undefined || takenOverBy === undefined) return;
  if (book.cells('call_shares', to) === undefined) book.add('joint_calls', key, 'called', 1, blank);
  book.put('call_shares', to, { ...cells, department: takenOverBy.name });
  book.put('call_shares', from, { stage: 'replaced' });
};

const apply = (book: RowBook, event: CallEvent, key: string): void => {
  if (event.type === 'CallClosed') return book.put('joint_calls', key, { status: 'closed' }, blank);
  if (event.type === 'CallerSucceeded') return book.put('joint_calls', key, { caller_id: event.data.succeededBy?.organId ?? '', caller: event.data.succeededBy?.name ?? '' }, blank);
  if (event.type === 'CallShareTakenOver') return passedOn(book, event.data, key);
  if (event.type !== 'CallRaised') return shared(book, event, key);
  const { caller, matter, called, ground } = event.data;
  book.put('joint_calls', key, { caller_id: caller?.organId ?? '', caller: caller?.name ?? '', matter, ground, called: called.length, status: 'open' }, blank);
  for (const { organId, name } of called) book.put('call_shares', organId, { ...noShare, department: name });
};

const wordsOf = ({ type, data }: CallEvent): string => {
  switch (type) {
    case 'CallRaised':
      return data.matter;
    case 'CallReturned':
    case 'CallEscalated':
      return data.reason;
    case 'CallHandled':
      return data.measure;
    case 'CallAnswered':
      return data.answer;
    case 'CallClosed':
      return data.outcome;
    case 'CallReviewed':
    case 'CallReminded':
    case 'CallAssessed':
      return data.words;
    case 'CallShareTakenOver':
      return data.takenOverBy?.name ?? '';
    case 'CallerSucceeded':
      return data.succeededBy?.name ?? '';
    case 'CallDispatched':
    case 'CallSigned':
      return '';
  }
};

/** Every step stays, with its day. */
const stepOf = ({ event, eventId, effective, position }: Fact<CallEvent>): StateRow => {
  const department = event.type === 'CallRaised' || event.type === 'CallerSucceeded' ? event.data.caller : event.type === 'CallClosed' ? undefined : event.data.department;
  return { table: 'call_steps', key: eventId, cells: { type: event.type, organ_id: department?.organId ?? '', organ: department?.name ?? '', on_day: effective.to, words: wordsOf(event), due_on: event.type === 'CallDispatched' ? event.data.dueOn : '', passed: event.type === 'CallReviewed' ? event.data.passed : null, score: event.type === 'CallAssessed' ? event.data.score : null, passed_to: event.type === 'CallShareTakenOver' ? (event.data.takenOverBy?.organId ?? '') : '', place: position } };
};

/** One row per call, one per department with a share in it, and its steps. Lights are no part of it: they depend on the day that is asked for. */
export const callFold = defineStateFold<CallEvent>({
  stream: 'call',
  types: ['CallRaised', 'CallDispatched', 'CallSigned', 'CallReturned', 'CallHandled', 'CallAnswered', 'CallReviewed', 'CallReminded', 'CallEscalated', 'CallAssessed', 'CallClosed', 'CallShareTakenOver', 'CallerSucceeded'],
  apply,
  traces: (fact) => [stepOf(fact)],
});

export const callTermsFold = defineStateFold<Of<'CallTermsSet'>>({
  stream: 'call-terms',
  types: ['CallTermsSet'],
  apply: (book, { data }) => book.put('call_terms', 'terms', { sign_days: data.signDays, handle_days: data.handleDays, warn_days: data.warnDays, assessment_percent: data.assessmentPercent }),
});

const nextPlace = (book: RowBook): number => {
  book.add('calendar_places', 'last', 'place', 1, { place: 0 });
  return Number(book.cells('calendar_places', 'last')?.['place']);
};

/** One row for each notice; of a year the last one counts that was not lifted. What lifts a copy may be dated before it, so that a lifted one stays in mind. */
export const workCalendarFold = defineStateFold<Of<'WorkCalendarRegistered' | 'WorkDaysSet' | 'WorkDaysLifted'>>({
  stream: 'work-calendar',
  types: ['WorkCalendarRegistered', 'WorkDaysSet', 'WorkDaysLifted'],
  apply: (book, event) => {
    if (event.type === 'WorkDaysLifted') return book.put('work_calendars', event.data.copyOf, { lifted: true }, { year: 0 });
    const { year, holidays, workdays } = event.data;
    const key = event.type === 'WorkDaysSet' ? event.data.copyOf : `own/${year}`;
    book.put('work_calendars', key, { year, holidays: holidays.join(' '), workdays: workdays.join(' '), place: nextPlace(book) }, { lifted: false });
  },
  shows: ({ table, cells }) => table !== 'calendar_places' && (table !== 'work_calendars' || (cells['lifted'] !== true && cells['year'] !== 0)),
});

export const caseloadFold = defineStateFold<Of<'StreetCaseloadReported'>>({
  stream: 'street-caseload',
  types: ['StreetCaseloadReported'],
  apply: (book, { data }, unitId) =>
    book.put('street_caseloads', data.periodFrom, { unit_id: unitId, unit: data.unit?.name ?? '', period_from: data.periodFrom, period_to: data.periodTo, matters: data.matters }),
});
