import { decodeData, decodeEnvelope, effectiveOf, type Contract } from '@yange/contracts';
import type { EventLogReader, StoredEvent } from '@yange/event-log';
import { Timeline, type DomainEvent, type Fact, type Violation } from '@yange/kernel';
import { decisionStream } from './decisions/decision.aggregate.js';
import { aggregateOf } from './superseded.events.js';
import type { AggregateDefinition, AnyAggregate } from './use-case.definition.js';

/** A recorded change whose day has not come. */
export interface ScheduledChange {
  readonly event: StoredEvent;
  /** limits of its stream that are exceeded on its day, and a decision that no longer stands behind it; empty while it holds */
  readonly broken: readonly Violation[];
}

/**
 * What takes effect after that day and still counts, by its day. Whether it holds is asked of the log as it is now: other changes have been recorded since it was accepted.
 * The log is looked through once for dates; only the streams of what is found are folded.
 */
export const scheduledChanges = async (log: EventLogReader, contract: Contract, aggregates: readonly AnyAggregate[], after: string): Promise<readonly ScheduledChange[]> => {
  const events = await takingEffect(log, after);
  const streams = new Map<string, Timeline<unknown, DomainEvent> | null>();
  for (const streamId of new Set(events.map((event) => event.streamId))) streams.set(streamId, await timelineOf(log, contract, aggregates, streamId));
  const counting = events.filter(({ eventId, streamId }) => streams.get(streamId)?.find(eventId) !== undefined);
  const found = await Promise.all(
    counting.map(async (event) => {
      const { limits } = (aggregateOf(aggregates, event.streamId) ?? {}) as Partial<AggregateDefinition<unknown, DomainEvent>>;
      const state = streams.get(event.streamId)?.at(event.effectiveTo);
      return { event, broken: [...(limits?.(state, event.effectiveTo) ?? []).map(({ rule, zh, en, facts = {} }) => ({ rule, zh, en, facts: { ...facts, date: event.effectiveTo } })), ...(await withoutDecision(log, event))] };
    }),
  );
  return found.sort((a, b) => (a.event.effectiveTo === b.event.effectiveTo ? a.event.position - b.event.position : a.event.effectiveTo < b.event.effectiveTo ? -1 : 1));
};

const takingEffect = async (log: EventLogReader, effectiveAfter: string): Promise<readonly StoredEvent[]> => {
  const found: StoredEvent[] = [];
  const { position } = await log.head();
  for (let after = 0; after < position; ) {
    const page = await log.readPage({ after, limit: 1_000, effectiveAfter });
    found.push(...page.events);
    after = page.scannedTo;
  }
  return found;
};

const timelineOf = async (log: EventLogReader, contract: Contract, aggregates: readonly AnyAggregate[], streamId: string): Promise<Timeline<unknown, DomainEvent> | null> => {
  const aggregate = aggregateOf(aggregates, streamId);
  if (aggregate === undefined) return null;
  const facts = (await log.readStream(streamId)).map((event): Fact<DomainEvent> => {
    const { effective, order } = decodeEnvelope(event.envelope);
    return { event: decodeData(contract, event.type, event.data), eventId: event.eventId, effective: effectiveOf(effective), position: event.position, order: Number(order), supersedes: event.supersedes };
  });
  return Timeline.of(aggregate, facts);
};

/** A revoked decision carries nothing that has not been done: such a change has to be taken back. */
const withoutDecision = async (log: EventLogReader, { envelope }: StoredEvent): Promise<readonly Violation[]> => {
  const { decisionId } = decodeEnvelope(envelope);
  if (decisionId === '') return [];
  const revoked = (await log.readStream(decisionStream(decisionId).streamId)).some(({ type }) => type === 'DecisionRevoked');
  return revoked ? [{ rule: 'decision-revoked', zh: '所依据的决定已撤销', en: 'the decision that it stands under was revoked', facts: { decisionId } }] : [];
};
