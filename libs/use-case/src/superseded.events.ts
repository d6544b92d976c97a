import { decodeEnvelope, Mode } from '@yange/contracts';
import type { EventLog, EventLogReader, StoredEvent } from '@yange/event-log';
import { derivedId, Rejected, type DomainEvent, type Timeline } from '@yange/kernel';
import type { AnyAggregate, StreamRef, Streams, SupersededEvent, Words } from './use-case.definition.js';

type AnyTimeline = Timeline<unknown, DomainEvent>;

export const aggregateOf = (aggregates: readonly AnyAggregate[], streamId: string): AnyAggregate | undefined =>
  aggregates.find((aggregate) => aggregate.name === streamId.split('/')[0]);

/** Whose command ids those of rows are: the same whoever brings them. */
export const rowPrincipal = 'import';

/** Types of events that nothing corrects or annuls, each with the reason. Every other of a log's registry may be taken back (`service.contract.ts`). */
export const neverSuperseded: Readonly<Record<string, Words>> = {
  EventAnnulled: { zh: '撤销本身不再撤销；所撤销的事实如确实存在，另行登记', en: 'an annulment stays; what was so after all is recorded anew' },
  DraftSigned: { zh: '签办已经发生；所办事项另行更正或撤销', en: 'the signature was given; what it carried out is corrected or annulled by itself' },
  HistoryWindowSet: { zh: '截止日只设定一次', en: 'the cut-over date is set once: facts were judged by it' },
};

const nearby = 32;
const farthest = 5_000;

/**
 * The event and what its command recorded with it. One request lies at neighbouring positions, so its neighbours of the same command id are
 * all there is; a second look is needed only for a command with very many events.
 */
export const recordedTogether = async (log: EventLogReader, eventId: string): Promise<readonly SupersededEvent[]> => {
  const event = await log.findEvent(eventId);
  if (event === null || Object.hasOwn(neverSuperseded, event.type)) return [];
  const few = await neighboursOf(log, event, nearby);
  const all = few.length < nearby ? few : await neighboursOf(log, event, farthest);
  return all.filter(({ type }) => !Object.hasOwn(neverSuperseded, type)).map(superseded);
};

const superseded = ({ eventId, streamId, type, effectiveTo, envelope, commandId, supersedes }: StoredEvent): SupersededEvent => {
  const { command, order, mode, findings } = decodeEnvelope(envelope);
  return {
    eventId, streamId, type, command, effectiveTo, order: Number(order), mode: mode === Mode.HISTORY ? 'history' : 'live', findings: findings.map(({ rule }) => rule), commandId, supersedes,
  };
};

/** The decision that the change stood under which these events recorded; null where there was none. */
export const decisionOf = async (log: EventLogReader, recorded: readonly Pick<SupersededEvent, 'eventId'>[]): Promise<string | null> => {
  const stored = recorded[0] === undefined ? null : await log.findEvent(recorded[0].eventId);
  const named = stored === null ? '' : decodeEnvelope(stored.envelope).decisionId;
  return named === '' ? null : named;
};

/** The event that first told the fact, before all corrections of it: its command's ids are those of the things that it began. */
export const firstToldIn = async (log: EventLogReader, recorded: readonly SupersededEvent[]): Promise<StoredEvent | null> => {
  const known = recorded.find(({ supersedes }) => supersedes !== null) ?? recorded[0];
  let event = known === undefined ? null : await log.findEvent(known.eventId);
  while (event !== null && event.supersedes !== null) event = await log.findEvent(event.supersedes);
  return event;
};

/**
 * The ids of the things that a command began, by the label under which it asked for them: those that its caller chose, which its answer tells, and derived ones.
 * So a correction speaks of the same things, whoever had named them.
 */
export const idsBegunBy = async (log: EventLog, first: StoredEvent): Promise<(label: string) => string> => {
  const answer = await answeredBy(log, first);
  return (label) => (Object.hasOwn(answer, `${label}Id`) ? answer[`${label}Id`] : undefined) ?? derivedId(first.commandId, label);
};

/** What the command of that event answered: ids of what it began, or spoke of, by name. */
export const answeredBy = async (log: EventLog, { envelope, actor, commandId }: StoredEvent): Promise<Readonly<Record<string, string>>> => {
  const stored = await log.findCommand(decodeEnvelope(envelope).importRow === undefined ? actor : rowPrincipal, commandId);
  const { answer = {} } = (stored === null ? {} : JSON.parse(stored.result)) as { readonly answer?: Readonly<Record<string, string>> };
  return answer;
};

/** A page may end before its limit, as at the border of what an import has only decided: it is read on. */
const neighboursOf = async (log: EventLogReader, { position, commandId }: StoredEvent, reach: number): Promise<readonly StoredEvent[]> => {
  const found: StoredEvent[] = [];
  const last = position + reach;
  for (let after = Math.max(0, position - 1 - reach); after < last; ) {
    const { events, scannedTo } = await log.readPage({ after, limit: last - after });
    found.push(...events.filter((event) => event.commandId === commandId));
    if (scannedTo <= after) break;
    after = scannedTo;
  }
  return found;
};

/** The streams of a use case, and those where the superseded events stand beside. */
export const withStreamsOf = (refs: Streams, recorded: readonly SupersededEvent[], aggregates: readonly AnyAggregate[]): Streams => {
  const known = new Set(Object.values(refs).map((ref) => ref.streamId));
  const beside = [...new Set(recorded.map(({ streamId }) => streamId))].filter((streamId) => !known.has(streamId));
  return { ...refs, ...Object.fromEntries(beside.map((streamId) => [streamId, refOf(streamId, aggregates)])) };
};

const refOf = (streamId: string, aggregates: readonly AnyAggregate[]): StreamRef<unknown, DomainEvent> => {
  const aggregate = aggregateOf(aggregates, streamId);
  if (aggregate === undefined) throw new Rejected('correction-of-other-kind', `原事件还记入 ${streamId}，本操作不能更正`, `what is corrected is also kept in ${streamId}, which this command does not know`, { streamId });
  return { streamId, aggregate };
};

/** Those that still count: neither corrected nor annulled before. */
export const stillCounting = (recorded: readonly SupersededEvent[], refs: Streams, timelines: Readonly<Record<string, AnyTimeline>>): readonly SupersededEvent[] =>
  recorded.filter(({ eventId, streamId }) => Object.entries(refs).some(([key, ref]) => ref.streamId === streamId && timelines[key]?.find(eventId) !== undefined));

/** What is known without some events. */
export const without = (timelines: Record<string, AnyTimeline>, eventIds: readonly string[]): Record<string, AnyTimeline> =>
  eventIds.length === 0 ? timelines : Object.fromEntries(Object.entries(timelines).map(([key, timeline]) => [key, eventIds.some((id) => timeline.find(id)) ? timeline.without(...eventIds) : timeline]));
