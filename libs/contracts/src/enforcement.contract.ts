import { AuxiliaryStaffEngagedSchema, AuxiliaryStaffLeftSchema } from './generated/yange/enforcement/v1/auxiliary_pb.js';
import { EnforcementFieldGivenUpSchema, EnforcementFieldHeldSchema, EnforcementFieldsListedSchema } from './generated/yange/enforcement/v1/field_pb.js';
import { EquipmentIssuedSchema, EquipmentReturnedSchema, PowersHandedOverSchema } from './generated/yange/enforcement/v1/handover_pb.js';
import {
  ClaimListPublishedSchema, ClaimTargetSetSchema, DeclineReasonsSetSchema, PowerListAdoptedSchema, DelegationMethodsAdoptedSchema, EnforcementBodyDeterminedSchema, PowerListIssuedSchema,
  PowerListRevisedSchema, PowersClaimedSchema, PowersClaimRevokedSchema, PowersDeclinedSchema, PowerItemsDescribedSchema, PowerItemsWithdrawnSchema,
  PowerKindsSetSchema, PowersDelegatedSchema, PowersEvaluatedSchema, UnitCapacityDeterminedSchema, VerticalShareStatedSchema,
} from './generated/yange/enforcement/v1/power_list_pb.js';
import {
  TeamNamedSchema, TeamsAbolishedSchema, TeamsEstablishedSchema, TeamsMergedSchema, TeamsRenamedSchema, TeamsReparentedSchema, TeamsTransferredUpSchema,
} from './generated/yange/enforcement/v1/team_pb.js';
import {
  TeamCasesReportedSchema, TeamDocumentsAdoptedSchema, TeamEquipmentSetSchema, TeamFundsAllottedSchema, TeamItemsSetSchema, TeamStrengthStatedSchema, TeamTrainedSchema, TeamAuthorisedSchema, TeamAuthorisationEndedSchema, TeamCertificatesCountedSchema,
} from './generated/yange/enforcement/v1/team_practice_pb.js';
import { PowerHolderEndedSchema, PowerHolderEndLiftedSchema, PowerHolderNotedSchema, PowerHolderNoteWithdrawnSchema } from './generated/yange/enforcement/v1/organ_end_pb.js';
import { defineContract, type ContractEvents } from './registry.js';

export * from './generated/yange/enforcement/v1/organ_end_pb.js';
export * from './generated/yange/enforcement/v1/auxiliary_pb.js';
export * from './generated/yange/enforcement/v1/field_pb.js';
export * from './generated/yange/enforcement/v1/handover_pb.js';
export * from './generated/yange/enforcement/v1/power_list_pb.js';
export * from './generated/yange/enforcement/v1/team_pb.js';
export * from './generated/yange/enforcement/v1/team_practice_pb.js';

/** Who enforces what in a district, and which powers went to which town or street. */
export const enforcementContract = defineContract('enforcement', 6, {
  TeamsEstablished: TeamsEstablishedSchema,
  TeamsMerged: TeamsMergedSchema,
  TeamsRenamed: TeamsRenamedSchema,
  TeamsReparented: TeamsReparentedSchema,
  TeamNamed: TeamNamedSchema,
  TeamsTransferredUp: TeamsTransferredUpSchema,
  TeamsAbolished: TeamsAbolishedSchema,
  TeamAuthorised: TeamAuthorisedSchema,
  TeamAuthorisationEnded: TeamAuthorisationEndedSchema,
  TeamCertificatesCounted: TeamCertificatesCountedSchema,
  TeamCasesReported: TeamCasesReportedSchema,
  TeamDocumentsAdopted: TeamDocumentsAdoptedSchema,
  TeamEquipmentSet: TeamEquipmentSetSchema,
  TeamFundsAllotted: TeamFundsAllottedSchema,
  TeamItemsSet: TeamItemsSetSchema,
  TeamStrengthStated: TeamStrengthStatedSchema,
  TeamTrained: TeamTrainedSchema,
  EnforcementFieldsListed: EnforcementFieldsListedSchema,
  EnforcementFieldHeld: EnforcementFieldHeldSchema,
  EnforcementFieldGivenUp: EnforcementFieldGivenUpSchema,
  AuxiliaryStaffEngaged: AuxiliaryStaffEngagedSchema,
  AuxiliaryStaffLeft: AuxiliaryStaffLeftSchema,
  PowerListIssued: PowerListIssuedSchema,
  PowerListAdopted: PowerListAdoptedSchema,
  PowerListRevised: PowerListRevisedSchema,
  VerticalShareStated: VerticalShareStatedSchema,
  EnforcementBodyDetermined: EnforcementBodyDeterminedSchema,
  DelegationMethodsAdopted: DelegationMethodsAdoptedSchema,
  ClaimTargetSet: ClaimTargetSetSchema,
  PowersClaimed: PowersClaimedSchema,
  DeclineReasonsSet: DeclineReasonsSetSchema,
  PowersDeclined: PowersDeclinedSchema,
  PowersClaimRevoked: PowersClaimRevokedSchema,
  ClaimListPublished: ClaimListPublishedSchema,
  PowerKindsSet: PowerKindsSetSchema,
  PowerItemsDescribed: PowerItemsDescribedSchema,
  UnitCapacityDetermined: UnitCapacityDeterminedSchema,
  PowersDelegated: PowersDelegatedSchema,
  PowerItemsWithdrawn: PowerItemsWithdrawnSchema,
  PowersEvaluated: PowersEvaluatedSchema,
  PowersHandedOver: PowersHandedOverSchema,
  EquipmentIssued: EquipmentIssuedSchema,
  EquipmentReturned: EquipmentReturnedSchema,
  PowerHolderEnded: PowerHolderEndedSchema,
  PowerHolderEndLifted: PowerHolderEndLiftedSchema,
  PowerHolderNoted: PowerHolderNotedSchema,
  PowerHolderNoteWithdrawn: PowerHolderNoteWithdrawnSchema,
});

export type EnforcementEvent = ContractEvents<typeof enforcementContract>;
