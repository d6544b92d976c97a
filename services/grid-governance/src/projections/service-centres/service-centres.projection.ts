import { gridContract } from '@yange/contracts';
import { stateHistory } from '@yange/projections';
import { serviceCaseFold, serviceItemFold } from './service-case.fold.js';
import { serviceCentreFold } from './service-centre.fold.js';

/** Service centres with halls, offer and cases, by effective date. */
export const serviceCentresProjection = stateHistory({
  name: 'service-centres',
  version: 10,
  contract: gridContract,
  folds: [serviceCentreFold, serviceItemFold, serviceCaseFold],
  tables: {
    service_centres:
      'name text not null, functions integer, catalogue_items integer, kinds text not null, kinds_open boolean not null, windows integer, units integer, offered integer, one_visit integer',
    halls: 'name text not null, kind text not null, count integer not null',
    centre_windows: 'name text not null, hall text not null, handles text not null, centre text not null, unit_id text not null, unit text not null, count integer not null',
    resident_units: 'name text not null, hall text not null, handles text not null, centre text not null, unit_id text not null, unit text not null, count integer not null',
    service_items: 'name text not null, centre_id text not null, centre text not null, department_id text not null, department text not null, materials text not null, one_visit boolean not null, working_days integer not null',
    service_cases: 'accepted integer not null, notices integer not null, finished integer not null, away integer not null',
    service_case_steps: 'type text not null, case_id text not null, item_id text not null, item text not null, centre_id text not null, window_name text not null, number text not null, words text not null, department_id text not null, department text not null, due_on text not null, on_day text not null',
    case_statistics: 'period_from text not null, period_to text not null, handled integer not null, accepted integer, finished integer, finish_percent text not null',
  },
});
