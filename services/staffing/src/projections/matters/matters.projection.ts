import { staffingContract } from '@yange/contracts';
import { referenceEntryColumns, referenceListFold, stateHistory } from '@yange/projections';
import { ownerColumns } from '../periods/owner.columns.js';
import { quotaTypeColumns } from '../periods/quota-type.columns.js';
import { permitRequestFold } from './permit-request.fold.js';
import { personFold } from './person.fold.js';
import { secondmentFold } from './secondment.fold.js';
import { transferBatchFold } from './transfer-batch.fold.js';
import { usePermitFold } from './use-permit.fold.js';

/** What is under way between accounts and people, by effective date. */
export const mattersProjection = stateHistory({
  name: 'staffing-matters',
  version: 7,
  contract: staffingContract,
  folds: [usePermitFold, permitRequestFold, personFold, secondmentFold, transferBatchFold, referenceListFold],
  tables: {
    leavings: `${ownerColumns}, ${quotaTypeColumns}, reason_code text not null, reason text not null, quota_kept boolean not null, left_on text not null`,
    kept_posts: `${ownerColumns}, ${quotaTypeColumns}, reason text not null, kept boolean not null`,
    secondments: `${ownerColumns}, forms text not null, host text not null, host_organ_id uuid, went integer not null, away integer not null, until_day text not null, person_ids text not null`,
    transfer_batches: 'name text not null, units integer not null, persons integer not null, direction text not null, from_name text not null, to_name text not null, with_quota boolean not null, recorded_by uuid not null, recorded_on text not null, due_on text not null, named integer not null, finished boolean not null, reason text not null',
    reference_entries: referenceEntryColumns,
    transferred_persons: `batch_id uuid not null, person_id uuid not null, from_organ_id uuid, from_name text not null, to_organ_id uuid, to_name text not null, ${quotaTypeColumns}`,
    permit_requests: `${ownerColumns}, ${quotaTypeColumns}, requested integer not null, reason text not null, requested_by text not null, requested_for text not null, requested_on text not null, told_by uuid not null, state text not null, permit_id text not null, granted integer not null, answered_on text not null, answer_reason text not null`,
    use_permits: `${ownerColumns}, ${quotaTypeColumns}, account_id text not null, number text not null, granted_on text not null, granted_by uuid not null, granted integer not null, used integer not null, expires_on text not null, withdrawn boolean not null, seen_to boolean not null`,
  },
});
