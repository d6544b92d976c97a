import { defineContract, type ContractEvents } from './registry.js';
import * as approverNotes from './generated/yange/staffing/v1/approver_notes_pb.js';
import * as documentNotes from './generated/yange/staffing/v1/document_notes_pb.js';
import * as namedPosts from './generated/yange/staffing/v1/named_posts_pb.js';
import * as organNotes from './generated/yange/staffing/v1/organ_notes_pb.js';
import * as personalData from './generated/yange/staffing/v1/personal_data_pb.js';
import * as persons from './generated/yange/staffing/v1/persons_pb.js';
import * as posts from './generated/yange/staffing/v1/posts_pb.js';
import * as quotaTotals from './generated/yange/staffing/v1/quota_totals_pb.js';
import * as quota from './generated/yange/staffing/v1/quota_pb.js';
import * as rectification from './generated/yange/staffing/v1/rectification_pb.js';
import * as registers from './generated/yange/staffing/v1/registers_pb.js';

/** Quota, leadership posts, persons, transfers and rectification. */
export const staffingContract = defineContract('staffing', 6, {
  QuotaApproved: quota.QuotaApprovedSchema,
  QuotaIncreased: quota.QuotaIncreasedSchema,
  QuotaReduced: quota.QuotaReducedSchema,
  QuotaTransferredOut: quota.QuotaTransferredOutSchema,
  QuotaTransferredIn: quota.QuotaTransferredInSchema,
  HeadcountStated: quota.HeadcountStatedSchema,
  QuotaOccupied: quota.QuotaOccupiedSchema,
  QuotaVacated: quota.QuotaVacatedSchema,
  QuotaReserved: quota.QuotaReservedSchema,
  QuotaReservationEnded: quota.QuotaReservationEndedSchema,
  PostsApproved: posts.PostsApprovedSchema,
  PostsIncreased: posts.PostsIncreasedSchema,
  PostsReduced: posts.PostsReducedSchema,
  RoleLineSet: posts.RoleLineSetSchema,
  RoleConcurrent: posts.RoleConcurrentSchema,
  LeadersAppointed: posts.LeadersAppointedSchema,
  LeadersRemoved: posts.LeadersRemovedSchema,
  PersonEntered: persons.PersonEnteredSchema,
  PersonTransferred: persons.PersonTransferredSchema,
  PersonLeft: persons.PersonLeftSchema,
  PersonQuotaCleared: persons.PersonQuotaClearedSchema,
  UsePermitGranted: persons.UsePermitGrantedSchema,
  UsePermitUsed: persons.UsePermitUsedSchema,
  UsePermitExpired: persons.UsePermitExpiredSchema,
  UsePermitWithdrawn: persons.UsePermitWithdrawnSchema,
  UsePermitRequested: persons.UsePermitRequestedSchema,
  UsePermitRequestGranted: persons.UsePermitRequestGrantedSchema,
  UsePermitRequestRefused: persons.UsePermitRequestRefusedSchema,
  UsePermitRequestWithdrawn: persons.UsePermitRequestWithdrawnSchema,
  TransferBatchRecorded: persons.TransferBatchRecordedSchema,
  TransferPersonNamed: persons.TransferPersonNamedSchema,
  TransferBatchFinished: persons.TransferBatchFinishedSchema,
  SecondmentsRecorded: persons.SecondmentsRecordedSchema,
  SecondmentsExtended: persons.SecondmentsExtendedSchema,
  SecondmentsCleared: persons.SecondmentsClearedSchema,
  PersonSeconded: persons.PersonSecondedSchema,
  PersonSecondmentEnded: persons.PersonSecondmentEndedSchema,
  IssuesOpened: rectification.IssuesOpenedSchema,
  IssuesClosed: rectification.IssuesClosedSchema,
  IssuesReopened: rectification.IssuesReopenedSchema,
  ExcessLeadersRecorded: rectification.ExcessLeadersRecordedSchema,
  ExcessLeadersAbsorbed: rectification.ExcessLeadersAbsorbedSchema,
  ExcessLeadersRemaining: rectification.ExcessLeadersRemainingSchema,
  CadreAdjustmentsHeld: rectification.CadreAdjustmentsHeldSchema,
  AbsorptionPlanned: rectification.AbsorptionPlannedSchema,
  AbsorptionPlanSettled: rectification.AbsorptionPlanSettledSchema,
  OrganNoted: organNotes.OrganNotedSchema,
  OrganNoteWithdrawn: organNotes.OrganNoteWithdrawnSchema,
  OrganEndNoted: organNotes.OrganEndNotedSchema,
  OrganEndLifted: organNotes.OrganEndLiftedSchema,
  OwnerNoted: organNotes.OwnerNotedSchema,
  OwnerNoteWithdrawn: organNotes.OwnerNoteWithdrawnSchema,
  DocumentNoted: documentNotes.DocumentNotedSchema,
  DocumentNoteWithdrawn: documentNotes.DocumentNoteWithdrawnSchema,
  ApproverNoted: approverNotes.ApproverNotedSchema,
  ApproverNoteWithdrawn: approverNotes.ApproverNoteWithdrawnSchema,
  QuotaTotalSet: quotaTotals.QuotaTotalSetSchema,
  AccountCounted: quotaTotals.AccountCountedSchema,
  PostHolderAppointed: namedPosts.PostHolderAppointedSchema,
  PostHolderReleased: namedPosts.PostHolderReleasedSchema,
  OfficeTaken: namedPosts.OfficeTakenSchema,
  OfficeLeft: namedPosts.OfficeLeftSchema,
  PersonalDataRecorded: personalData.PersonalDataRecordedSchema,
  PersonalDataRevealed: personalData.PersonalDataRevealedSchema,
  PersonalDataErased: personalData.PersonalDataErasedSchema,
  RegisterSnapshotLoaded: registers.RegisterSnapshotLoadedSchema,
  RegisterCompared: registers.RegisterComparedSchema,
  RegisterSnapshotDeleted: registers.RegisterSnapshotDeletedSchema,
});

export type StaffingEvent = ContractEvents<typeof staffingContract>;

export { CounterpartScope, FundingForm, ManagementStatus, QuotaKind, type Counterpart, type QuotaAccount, type QuotaType } from './generated/yange/staffing/v1/quota_pb.js';
export { PostRank, type PostAllotment } from './generated/yange/staffing/v1/posts_pb.js';
export { TransferDirection } from './generated/yange/staffing/v1/persons_pb.js';
export { PlanOutcome, type ExcessLeaders, type RectificationLedger } from './generated/yange/staffing/v1/rectification_pb.js';
export type { ApproverNoted, ApproverNoteWithdrawn } from './generated/yange/staffing/v1/approver_notes_pb.js';
export type { DocumentNoted, DocumentNoteWithdrawn } from './generated/yange/staffing/v1/document_notes_pb.js';
export type { OrganEndNoted } from './generated/yange/staffing/v1/organ_notes_pb.js';
