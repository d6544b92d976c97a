import { staffingContract } from '@yange/contracts';
import { stateHistory } from '@yange/projections';
import { ownerColumns } from '../periods/owner.columns.js';
import { quotaTypeColumns } from '../periods/quota-type.columns.js';
import { usePermitFold } from './use-permit.fold.js';

/** What is under way between accounts and people, by effective date. */
export const mattersProjection = stateHistory({
  name: 'staffing-matters',
  version: 1,
  contract: staffingContract,
  folds: [usePermitFold],
  tables: {
    use_permits: `${ownerColumns}, ${quotaTypeColumns}, granted integer not null, used integer not null, expires_on text not null, withdrawn boolean not null, seen_to boolean not null`,
  },
});
