import { abolishOrgan } from './organ/abolish-organ.use-case.js';
import { establishOrgan } from './organ/establish-organ.use-case.js';
import { renameOrgan } from './organ/rename-organ.use-case.js';
import { reparentOrgan } from './organ/reparent-organ.use-case.js';
import { retainOrgan } from './organ/retain-organ.use-case.js';
import { abolishInternalUnits } from './organ-unit/abolish-internal-units.use-case.js';
import { addPlates } from './organ-unit/add-plates.use-case.js';
import { mergeOffices } from './organ-unit/merge-offices.use-case.js';
import { recordInternalUnits } from './organ-unit/record-internal-units.use-case.js';
import { removePlate } from './organ-unit/remove-plate.use-case.js';
import { setUpInternalUnits } from './organ-unit/set-up-internal-units.use-case.js';
import { activateSealInGroup } from './milestone/activate-seal-in-group.use-case.js';
import { activateSeal } from './milestone/activate-seal.use-case.js';
import { fileSealInGroup } from './milestone/file-seal-in-group.use-case.js';
import { fileSeal } from './milestone/file-seal.use-case.js';
import { inaugurateInGroup } from './milestone/inaugurate-in-group.use-case.js';
import { inaugurate } from './milestone/inaugurate.use-case.js';
import { issueCreditCodeCertificateInGroup } from './milestone/issue-credit-code-certificate-in-group.use-case.js';
import { issueCreditCodeCertificate } from './milestone/issue-credit-code-certificate.use-case.js';
import { issueSandingInGroup } from './milestone/issue-sanding-in-group.use-case.js';
import { issueSanding } from './milestone/issue-sanding.use-case.js';
import { countOrgans } from './organ-group/count-organs.use-case.js';
import { mergeOfficesInGroup } from './organ-group/merge-offices-in-group.use-case.js';
import { recordReformMethod } from './organ-group/record-reform-method.use-case.js';
import { returnDuties } from './organ-group/return-duties.use-case.js';
import { setCoordinationBodies } from './organ-group/set-coordination-bodies.use-case.js';
import { setInstitutionLimit } from './organ-group/set-institution-limit.use-case.js';
import { uncountOrgans } from './organ-group/uncount-organs.use-case.js';
import { forwardNotice } from './reform/forward-notice.use-case.js';
import { setReformObjective } from './reform/set-reform-objective.use-case.js';
import { startPilot } from './reform/start-pilot.use-case.js';
import { startReform } from './reform/start-reform.use-case.js';
import { takeReformMeasure } from './reform/take-reform-measure.use-case.js';
import { takeUnitIntoScope } from './reform/take-unit-into-scope.use-case.js';
import { attachFile } from './document/attach-file.use-case.js';
import { registerDocument } from './document/register-document.use-case.js';
import { cancelPledgeItems } from './pledge-list/cancel-pledge-items.use-case.js';
import { listPledgeItems } from './pledge-list/list-pledge-items.use-case.js';
import { retainPledgeItems } from './pledge-list/retain-pledge-items.use-case.js';
import { holdMeeting } from './record/hold-meeting.use-case.js';
import { prescribeUnitTemplate } from './record/prescribe-unit-template.use-case.js';
import { recordRegion } from './record/record-region.use-case.js';
import { stateFinding } from './record/state-finding.use-case.js';

/** Everything that can be recorded about organisations, by topic. */
export const organisationsUseCases = [
  abolishOrgan, establishOrgan, renameOrgan, reparentOrgan, retainOrgan,
  abolishInternalUnits, addPlates, mergeOffices, recordInternalUnits, removePlate, setUpInternalUnits,
  activateSealInGroup, activateSeal, fileSealInGroup, fileSeal, inaugurateInGroup, inaugurate, issueCreditCodeCertificateInGroup, issueCreditCodeCertificate, issueSandingInGroup, issueSanding,
  countOrgans, mergeOfficesInGroup, recordReformMethod, returnDuties, setCoordinationBodies, setInstitutionLimit, uncountOrgans,
  forwardNotice, setReformObjective, startPilot, startReform, takeReformMeasure, takeUnitIntoScope,
  attachFile, registerDocument,
  cancelPledgeItems, listPledgeItems, retainPledgeItems,
  holdMeeting, prescribeUnitTemplate, recordRegion, stateFinding,
] as const;
