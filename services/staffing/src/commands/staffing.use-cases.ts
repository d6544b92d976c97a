import type { AnyUseCase } from '@yange/use-case';
import { absorbExcessLeaders } from './absorb-excess-leaders/absorb-excess-leaders.use-case.js';
import { appointLeaders } from './appoint-leaders/appoint-leaders.use-case.js';
import { approvePosts } from './approve-posts/approve-posts.use-case.js';
import { approveQuota } from './approve-quota/approve-quota.use-case.js';
import { clearSecondments } from './clear-secondments/clear-secondments.use-case.js';
import { closeIssues } from './close-issues/close-issues.use-case.js';
import { enterPerson } from './enter-person/enter-person.use-case.js';
import { expireUsePermit } from './expire-use-permit/expire-use-permit.use-case.js';
import { grantUsePermit } from './grant-use-permit/grant-use-permit.use-case.js';
import { holdCadreAdjustments } from './hold-cadre-adjustments/hold-cadre-adjustments.use-case.js';
import { increasePosts } from './increase-posts/increase-posts.use-case.js';
import { increaseQuota } from './increase-quota/increase-quota.use-case.js';
import { leavePerson } from './leave-person/leave-person.use-case.js';
import { openIssues } from './open-issues/open-issues.use-case.js';
import { planAbsorption } from './plan-absorption/plan-absorption.use-case.js';
import { recordExcessLeaders } from './record-excess-leaders/record-excess-leaders.use-case.js';
import { recordSecondments } from './record-secondments/record-secondments.use-case.js';
import { recordTransferBatch } from './record-transfer-batch/record-transfer-batch.use-case.js';
import { recordTransferBatchWithQuota } from './record-transfer-batch-with-quota/record-transfer-batch-with-quota.use-case.js';
import { reducePosts } from './reduce-posts/reduce-posts.use-case.js';
import { reduceQuota } from './reduce-quota/reduce-quota.use-case.js';
import { removeLeaders } from './remove-leaders/remove-leaders.use-case.js';
import { reopenIssues } from './reopen-issues/reopen-issues.use-case.js';
import { setRoleLine } from './set-role-line/set-role-line.use-case.js';
import { settlePlan } from './settle-plan/settle-plan.use-case.js';
import { stateHeadcount } from './state-headcount/state-headcount.use-case.js';
import { stateRemainingExcess } from './state-remaining-excess/state-remaining-excess.use-case.js';
import { transferPerson } from './transfer-person/transfer-person.use-case.js';
import { transferQuota } from './transfer-quota/transfer-quota.use-case.js';

/** Everything that can be recorded here. */
export const staffingUseCases: readonly AnyUseCase[] = [
  absorbExcessLeaders,
  appointLeaders,
  approvePosts,
  approveQuota,
  clearSecondments,
  closeIssues,
  enterPerson,
  expireUsePermit,
  grantUsePermit,
  holdCadreAdjustments,
  increasePosts,
  increaseQuota,
  leavePerson,
  openIssues,
  planAbsorption,
  recordExcessLeaders,
  recordSecondments,
  recordTransferBatch,
  recordTransferBatchWithQuota,
  reducePosts,
  reduceQuota,
  removeLeaders,
  reopenIssues,
  setRoleLine,
  settlePlan,
  stateHeadcount,
  stateRemainingExcess,
  transferPerson,
  transferQuota,
];
