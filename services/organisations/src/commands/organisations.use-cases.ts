import { setReferenceListUseCases } from './reference/reference-list.use-cases.js';
import { lineageUseCases } from './lineage/lineage.use-cases.js';
import { motionUseCases } from './motion/motion.use-cases.js';
import { abolishOrganUseCase } from './organ/abolish-organ.use-case.js';
import { establishOrganUseCase } from './organ/establish-organ.use-case.js';
import { moveUnderSuccessorUseCase } from './organ/move-under-successor.use-case.js';
import { renameOrganUseCase } from './organ/rename-organ.use-case.js';
import { reparentOrganUseCase } from './organ/reparent-organ.use-case.js';
import { retainOrganUseCase } from './organ/retain-organ.use-case.js';
import { abolishInternalUnitsUseCase } from './organ-unit/abolish-internal-units.use-case.js';
import { addPlatesUseCase } from './organ-unit/add-plates.use-case.js';
import { mergeOfficesUseCase } from './organ-unit/merge-offices.use-case.js';
import { recordInternalUnitsUseCase } from './organ-unit/record-internal-units.use-case.js';
import { removePlateUseCase } from './organ-unit/remove-plate.use-case.js';
import { setUpByTemplateUseCase } from './organ-unit/set-up-by-template.use-case.js';
import { setUpInternalUnitsUseCase } from './organ-unit/set-up-internal-units.use-case.js';
import { activateSealInGroupUseCase } from './milestone/activate-seal-in-group.use-case.js';
import { activateSealUseCase } from './milestone/activate-seal.use-case.js';
import { fileSealInGroupUseCase } from './milestone/file-seal-in-group.use-case.js';
import { fileSealUseCase } from './milestone/file-seal.use-case.js';
import { inaugurateInGroupUseCase } from './milestone/inaugurate-in-group.use-case.js';
import { inaugurateUseCase } from './milestone/inaugurate.use-case.js';
import { issueCreditCodeCertificateInGroupUseCase } from './milestone/issue-credit-code-certificate-in-group.use-case.js';
import { issueCreditCodeCertificateUseCase } from './milestone/issue-credit-code-certificate.use-case.js';
import { openOrganUseCase } from './milestone/open-organ.use-case.js';
import { issueSandingInGroupUseCase } from './milestone/issue-sanding-in-group.use-case.js';
import { issueSandingUseCase } from './milestone/issue-sanding.use-case.js';
import { countOrgansUseCase } from './organ-group/count-organs.use-case.js';
import { mergeOfficesInGroupUseCase } from './organ-group/merge-offices-in-group.use-case.js';
import { recordReformMethodUseCase } from './organ-group/record-reform-method.use-case.js';
import { returnDutiesUseCase } from './organ-group/return-duties.use-case.js';
import { setCoordinationBodiesUseCase } from './organ-group/set-coordination-bodies.use-case.js';
import { setInstitutionLimitUseCase } from './organ-group/set-institution-limit.use-case.js';
import { uncountOrgansUseCase } from './organ-group/uncount-organs.use-case.js';
import { forwardNoticeUseCase } from './reform/forward-notice.use-case.js';
import { setReformObjectiveUseCase } from './reform/set-reform-objective.use-case.js';
import { startPilotUseCase } from './reform/start-pilot.use-case.js';
import { startReformUseCase } from './reform/start-reform.use-case.js';
import { reviseReformTaskUseCase } from './reform/revise-reform-task.use-case.js';
import { takeReformMeasureUseCase } from './reform/take-reform-measure.use-case.js';
import { takeUnitIntoScopeUseCase } from './reform/take-unit-into-scope.use-case.js';
import { attachFileUseCase } from './document/attach-file.use-case.js';
import { registerDocumentUseCase } from './document/register-document.use-case.js';
import { deputisingUseCases } from './deputising/deputising.use-cases.js';
import { sandingUseCases } from './sanding/sanding.use-cases.js';
import { cancelPledgeItemsUseCase } from './pledge-list/cancel-pledge-items.use-case.js';
import { listPledgeItemsUseCase } from './pledge-list/list-pledge-items.use-case.js';
import { retainPledgeItemsUseCase } from './pledge-list/retain-pledge-items.use-case.js';
import { holdMeetingUseCase } from './record/hold-meeting.use-case.js';
import { prescribeUnitTemplateUseCase } from './record/prescribe-unit-template.use-case.js';
import { recordRegionUseCase } from './record/record-region.use-case.js';
import { stateFindingUseCase } from './record/state-finding.use-case.js';
import { setUpCoordinationBodyUseCase } from './coordination/set-up-coordination-body.use-case.js';
import { putDocumentInForceUseCase } from './document/put-document-in-force.use-case.js';
import { repealDocumentUseCase } from './document/repeal-document.use-case.js';
import { recordOrganRegionUseCase } from './organ/record-organ-region.use-case.js';
import { changeRegionUseCase } from './record/change-region.use-case.js';
import { acceptTaskCompletionUseCase } from './reform/accept-task-completion.use-case.js';
import { answerNoticeUseCase } from './reform/answer-notice.use-case.js';
import { returnTaskCompletionUseCase } from './reform/return-task-completion.use-case.js';
import { claimTaskCompletionUseCase } from './reform/claim-task-completion.use-case.js';
import { issueSupportingMeasureUseCase } from './reform/issue-supporting-measure.use-case.js';
import { moveTaskLeadUseCase } from './reform/move-task-lead.use-case.js';
import { planReformTaskUseCase } from './reform/plan-reform-task.use-case.js';
import { planSupportingMeasureUseCase } from './reform/plan-supporting-measure.use-case.js';
import { activateWorkItemUseCase } from './work-item/activate-work-item.use-case.js';
import { admitWorkItemUseCase } from './work-item/admit-work-item.use-case.js';
import { endWorkItemUseCase } from './work-item/end-work-item.use-case.js';
import { fileWorkItemUseCase } from './work-item/file-work-item.use-case.js';
import { handOnWorkItemUseCase } from './work-item/hand-on-work-item.use-case.js';

/** Everything that can be recorded about organisations, by topic. */
export const organisationsUseCases = [
  abolishOrganUseCase, establishOrganUseCase, renameOrganUseCase, reparentOrganUseCase, moveUnderSuccessorUseCase, retainOrganUseCase,
  abolishInternalUnitsUseCase, addPlatesUseCase, mergeOfficesUseCase, recordInternalUnitsUseCase, removePlateUseCase, setUpByTemplateUseCase, setUpInternalUnitsUseCase,
  activateSealInGroupUseCase, activateSealUseCase, fileSealInGroupUseCase, fileSealUseCase, inaugurateInGroupUseCase, inaugurateUseCase, issueCreditCodeCertificateInGroupUseCase, issueCreditCodeCertificateUseCase, issueSandingInGroupUseCase, issueSandingUseCase, openOrganUseCase,
  countOrgansUseCase, mergeOfficesInGroupUseCase, recordReformMethodUseCase, returnDutiesUseCase, setCoordinationBodiesUseCase, setInstitutionLimitUseCase, uncountOrgansUseCase,
  forwardNoticeUseCase, setReformObjectiveUseCase, startPilotUseCase, startReformUseCase, takeReformMeasureUseCase, takeUnitIntoScopeUseCase,
  attachFileUseCase, registerDocumentUseCase,
  cancelPledgeItemsUseCase, listPledgeItemsUseCase, retainPledgeItemsUseCase,
  holdMeetingUseCase, prescribeUnitTemplateUseCase, recordRegionUseCase, stateFindingUseCase,
  setUpCoordinationBodyUseCase, putDocumentInForceUseCase, repealDocumentUseCase, recordOrganRegionUseCase, changeRegionUseCase,
  planReformTaskUseCase, reviseReformTaskUseCase, moveTaskLeadUseCase, claimTaskCompletionUseCase, acceptTaskCompletionUseCase, returnTaskCompletionUseCase, answerNoticeUseCase, planSupportingMeasureUseCase, issueSupportingMeasureUseCase,
  admitWorkItemUseCase, fileWorkItemUseCase, activateWorkItemUseCase, handOnWorkItemUseCase, endWorkItemUseCase,
  ...lineageUseCases, ...setReferenceListUseCases, ...sandingUseCases,
  ...motionUseCases, ...deputisingUseCases,
] as const;
