import type { MessageInitShape } from '@bufbuild/protobuf';
import { MeasureDefinedSchema, type TermSchema } from './generated/yange/reporting/v1/measure_definition_pb.js';
import { FigureDeclaredSchema, ReferenceFactRecordedSchema } from './generated/yange/reporting/v1/report_pb.js';
import { DeskBoundSchema, DeskClosedSchema, DueTermSetSchema, WorkAssignedSchema, WorkHandedOverSchema } from './generated/yange/reporting/v1/dues_pb.js';
import {
  InspectionClosedSchema,
  InspectionFollowUpDemandedSchema,
  InspectionFollowUpDoneSchema,
  InspectionRequestedSchema,
  InspectionSelfCheckedSchema,
  InspectionSubmittedSchema,
} from './generated/yange/reporting/v1/inspection_pb.js';
import { ReportFrozenSchema, ReportTemplateSetSchema } from './generated/yange/reporting/v1/report_template_pb.js';
import { StatisticsFrozenSchema } from './generated/yange/reporting/v1/year_statistics_pb.js';
import { defineContract, type ContractEvents } from './registry.js';

/** What the reporting service records itself: what reports claim, what they are compared with, and in whose hands open work lies. */
export const reportingContract = defineContract('reporting', 6, {
  DeskBound: DeskBoundSchema,
  DeskClosed: DeskClosedSchema,
  DueTermSet: DueTermSetSchema,
  FigureDeclared: FigureDeclaredSchema,
  InspectionClosed: InspectionClosedSchema,
  InspectionFollowUpDemanded: InspectionFollowUpDemandedSchema,
  InspectionFollowUpDone: InspectionFollowUpDoneSchema,
  InspectionRequested: InspectionRequestedSchema,
  InspectionSelfChecked: InspectionSelfCheckedSchema,
  InspectionSubmitted: InspectionSubmittedSchema,
  MeasureDefined: MeasureDefinedSchema,
  ReferenceFactRecorded: ReferenceFactRecordedSchema,
  ReportFrozen: ReportFrozenSchema,
  ReportTemplateSet: ReportTemplateSetSchema,
  StatisticsFrozen: StatisticsFrozenSchema,
  WorkAssigned: WorkAssignedSchema,
  WorkHandedOver: WorkHandedOverSchema,
});

export type ReportingEvent = ContractEvents<typeof reportingContract>;

/** A term before it becomes a message. */
export type TermInit = MessageInitShape<typeof TermSchema>;

export { DayRule, MeasureDefinedSchema, Rounding, Take, type MeasureDefined, type Term } from './generated/yange/reporting/v1/measure_definition_pb.js';

export {
  Aspect,
  DeclaredMeasureSchema,
  FigureDeclaredSchema,
  FigureKind,
  FigureRelationSchema,
  FigureTopicSchema,
  ListedMembersSchema,
  ReferenceFactRecordedSchema,
  RelationKind,
  type DeclaredMeasure,
  type FigureDeclared,
  type FigureRelation,
  type FigureTopic,
  type ListedMembers,
  type ReferenceFactRecorded,
} from './generated/yange/reporting/v1/report_pb.js';

export * from './generated/yange/reporting/v1/dues_pb.js';
export * from './generated/yange/reporting/v1/inspection_pb.js';
export * from './generated/yange/reporting/v1/report_template_pb.js';
export * from './generated/yange/reporting/v1/year_statistics_pb.js';
