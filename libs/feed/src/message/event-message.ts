import { contentHash, type StoredEvent } from '@yange/event-log';
import type { IHeaders, KafkaMessage, Message } from 'kafkajs';

/** A message that is not a whole event of ours: somebody else's, or damaged. */
export class MalformedMessage extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'MalformedMessage';
  }
}

export interface Placement {
  readonly partition: number;
  /** position of the log's event before this one in the same partition, 0 for the first */
  readonly previous: number;
  /** for whoever traces the message; the event's own is kept apart */
  readonly traceparent: string | null;
  readonly dataschema: string | null;
}

export interface PlacedEvent {
  readonly event: StoredEvent;
  readonly previous: number;
  readonly traceparent: string | null;
}

/** CloudEvents 1.0, binary mode: the value is the data, everything else a header. */
export function toMessage(event: StoredEvent, placement: Placement): Message {
  return {
    key: event.streamId,
    value: asBuffer(event.data),
    partition: placement.partition,
    timestamp: String(Date.parse(event.recordedAt)),
    headers: present({
      ce_specversion: '1.0',
      ce_id: event.eventId,
      ce_type: event.type,
      ce_source: `/${event.logId}`,
      ce_subject: event.streamId,
      ce_time: event.recordedAt,
      ce_dataschema: placement.dataschema,
      'content-type': 'application/protobuf',
      yange_log: event.logId,
      yange_position: String(event.position),
      yange_partition_previous: String(placement.previous),
      yange_stream_version: String(event.version),
      yange_schema_version: String(event.schemaVersion),
      yange_effective_from: event.effectiveFrom,
      yange_effective_to: event.effectiveTo,
      yange_recorded_at: event.recordedAt,
      yange_content_hash: asBuffer(event.contentHash).toString('hex'),
      yange_command_id: event.commandId,
      yange_correlation_id: event.correlationId,
      yange_causation_id: event.causationId,
      yange_actor: event.actor,
      yange_supersedes: event.supersedes,
      yange_traceparent: event.traceparent,
      yange_envelope: asBuffer(event.envelope),
      traceparent: placement.traceparent,
    }),
  };
}

/** @throws {MalformedMessage} */
export function fromMessage(message: KafkaMessage): PlacedEvent {
  const headers = message.headers ?? {};
  const data = message.value ?? Buffer.alloc(0);
  const envelope = bytes(headers, 'yange_envelope');
  const stated = Buffer.from(text(headers, 'yange_content_hash'), 'hex');
  if (!stated.equals(contentHash(envelope, data))) throw new MalformedMessage('content hash differs from the bytes');
  return {
    previous: whole(headers, 'yange_partition_previous'),
    traceparent: optional(headers, 'traceparent'),
    event: {
      logId: text(headers, 'yange_log'),
      position: whole(headers, 'yange_position'),
      streamId: text(headers, 'ce_subject'),
      version: whole(headers, 'yange_stream_version'),
      eventId: text(headers, 'ce_id'),
      type: text(headers, 'ce_type'),
      schemaVersion: whole(headers, 'yange_schema_version'),
      effectiveFrom: optional(headers, 'yange_effective_from'),
      effectiveTo: text(headers, 'yange_effective_to'),
      recordedAt: text(headers, 'yange_recorded_at'),
      supersedes: optional(headers, 'yange_supersedes'),
      commandId: text(headers, 'yange_command_id'),
      correlationId: text(headers, 'yange_correlation_id'),
      causationId: optional(headers, 'yange_causation_id'),
      actor: text(headers, 'yange_actor'),
      traceparent: optional(headers, 'yange_traceparent'),
      envelope,
      data,
      contentHash: stated,
    },
  };
}

function present(headers: Readonly<Record<string, string | Buffer | null>>): IHeaders {
  return Object.fromEntries(Object.entries(headers).filter((entry): entry is [string, string | Buffer] => entry[1] !== null));
}

function asBuffer(view: Uint8Array): Buffer {
  return Buffer.from(view.buffer, view.byteOffset, view.byteLength);
}

function bytes(headers: IHeaders, name: string): Buffer {
  const value = headers[name];
  if (Buffer.isBuffer(value)) return value;
  if (typeof value === 'string') return Buffer.from(value);
  throw new MalformedMessage(`header ${name} is missing or repeated`);
}

function text(headers: IHeaders, name: string): string {
  return bytes(headers, name).toString('utf8');
}

function optional(headers: IHeaders, name: string): string | null {
  return headers[name] === undefined ? null : text(headers, name);
}

function whole(headers: IHeaders, name: string): number {
  const value = Number(text(headers, name));
  if (!Number.isSafeInteger(value) || value < 0) throw new MalformedMessage(`header ${name} is not a whole number`);
  return value;
}
