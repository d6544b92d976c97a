import { decodeData, decodeEnvelope, effectiveOf, type Contract, type ContractEvents } from '@yange/contracts';
import type { EventLogReader, StoredEvent } from '@yange/event-log';
import { Timeline, type DomainEvent, type Fact } from '@yange/kernel';
import type { StreamRef } from './use-case.definition.js';

export interface ReadTimeline<S> {
  readonly timeline: Timeline<S, DomainEvent>;
  /** of the stream; 0 where there is nothing yet */
  readonly version: number;
}

/** A stream as its log has it now, folded by effective date. */
export const readTimeline = async <S>(log: EventLogReader, contract: Contract, ref: StreamRef<S, DomainEvent>): Promise<ReadTimeline<S>> => {
  const stored = await log.readStream(ref.streamId);
  return { timeline: Timeline.of(ref.aggregate, factsOf(contract, stored)), version: stored.at(-1)?.version ?? 0 };
};

/** Events of a log as a timeline takes them. */
export const factsOf = (contract: Contract, stored: readonly StoredEvent[]): readonly Fact<DomainEvent>[] =>
  stored.map((event) => {
    const envelope = decodeEnvelope(event.envelope);
    return {
      event: decodeData(contract, event.type, event.data) as ContractEvents<Contract>,
      eventId: event.eventId,
      effective: effectiveOf(envelope.effective),
      position: event.position,
      order: Number(envelope.order),
      supersedes: event.supersedes,
    };
  });
