import { InvalidAppend, type AppendRequest, type AppendResult, type NewEvent, type StoredCommand, type StoredEvent } from '../event-log.port.js';
import { refusalOf, type LogState, type Refusal } from '../append/append-decision.js';
import { appended } from '../append/appended-result.js';
import { contentHash } from '../append/content-hash.js';
import { holdingChanges } from '../append/holdings.js';
import { recordedText } from '../append/recorded-time.js';

/** Length first, so that no two pairs share a key. */
const commandKey = (principal: string, commandId: string): string => `${principal.length}:${principal}${commandId}`;

/** Where a store begins: after the head of the log that it lies upon. */
export interface StoreStart {
  readonly position: number;
  readonly recordedMicros: bigint;
}

/**
 * The events, versions, claims and commands of one log in memory, with every append in O(its own size).
 * An overlay tells it what lies below (`learn…`) before it lets it decide.
 */
export class MemoryLogStore implements LogState {
  readonly events: StoredEvent[] = [];
  private readonly streams = new Map<string, StoredEvent[]>();
  private readonly versions = new Map<string, number>();
  private readonly holders = new Map<string, string | null>();
  private readonly commands = new Map<string, StoredCommand>();
  private readonly eventIds = new Map<string, StoredEvent>();
  private recordedMicros: bigint;

  constructor(
    readonly logId: string,
    private readonly start: StoreStart,
    private readonly clock: () => bigint,
  ) {
    this.recordedMicros = start.recordedMicros;
  }

  get position(): number {
    return this.start.position + this.events.length;
  }

  /** recorded time of the last append, in microseconds */
  get lastMicros(): bigint {
    return this.recordedMicros;
  }

  versionOf(streamId: string): number {
    return this.versions.get(streamId) ?? 0;
  }

  holderOf(key: string): string | null {
    return this.holders.get(key) ?? null;
  }

  command(principal: string, commandId: string): StoredCommand | null {
    return this.commands.get(commandKey(principal, commandId)) ?? null;
  }

  knowsVersion(streamId: string): boolean {
    return this.versions.has(streamId);
  }

  knowsHolder(key: string): boolean {
    return this.holders.has(key);
  }

  learnVersion(streamId: string, version: number): void {
    this.versions.set(streamId, version);
  }

  learnHolder(key: string, holder: string | null): void {
    this.holders.set(key, holder);
  }

  learnCommand(principal: string, commandId: string, command: StoredCommand): void {
    this.commands.set(commandKey(principal, commandId), command);
  }

  streamEvents(streamId: string): readonly StoredEvent[] {
    return this.streams.get(streamId) ?? [];
  }

  eventOf(eventId: string): StoredEvent | null {
    return this.eventIds.get(eventId) ?? null;
  }

  append(request: AppendRequest): AppendResult {
    const refusal: Refusal | null = refusalOf(request, this);
    if (refusal !== null) return refusal;
    this.refuseKnownEventIds(request);
    const micros = this.nextMicros();
    const recordedAt = recordedText(micros);
    const first = this.position + 1;
    this.addEvents(request, recordedAt);
    for (const { key, to } of holdingChanges(request)) this.holders.set(key, to);
    const withEvents = this.position >= first;
    if (withEvents) this.recordedMicros = micros;
    this.learnCommand(request.principal, request.commandId, {
      bodyHash: request.bodyHash, result: request.result, firstPosition: withEvents ? first : null,
    });
    return appended(request, first, this.position, recordedAt);
  }

  /** Like the unique index on (log, event id). */
  private refuseKnownEventIds(request: AppendRequest): void {
    for (const { events } of request.streams) {
      if (events.some((event) => this.eventIds.has(event.eventId))) throw new InvalidAppend('eventId', 'already in the log');
    }
  }

  private nextMicros(): bigint {
    const now = this.clock();
    return now > this.recordedMicros ? now : this.recordedMicros + 1n;
  }

  private addEvents(request: AppendRequest, recordedAt: string): void {
    for (const { streamId, expectedVersion, events } of request.streams) {
      const stream = this.streams.get(streamId) ?? [];
      this.streams.set(streamId, stream);
      events.forEach((event, i) => {
        const stored = storedEvent(event, {
          logId: this.logId, position: this.position + 1, streamId, version: expectedVersion + 1 + i, commandId: request.commandId, recordedAt,
        });
        this.events.push(stored);
        stream.push(stored);
        this.eventIds.set(event.eventId, stored);
      });
      this.versions.set(streamId, expectedVersion + events.length);
    }
  }
}

type Place = Pick<StoredEvent, 'logId' | 'position' | 'streamId' | 'version' | 'commandId' | 'recordedAt'>;

/**
 * The bytes are copied, so that nobody changes the log by changing what he appended. Every field by name: an object that is spread
 * together takes about 600 bytes more.
 */
const storedEvent = (event: NewEvent, place: Place): StoredEvent => {
  const { envelope, data } = event;
  const bytes = Buffer.concat([envelope, data, contentHash(envelope, data)]);
  const end = envelope.length + data.length;
  return {
    logId: place.logId,
    position: place.position,
    streamId: place.streamId,
    version: place.version,
    commandId: place.commandId,
    recordedAt: place.recordedAt,
    eventId: event.eventId,
    type: event.type,
    schemaVersion: event.schemaVersion,
    effectiveFrom: event.effectiveFrom,
    effectiveTo: event.effectiveTo,
    supersedes: event.supersedes,
    correlationId: event.correlationId,
    causationId: event.causationId,
    actor: event.actor,
    traceparent: event.traceparent,
    envelope: bytes.subarray(0, envelope.length),
    data: bytes.subarray(envelope.length, end),
    contentHash: bytes.subarray(end),
  };
};
