import { defineContract, type ContractEvents } from './registry.js';
import { DocumentAttachedSchema, DocumentRegisteredSchema } from './generated/yange/organisations/v1/document_pb.js';
import { FindingStatedSchema } from './generated/yange/organisations/v1/finding_pb.js';
import { MeetingHeldSchema } from './generated/yange/organisations/v1/meeting_pb.js';
import {
  InternalUnitsAbolishedSchema,
  InternalUnitsRecordedSchema,
  InternalUnitsSetUpSchema,
  OrganAbolishedSchema,
  OrganEstablishedSchema,
  OrganRenamedSchema,
  OrganReparentedSchema,
  OrganRetainedSchema,
  PlateAddedSchema,
  PlateRemovedSchema,
} from './generated/yange/organisations/v1/organ_pb.js';
import {
  CoordinationBodiesSetSchema,
  CreditCodeCertificateIssuedSchema,
  DutiesReturnedSchema,
  InstitutionLimitSetSchema,
  OfficesMergedSchema,
  OrganInauguratedSchema,
  OrgansCountedSchema,
  OrgansUncountedSchema,
  ReformMethodRecordedSchema,
  SandingIssuedSchema,
  SealActivatedSchema,
  SealFiledSchema,
} from './generated/yange/organisations/v1/organ_group_pb.js';
import * as motion from './generated/yange/organisations/v1/motion_pb.js';
import { PledgeItemsCancelledSchema, PledgeItemsListedSchema, PledgeItemsRetainedSchema } from './generated/yange/organisations/v1/pledge_list_pb.js';
import {
  NoticeForwardedSchema,
  PilotStartedSchema,
  ReformMeasureTakenSchema,
  ReformObjectiveSetSchema,
  ReformStartedSchema,
  UnitTakenIntoScopeSchema,
} from './generated/yange/organisations/v1/reform_pb.js';
import { RegionRecordedSchema } from './generated/yange/organisations/v1/region_pb.js';
import { UnitTemplatePrescribedSchema } from './generated/yange/organisations/v1/unit_template_pb.js';

/** The published language of `organisations`: organs and groups of organs, units, reforms, documents, pledges, meetings. */
export const organisationsContract = defineContract('organisations', 6, {
  ApproverDesignated: motion.ApproverDesignatedSchema,
  ArgumentFiled: motion.ArgumentFiledSchema,
  DecisionTaken: motion.DecisionTakenSchema,
  DemandReceived: motion.DemandReceivedSchema,
  ImplementationReported: motion.ImplementationReportedSchema,
  InterferenceRefused: motion.InterferenceRefusedSchema,
  MatterLevelSet: motion.MatterLevelSetSchema,
  MotionFiled: motion.MotionFiledSchema,
  MotionMade: motion.MotionMadeSchema,
  MotionReturned: motion.MotionReturnedSchema,
  MotionRevised: motion.MotionRevisedSchema,
  MotionSubmitted: motion.MotionSubmittedSchema,
  MotionWithdrawn: motion.MotionWithdrawnSchema,
  ReplyReceived: motion.ReplyReceivedSchema,
  CoordinationBodiesSet: CoordinationBodiesSetSchema,
  CreditCodeCertificateIssued: CreditCodeCertificateIssuedSchema,
  DocumentAttached: DocumentAttachedSchema,
  DocumentRegistered: DocumentRegisteredSchema,
  DutiesReturned: DutiesReturnedSchema,
  FindingStated: FindingStatedSchema,
  InstitutionLimitSet: InstitutionLimitSetSchema,
  InternalUnitsAbolished: InternalUnitsAbolishedSchema,
  InternalUnitsRecorded: InternalUnitsRecordedSchema,
  InternalUnitsSetUp: InternalUnitsSetUpSchema,
  MeetingHeld: MeetingHeldSchema,
  NoticeForwarded: NoticeForwardedSchema,
  OfficesMerged: OfficesMergedSchema,
  OrganAbolished: OrganAbolishedSchema,
  OrganEstablished: OrganEstablishedSchema,
  OrganInaugurated: OrganInauguratedSchema,
  OrganRenamed: OrganRenamedSchema,
  OrganReparented: OrganReparentedSchema,
  OrganRetained: OrganRetainedSchema,
  OrgansCounted: OrgansCountedSchema,
  OrgansUncounted: OrgansUncountedSchema,
  PilotStarted: PilotStartedSchema,
  PlateAdded: PlateAddedSchema,
  PlateRemoved: PlateRemovedSchema,
  PledgeItemsCancelled: PledgeItemsCancelledSchema,
  PledgeItemsListed: PledgeItemsListedSchema,
  PledgeItemsRetained: PledgeItemsRetainedSchema,
  ReformMeasureTaken: ReformMeasureTakenSchema,
  ReformMethodRecorded: ReformMethodRecordedSchema,
  ReformObjectiveSet: ReformObjectiveSetSchema,
  ReformStarted: ReformStartedSchema,
  RegionRecorded: RegionRecordedSchema,
  SandingIssued: SandingIssuedSchema,
  SealActivated: SealActivatedSchema,
  SealFiled: SealFiledSchema,
  UnitTakenIntoScope: UnitTakenIntoScopeSchema,
  UnitTemplatePrescribed: UnitTemplatePrescribedSchema,
});

export type OrganisationsEvent = ContractEvents<typeof organisationsContract>;
