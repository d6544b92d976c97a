import {
  ChiefRolesSetSchema, GridChiefSetSchema, GridCrewStandardSetSchema, GridDrawnSchema, GridsAbolishedSchema, GridsCreatedSchema, GridSizedSchema, GridsRecutSchema, GridStandardSetSchema,
  GridWorkersAssessedSchema, GridWorkersAssignedSchema, GridWorkersLeftSchema,
} from './generated/yange/grid/v1/grid_pb.js';
import { AreaPledgeGivenSchema, AreaPledgePostponedSchema, AreaPledgeSettledSchema, AreaUnitLeftSchema, AreaUnitMovedSchema, AreaUnitPassedOnSchema, AreaUnitRegisteredSchema } from './generated/yange/grid/v1/area_unit_pb.js';
import {
  CommunitiesRecutSchema, CommunityEndedSchema, CommunityEstablishedSchema, CommunityMovedInSchema, CommunityMovedOutSchema, CommunityRenamedSchema, GridPlacedSchema,
} from './generated/yange/grid/v1/community_pb.js';
import {
  CallAnsweredSchema, CallAssessedSchema, CallClosedSchema, CallDispatchedSchema, CallEscalatedSchema, CallHandledSchema, CallRaisedSchema, CallRemindedSchema, CallReturnedSchema, CallReviewedSchema,
  CallerSucceededSchema, CallShareTakenOverSchema, CallSignedSchema, CallTermsSetSchema, StreetCaseloadReportedSchema, WorkCalendarRegisteredSchema,
} from './generated/yange/grid/v1/joint_response_pb.js';
import {
  CaseStatisticReportedSchema, CentreCatalogueSetSchema, HallNamedSchema, HallsOpenedSchema, OfferedItemsSetSchema, OneVisitItemsSetSchema,
  ResidentUnitMovedInSchema, ResidentUnitMovedOutSchema, ResidentUnitsSetSchema, WindowClosedSchema, WindowOpenedSchema, WindowUnitSetSchema, WindowsSetSchema,
} from './generated/yange/grid/v1/service_centre_pb.js';
import { CaseAcceptedSchema, CaseFinishedSchema, CaseForwardedSchema, CaseHandedBackSchema, OneTimeNoticeGivenSchema, ServiceItemSetSchema } from './generated/yange/grid/v1/service_case_pb.js';
import { ItemsPutOnPlatformSchema, ServiceListPublishedSchema } from './generated/yange/grid/v1/service_list_pb.js';
import { StreetPowersGrantedSchema, StreetPowersWithdrawnSchema } from './generated/yange/grid/v1/street_power_pb.js';
import { GridOwnerEndedSchema, GridOwnerEndLiftedSchema, GridOwnerNotedSchema, GridOwnerNoteWithdrawnSchema } from './generated/yange/grid/v1/organ_end_pb.js';
import { defineContract, type ContractEvents } from './registry.js';

export * from './generated/yange/grid/v1/organ_end_pb.js';
export * from './generated/yange/grid/v1/area_unit_pb.js';
export * from './generated/yange/grid/v1/community_pb.js';
export * from './generated/yange/grid/v1/grid_pb.js';
export * from './generated/yange/grid/v1/joint_response_pb.js';
export * from './generated/yange/grid/v1/service_case_pb.js';
export * from './generated/yange/grid/v1/service_centre_pb.js';
export * from './generated/yange/grid/v1/service_list_pb.js';
export * from './generated/yange/grid/v1/street_power_pb.js';

/** Grids, what towns and streets offer and may do, and the service centres. */
export const gridContract = defineContract('grid', 6, {
  GridStandardSet: GridStandardSetSchema,
  GridsCreated: GridsCreatedSchema,
  GridDrawn: GridDrawnSchema,
  GridSized: GridSizedSchema,
  GridsAbolished: GridsAbolishedSchema,
  GridsRecut: GridsRecutSchema,
  GridChiefSet: GridChiefSetSchema,
  GridWorkersAssessed: GridWorkersAssessedSchema,
  GridWorkersAssigned: GridWorkersAssignedSchema,
  GridWorkersLeft: GridWorkersLeftSchema,
  ChiefRolesSet: ChiefRolesSetSchema,
  ServiceListPublished: ServiceListPublishedSchema,
  ItemsPutOnPlatform: ItemsPutOnPlatformSchema,
  StreetPowersGranted: StreetPowersGrantedSchema,
  StreetPowersWithdrawn: StreetPowersWithdrawnSchema,
  CentreCatalogueSet: CentreCatalogueSetSchema,
  HallsOpened: HallsOpenedSchema,
  HallNamed: HallNamedSchema,
  WindowsSet: WindowsSetSchema,
  ResidentUnitsSet: ResidentUnitsSetSchema,
  WindowOpened: WindowOpenedSchema,
  WindowUnitSet: WindowUnitSetSchema,
  WindowClosed: WindowClosedSchema,
  ResidentUnitMovedIn: ResidentUnitMovedInSchema,
  ResidentUnitMovedOut: ResidentUnitMovedOutSchema,
  OfferedItemsSet: OfferedItemsSetSchema,
  OneVisitItemsSet: OneVisitItemsSetSchema,
  CaseStatisticReported: CaseStatisticReportedSchema,
  ServiceItemSet: ServiceItemSetSchema,
  CaseAccepted: CaseAcceptedSchema,
  OneTimeNoticeGiven: OneTimeNoticeGivenSchema,
  CaseForwarded: CaseForwardedSchema,
  CaseHandedBack: CaseHandedBackSchema,
  CaseFinished: CaseFinishedSchema,
  CallRaised: CallRaisedSchema,
  CallAnswered: CallAnsweredSchema,
  CallClosed: CallClosedSchema,
  CallDispatched: CallDispatchedSchema,
  CallSigned: CallSignedSchema,
  CallReturned: CallReturnedSchema,
  CallHandled: CallHandledSchema,
  CallReviewed: CallReviewedSchema,
  CallReminded: CallRemindedSchema,
  CallEscalated: CallEscalatedSchema,
  CallAssessed: CallAssessedSchema,
  CallShareTakenOver: CallShareTakenOverSchema,
  CallerSucceeded: CallerSucceededSchema,
  CallTermsSet: CallTermsSetSchema,
  WorkCalendarRegistered: WorkCalendarRegisteredSchema,
  StreetCaseloadReported: StreetCaseloadReportedSchema,
  GridOwnerEnded: GridOwnerEndedSchema,
  GridOwnerEndLifted: GridOwnerEndLiftedSchema,
  GridOwnerNoted: GridOwnerNotedSchema,
  GridOwnerNoteWithdrawn: GridOwnerNoteWithdrawnSchema,
  CommunityEstablished: CommunityEstablishedSchema,
  CommunityRenamed: CommunityRenamedSchema,
  CommunitiesRecut: CommunitiesRecutSchema,
  CommunityEnded: CommunityEndedSchema,
  CommunityMovedOut: CommunityMovedOutSchema,
  CommunityMovedIn: CommunityMovedInSchema,
  GridPlaced: GridPlacedSchema,
  GridCrewStandardSet: GridCrewStandardSetSchema,
  AreaUnitRegistered: AreaUnitRegisteredSchema,
  AreaUnitMoved: AreaUnitMovedSchema,
  AreaUnitPassedOn: AreaUnitPassedOnSchema,
  AreaUnitLeft: AreaUnitLeftSchema,
  AreaPledgeGiven: AreaPledgeGivenSchema,
  AreaPledgePostponed: AreaPledgePostponedSchema,
  AreaPledgeSettled: AreaPledgeSettledSchema,
});

export type GridEvent = ContractEvents<typeof gridContract>;
