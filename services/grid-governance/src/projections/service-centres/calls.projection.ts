import { gridContract } from '@yange/contracts';
import { stateHistory } from '@yange/projections';
import { callFold, callTermsFold, caseloadFold, workCalendarFold } from './call.fold.js';

/** Calls of streets with every department's share and step, the terms and the calendar that they are measured by, and the matters of streets. */
export const callsProjection = stateHistory({
  name: 'joint-response',
  version: 5,
  contract: gridContract,
  folds: [callFold, callTermsFold, workCalendarFold, caseloadFold],
  tables: {
    joint_calls: 'caller_id text not null, caller text not null, matter text not null, ground text not null, status text not null, called integer not null, answered integer not null',
    call_shares:
      'department text not null, stage text not null, sign_by text not null, due_on text not null, reminders integer not null, returns integer not null, score integer, escalated_to text not null',
    call_steps: 'type text not null, organ_id text not null, organ text not null, on_day text not null, words text not null, due_on text not null, passed_to text not null, passed boolean, score integer, place bigint not null',
    call_terms: 'sign_days integer not null, handle_days integer not null, warn_days integer not null, assessment_percent integer not null',
    work_calendars: 'year integer not null, holidays text not null, workdays text not null, place integer not null, lifted boolean not null',
    street_caseloads: 'unit_id text not null, unit text not null, period_from text not null, period_to text not null, matters integer not null',
  },
});
