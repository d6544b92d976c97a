import { gridContract } from '@yange/contracts';
import { stateHistory } from '@yange/projections';
import { serviceCentreFold } from './service-centre.fold.js';

/** Service centres with halls, offer and cases, by effective date. */
export const serviceCentresProjection = stateHistory({
  name: 'service-centres',
  version: 3,
  contract: gridContract,
  folds: [serviceCentreFold],
  tables: {
    service_centres:
      'name text not null, functions integer, catalogue_items integer, kinds text not null, kinds_open boolean not null, windows integer, units integer, offered integer, one_visit integer',
    halls: 'name text not null, kind text not null, count integer not null',
    case_statistics: 'period_from text not null, period_to text not null, handled integer not null, finish_percent text not null',
  },
});
