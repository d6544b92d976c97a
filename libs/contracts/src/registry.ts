import { create, fromBinary, fromJson, toBinary, toJson, type DescMessage, type JsonValue, type MessageInitShape, type MessageShape } from '@bufbuild/protobuf';
import { DecisionNotedSchema, DecisionRevokedSchema, DecisionUsedSchema } from './generated/yange/common/v1/decision_pb.js';
import { DeputyEndNotedSchema, DeputyNotedSchema, DeputyNoteLiftedSchema } from './generated/yange/common/v1/deputy_pb.js';
import { WorkDaysLiftedSchema, WorkDaysSetSchema } from './generated/yange/common/v1/work_calendar_pb.js';
import { ReferenceListSetSchema } from './generated/yange/common/v1/reference_list_pb.js';
import { DraftReturnedSchema, DraftSavedSchema, DraftSignedSchema, DraftSubmittedSchema, DraftWithdrawnSchema, SlipTermsSetSchema } from './generated/yange/common/v1/draft_pb.js';
import { EventAnnulledSchema, FollowUpRefusedSchema, FollowUpResolvedSchema, HistoryWindowSetSchema, ParkedEventSkippedSchema, RuleModeSetSchema } from './generated/yange/common/v1/record_pb.js';

export const contextNames = ['organisations', 'staffing', 'enforcement', 'grid', 'reporting'] as const;

export type Context = (typeof contextNames)[number];

/** Stored name → message. The name is what the log keeps for ever; it is never a class name. */
export type Messages = Readonly<Record<string, DescMessage>>;

/** Events that every log may hold. */
const everywhere = {
  DecisionNoted: DecisionNotedSchema,
  DecisionRevoked: DecisionRevokedSchema,
  DecisionUsed: DecisionUsedSchema,
  DeputyEndNoted: DeputyEndNotedSchema,
  DeputyNoteLifted: DeputyNoteLiftedSchema,
  DeputyNoted: DeputyNotedSchema,
  DraftReturned: DraftReturnedSchema,
  DraftSaved: DraftSavedSchema,
  DraftSigned: DraftSignedSchema,
  DraftSubmitted: DraftSubmittedSchema,
  DraftWithdrawn: DraftWithdrawnSchema,
  EventAnnulled: EventAnnulledSchema,
  FollowUpRefused: FollowUpRefusedSchema,
  FollowUpResolved: FollowUpResolvedSchema,
  HistoryWindowSet: HistoryWindowSetSchema,
  ParkedEventSkipped: ParkedEventSkippedSchema,
  ReferenceListSet: ReferenceListSetSchema,
  RuleModeSet: RuleModeSetSchema,
  WorkDaysLifted: WorkDaysLiftedSchema,
  WorkDaysSet: WorkDaysSetSchema,
  SlipTermsSet: SlipTermsSetSchema,
} as const;

type Everywhere = typeof everywhere;

export type EventsOf<M extends Messages> = {
  [T in keyof M & string]: { readonly type: T; readonly data: MessageShape<M[T]> };
}[keyof M & string];

/** The published language of one context: its events, their topic and its pinned partition count. */
export interface Contract<M extends Messages = Messages> {
  readonly context: Context;
  readonly messages: M & Everywhere;
  /** never changed once a topic exists: keys would move to other partitions */
  readonly partitions: number;
  make<T extends keyof (M & Everywhere) & string>(
    type: T,
    data: MessageInitShape<(M & Everywhere)[T]>,
  ): { readonly type: T; readonly data: MessageShape<(M & Everywhere)[T]> };
}

export type ContractEvents<C> = C extends Contract<infer M> ? EventsOf<M & Everywhere> : never;

export const defineContract = <M extends Messages>(context: Context, partitions: number, messages: M): Contract<M> => {
  const all = { ...everywhere, ...messages };
  return { context, partitions, messages: all, make: (type, data) => ({ type, data: create(messageOf(all, type), data as never) as never }) };
};

const messageOf = (messages: Messages, type: string): DescMessage => {
  const found = Object.hasOwn(messages, type) ? messages[type] : undefined;
  if (found === undefined) throw new UnknownEventType(type);
  return found;
};

/** A stored name that this version of the registry does not know: written by a later version, or not ours. */
export class UnknownEventType extends Error {
  constructor(readonly type: string) {
    super(`event type ${type} is not in the registry`);
    this.name = 'UnknownEventType';
  }
}

export const encodeData = (contract: Contract, event: { readonly type: string; readonly data: unknown }): Uint8Array =>
  toBinary(messageOf(contract.messages, event.type), event.data as never);

/** @throws {UnknownEventType} */
export const decodeData = <M extends Messages>(contract: Contract<M>, type: string, data: Uint8Array): ContractEvents<Contract<M>> =>
  ({ type, data: fromBinary(messageOf(contract.messages, type), data) }) as ContractEvents<Contract<M>>;

/** What `dataAsJson` tells, of an event that was decoded already. @throws {UnknownEventType} */
export const eventAsJson = (contract: Contract, event: { readonly type: string; readonly data: unknown }): JsonValue => toJson(messageOf(contract.messages, event.type), event.data as never);

/** @throws {UnknownEventType} */
export const dataAsJson = (contract: Contract, type: string, data: Uint8Array): JsonValue => {
  const schema = messageOf(contract.messages, type);
  return toJson(schema, fromBinary(schema, data));
};

/**
 * The other way round: the bytes of what `dataAsJson` tells.
 * @throws {UnknownEventType} @throws {Error} where it is no such message
 */
export const dataFromJson = (contract: Contract, type: string, json: JsonValue): Uint8Array => {
  const schema = messageOf(contract.messages, type);
  return toBinary(schema, fromJson(schema, json));
};

/** `150302/organisations`: the log of one district and context. */
export const logIdOf = (district: string, context: Context): string => `${district}/${context}`;

/** How many partitions each context's topics have: part of the contract, since key → partition depends on it. Never changed. */
export const topicPartitions: Readonly<Record<Context, number>> = { organisations: 6, staffing: 6, enforcement: 6, grid: 6, reporting: 6 };

/** @param logId `<district>/<context>` */
export const partitionsOf = (logId: string): number => {
  const context = logId.split('/')[1] ?? '';
  const partitions = Object.hasOwn(topicPartitions, context) ? topicPartitions[context as Context] : undefined;
  if (partitions === undefined) throw new Error(`no context of ours: ${logId}`);
  return partitions;
};

/** `yange.150302.organisations.v1` */
export const topicOf = (district: string, context: Context): string => `yange.${district}.${context}.v1`;
