import { create } from '@bufbuild/protobuf';
import { ActorSchema, effectiveMessage, encodeData, encodeEnvelope, EnvelopeSchema, Mode, Provenance, staffingContract } from '@yange/contracts';
import type { NewEvent } from '@yange/event-log';
import { newId, onDay } from '@yange/kernel';

/** What is recorded in one event, before any side has put it into its own form: a person enters one of forty posts. */
export interface Fact {
  readonly eventId: string;
  readonly streamId: string;
  readonly personId: string;
  readonly on: string;
}

export const commandId = newId;

/** A stream of its own for every caller. */
export const newStreamId = (): string => `quota-account/${newId()}`;

export const newFact = (streamId: string): Fact => ({ eventId: newId(), streamId, personId: newId(), on: '2019-02-28' });

const account = (streamId: string): object => ({ owner: { organId: streamId.slice('quota-account/'.length), name: '虚拟机构', count: 1 }, type: { kind: 1 } });

export const type = 'QuotaOccupied';
export const actor = 'clerk-1';
export const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

const citation = { title: '虚拟文件', number: '虚编发〔2019〕7号' };

/** As the services encode it: envelope and message, some 300 bytes together. */
export const asNewEvent = (fact: Fact): NewEvent => {
  const effective = onDay(fact.on);
  const envelope = create(EnvelopeSchema, {
    eventId: fact.eventId, type, schemaVersion: 1, district: '150302', context: 'staffing', streamId: fact.streamId, effective: effectiveMessage(effective),
    mode: Mode.LIVE, citations: [{ ...citation, provenance: Provenance.SYNTHETIC }], actor: create(ActorSchema, { person: actor, role: 'clerk' }),
  });
  return {
    eventId: fact.eventId, type, schemaVersion: 1, effectiveFrom: effective.from, effectiveTo: effective.to, supersedes: null, correlationId: fact.eventId, causationId: null,
    actor, traceparent, envelope: encodeEnvelope(envelope), data: encodeData(staffingContract, staffingContract.make(type, { account: account(fact.streamId), personId: fact.personId } as never)),
  };
};

/** The same as a store of JSON takes it. */
export const asJsonEvent = (fact: Fact): { readonly type: string; readonly data: object; readonly metadata: object } => ({
  type,
  data: { account: account(fact.streamId), personId: fact.personId },
  metadata: {
    eventId: fact.eventId, effective: { from: fact.on, to: fact.on, precision: 'day', text: fact.on }, mode: 'live', citations: [{ ...citation, provenance: 'synthetic' }],
    actor: { person: actor, role: 'clerk' }, correlationId: fact.eventId, traceparent,
  },
});
