import { FigureDeclaredSchema, ReferenceFactRecordedSchema } from './generated/yange/reporting/v1/report_pb.js';
import { defineContract, type ContractEvents } from './registry.js';

/** What the reporting service records itself: what reports claim, and what they are compared with. */
export const reportingContract = defineContract('reporting', 6, {
  FigureDeclared: FigureDeclaredSchema,
  ReferenceFactRecorded: ReferenceFactRecordedSchema,
});

export type ReportingEvent = ContractEvents<typeof reportingContract>;

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
