import { gridContract } from '@yange/contracts';
import { stateHistory } from '@yange/projections';
import { callFold } from './call.fold.js';
import { serviceCentreFold } from './service-centre.fold.js';

/** Service centres with halls, offer and cases, and the calls of streets, by effective date. */
export const serviceCentresProjection = stateHistory({
  name: 'service-centres',
  version: 2,
  contract: gridContract,
  folds: [serviceCentreFold, callFold],
  tables: {
    service_centres:
      'name text not null, functions integer, catalogue_items integer, kinds text not null, kinds_open boolean not null, windows integer, units integer, offered integer, one_visit integer',
    halls: 'name text not null, kind text not null, count integer not null',
    case_statistics: 'period_from text not null, period_to text not null, handled integer not null, finish_percent text not null',
    joint_calls: 'caller text not null, matter text not null, status text not null, called integer not null, answered integer not null',
  },
});
