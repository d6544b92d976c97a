import { create } from '@bufbuild/protobuf';
import {
  ActorSchema, dataAsJson, effectiveMessage, encodeData, encodeEnvelope, enforcementContract, EnvelopeSchema, gridContract, Mode, organisationsContract, Provenance, reportingContract, staffingContract, type Context,
  type Contract,
} from '@yange/contracts';
import type { NewEvent } from '@yange/event-log';
import { derivedId, onDay } from '@yange/kernel';
import type { HistoryEvent } from './district.history.js';

export const contracts = { organisations: organisationsContract, staffing: staffingContract, enforcement: enforcementContract, grid: gridContract, reporting: reportingContract } as Readonly<Record<Context, Contract>>;

const citations = [{ title: '虚拟文件', number: '虚编发〔2019〕7号', provenance: Provenance.SYNTHETIC }];
const actor = create(ActorSchema, { person: 'bench', role: 'clerk' });

/** As the services encode it. @param number in the history, from 1, or what else tells it from all others */
export const encodedEvent = ({ context, streamId, type, data, on }: HistoryEvent, number: number | string, commandId: string): NewEvent => {
  const eventId = derivedId('bench-event', String(number));
  const effective = onDay(on);
  const envelope = create(EnvelopeSchema, { eventId, type, schemaVersion: 1, district: '150302', context, streamId, effective: effectiveMessage(effective), mode: Mode.LIVE, citations, actor, commandId, correlationId: eventId });
  const contract = contracts[context];
  const bytes = { envelope: encodeEnvelope(envelope), data: encodeData(contract, contract.make(type, data as never)) };
  return { ...bytes, eventId, type, schemaVersion: 1, effectiveFrom: effective.from, effectiveTo: effective.to, supersedes: null, correlationId: eventId, causationId: null, actor: 'bench', traceparent: null };
};

/** The same for a store of JSON. */
export const jsonEvent = (event: HistoryEvent, number: number): { readonly type: string; readonly data: unknown; readonly metadata: object } => {
  const encoded = encodedEvent(event, number, '');
  return {
    type: event.type,
    data: dataAsJson(contracts[event.context], event.type, encoded.data),
    metadata: { eventId: encoded.eventId, effective: { from: event.on, to: event.on, precision: 'day', text: event.on }, mode: 'live', citations: [{ title: '虚拟文件', number: '虚编发〔2019〕7号', provenance: 'synthetic' }], actor: { person: 'bench', role: 'clerk' }, correlationId: encoded.eventId },
  };
};
