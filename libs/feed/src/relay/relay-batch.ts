import type { StoredEvent } from '@yange/event-log';
import type { Message } from 'kafkajs';
import { toMessage } from '../message/event-message.js';
import { partitionOf } from '../topics/topic.js';
import type { RelayProgress } from './relay-lease.js';

export interface RelayBatch {
  readonly messages: readonly Message[];
  readonly after: RelayProgress;
}

/** one partition's share of a send must stay below what a topic takes as one batch */
const mostBytes = 1024 * 1024;
const headerBytes = 1_024;

/** The first events of a page that fit into one send: at least one. */
export function fitting(events: readonly StoredEvent[]): readonly StoredEvent[] {
  let bytes = 0;
  const tooMany = events.findIndex((event, index) => {
    bytes += event.data.length + event.envelope.length + headerBytes;
    return index > 0 && bytes > mostBytes;
  });
  return tooMany < 0 ? events : events.slice(0, tooMany);
}

export interface MessageExtras {
  readonly traceparentOf: (event: StoredEvent) => string | null;
  readonly dataschemaOf: (event: StoredEvent) => string | null;
}

/**
 * The messages of one send. Partition and chain follow from the log alone, so that a batch sent again is the same.
 */
export function relayBatch(events: readonly StoredEvent[], from: RelayProgress, extras: MessageExtras): RelayBatch {
  const partitionPositions = [...from.partitionPositions];
  const messages = events.map((event) => {
    const partition = partitionOf(event.streamId, partitionPositions.length);
    const previous = partitionPositions[partition] ?? 0;
    partitionPositions[partition] = event.position;
    return toMessage(event, { partition, previous, traceparent: extras.traceparentOf(event), dataschema: extras.dataschemaOf(event) });
  });
  return { messages, after: { position: events.at(-1)?.position ?? from.position, partitionPositions } };
}
