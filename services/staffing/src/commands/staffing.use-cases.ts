import type { AnyUseCase } from '@yange/use-case';
import { absorbExcessLeadersUseCase } from './excess-leaders/absorb-excess-leaders.use-case.js';
import { appointLeadersUseCase } from './posts/appoint-leaders.use-case.js';
import { appointToPostUseCase } from './named-posts/appoint-to-post.use-case.js';
import { approvePostsUseCase } from './posts/approve-posts.use-case.js';
import { approveQuotaUseCase } from './quota/approve-quota.use-case.js';
import { carryOverEndedOrganUseCase } from './organ-notes/carry-over-ended-organ.use-case.js';
import { carryOverPersonUseCase } from './carry-over/carry-over-person.use-case.js';
import { carryOverPostsUseCase } from './carry-over/carry-over-posts.use-case.js';
import { carryOverQuotaUseCase } from './carry-over/carry-over-quota.use-case.js';
import { clearSecondmentsUseCase } from './transfers/clear-secondments.use-case.js';
import { closeIssuesUseCase } from './rectification/close-issues.use-case.js';
import { extendSecondmentUseCase } from './transfers/extend-secondment.use-case.js';
import { finishTransferBatchUseCase } from './transfers/finish-transfer-batch.use-case.js';
import { enterPersonUseCase } from './persons/enter-person.use-case.js';
import { expireUsePermitUseCase } from './permits/expire-use-permit.use-case.js';
import { refusePermitRequestUseCase, withdrawPermitRequestUseCase } from './permits/answer-permit-request.use-cases.js';
import { grantUsePermitUseCase } from './permits/grant-use-permit.use-case.js';
import { holdCadreAdjustmentsUseCase } from './excess-leaders/hold-cadre-adjustments.use-case.js';
import { increasePostsUseCase } from './posts/increase-posts.use-case.js';
import { increaseQuotaUseCase } from './quota/increase-quota.use-case.js';
import { clearQuotaOfLeaverUseCase, leavePersonUseCase } from './persons/leave-person.use-case.js';
import { openIssuesUseCase } from './rectification/open-issues.use-case.js';
import { planAbsorptionUseCase } from './excess-leaders/plan-absorption.use-case.js';
import { recordExcessLeadersUseCase } from './excess-leaders/record-excess-leaders.use-case.js';
import { recordSecondmentsUseCase } from './transfers/record-secondments.use-case.js';
import { recordTransferBatchUseCase } from './transfers/record-transfer-batch.use-case.js';
import { recordTransferBatchWithQuotaUseCase } from './transfers/record-transfer-batch-with-quota.use-case.js';
import { recountAccountUseCase } from './quota-totals/recount-account.use-case.js';
import { reducePostsUseCase } from './posts/reduce-posts.use-case.js';
import { reduceQuotaUseCase } from './quota/reduce-quota.use-case.js';
import { releaseFromPostUseCase } from './named-posts/release-from-post.use-case.js';
import { removeLeadersUseCase } from './posts/remove-leaders.use-case.js';
import { requestUsePermitUseCase } from './permits/request-use-permit.use-case.js';
import { reopenIssuesUseCase } from './rectification/reopen-issues.use-case.js';
import { setQuotaTotalUseCase } from './quota-totals/set-quota-total.use-case.js';
import { setReferenceListUseCases } from './reference/reference-list.use-cases.js';
import { setRoleLineUseCase } from './posts/set-role-line.use-case.js';
import { settlePlanUseCase } from './excess-leaders/settle-plan.use-case.js';
import { stateHeadcountUseCase } from './quota/state-headcount.use-case.js';
import { stateRemainingExcessUseCase } from './excess-leaders/state-remaining-excess.use-case.js';
import { transferPersonUseCase } from './persons/transfer-person.use-case.js';
import { transferQuotaUseCase } from './quota/transfer-quota.use-case.js';
import { withdrawUsePermitUseCase } from './permits/withdraw-use-permit.use-case.js';

/** Everything that can be recorded here. */
export const staffingUseCases: readonly AnyUseCase[] = [
  absorbExcessLeadersUseCase,
  appointLeadersUseCase,
  appointToPostUseCase,
  approvePostsUseCase,
  approveQuotaUseCase,
  carryOverEndedOrganUseCase,
  carryOverPersonUseCase,
  carryOverPostsUseCase,
  carryOverQuotaUseCase,
  clearQuotaOfLeaverUseCase,
  clearSecondmentsUseCase,
  closeIssuesUseCase,
  enterPersonUseCase,
  expireUsePermitUseCase,
  extendSecondmentUseCase,
  finishTransferBatchUseCase,
  grantUsePermitUseCase,
  holdCadreAdjustmentsUseCase,
  increasePostsUseCase,
  increaseQuotaUseCase,
  leavePersonUseCase,
  openIssuesUseCase,
  planAbsorptionUseCase,
  recordExcessLeadersUseCase,
  recordSecondmentsUseCase,
  recordTransferBatchUseCase,
  recordTransferBatchWithQuotaUseCase,
  recountAccountUseCase,
  reducePostsUseCase,
  reduceQuotaUseCase,
  refusePermitRequestUseCase,
  releaseFromPostUseCase,
  removeLeadersUseCase,
  reopenIssuesUseCase,
  requestUsePermitUseCase,
  setQuotaTotalUseCase,
  ...setReferenceListUseCases,
  setRoleLineUseCase,
  settlePlanUseCase,
  stateHeadcountUseCase,
  stateRemainingExcessUseCase,
  transferPersonUseCase,
  transferQuotaUseCase,
  withdrawPermitRequestUseCase,
  withdrawUsePermitUseCase,
];
