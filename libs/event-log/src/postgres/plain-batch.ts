import { appended } from '../append/appended-result.js';
import { contentHash } from '../append/content-hash.js';
import type { AppendRequest, AppendResult, NewEvent, StreamAppend } from '../event-log.port.js';
import { byteaArray, dateArray, integerArray, textArray, uuidArray } from './binary-array.js';

export interface PlainRequest extends AppendRequest {
  readonly streams: readonly [StreamAppend];
}

/** Requests that `append_plain_requests` takes: each with events for one stream, which no other has, and nothing else to be looked up. */
export const isPlain = (requests: readonly AppendRequest[]): requests is readonly PlainRequest[] => {
  const streams = new Set<string>();
  for (const { streams: own, guards = [], claims = [], releases = [] } of requests) {
    const [stream] = own;
    if (stream === undefined || own.length > 1 || guards.length + claims.length + releases.length > 0 || streams.has(stream.streamId)) return false;
    streams.add(stream.streamId);
  }
  return true;
};

const hashOf = (event: NewEvent): Buffer => contentHash(event.envelope, event.data);

/** The parameters of `append_plain_requests` after the log's id, in its order. Each event's hash is made from the caller's bytes, as `encodeBatch` does. */
export const encodePlainBatch = (requests: readonly PlainRequest[]): readonly Buffer[] => {
  const streams = requests.map((request) => request.streams[0]);
  const events = streams.flatMap((stream) => stream.events);
  return [
    textArray(streams.map((stream) => stream.streamId)), integerArray(streams.map((stream) => stream.expectedVersion)), integerArray(streams.map((stream) => stream.events.length)),
    textArray(requests.map((request) => request.commandId)), textArray(requests.map((request) => request.principal)), byteaArray(requests.map((request) => request.bodyHash)),
    textArray(requests.map((request) => request.result)),
    integerArray(streams.flatMap((stream, index) => stream.events.map(() => index + 1))), uuidArray(events.map((event) => event.eventId)), textArray(events.map((event) => event.type)),
    integerArray(events.map((event) => event.schemaVersion)), dateArray(events.map((event) => event.effectiveFrom)), dateArray(events.map((event) => event.effectiveTo)),
    uuidArray(events.map((event) => event.supersedes)), textArray(events.map((event) => event.correlationId)), textArray(events.map((event) => event.causationId)),
    textArray(events.map((event) => event.actor)), textArray(events.map((event) => event.traceparent)),
    byteaArray(events.map((event) => event.envelope)), byteaArray(events.map((event) => event.data)), byteaArray(events.map(hashOf)),
  ];
};

/** @param head position before the batch */
export const plainResults = (requests: readonly PlainRequest[], head: number, recordedAt: string): readonly AppendResult[] => {
  let last = head;
  return requests.map((request) => {
    const first = last + 1;
    last += request.streams[0].events.length;
    return appended(request, first, last, recordedAt);
  });
};
