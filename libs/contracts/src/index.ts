export * from './registry.js';
export * from './envelope.js';
export * from './generated/yange/common/v1/citation_pb.js';
export { EnvelopeSchema, ActorSchema, FindingSchema, ImportRowSchema, Mode, type Envelope, type Actor, type Finding, type ImportRow } from './generated/yange/common/v1/envelope_pb.js';
export { MembersSchema, NamedSchema, BlockSchema, SubjectSchema, type Members, type Named, type Block, type Subject } from './generated/yange/common/v1/members_pb.js';
export { EventAnnulledSchema, HistoryWindowSetSchema, type EventAnnulled, type HistoryWindowSet } from './generated/yange/common/v1/record_pb.js';
export * from './staffing.contract.js';
