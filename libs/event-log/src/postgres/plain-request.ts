import { contentHash } from '../append/content-hash.js';
import type { NewEvent } from '../event-log.port.js';
import type { PlainRequest } from './plain-batch.js';

export type PlainParameter = string | number | Buffer | null;

const bytesOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The one event of a batch that is one request with one event: what most commands are that come alone. Else null. */
export const onlyEventOf = (requests: readonly PlainRequest[]): NewEvent | null => {
  const events = requests.length === 1 ? requests[0]?.streams[0].events : undefined;
  return events?.length === 1 ? (events[0] ?? null) : null;
};

/** The parameters of `append_plain_request` after the log's id, in its order. */
export const encodePlainRequest = ({ streams: [stream], commandId, principal, bodyHash, result }: PlainRequest, event: NewEvent): readonly PlainParameter[] => [
  stream.streamId, stream.expectedVersion, commandId, principal, bytesOf(bodyHash), result,
  event.eventId, event.type, event.schemaVersion, event.effectiveFrom, event.effectiveTo, event.supersedes, event.correlationId, event.causationId,
  event.actor, event.traceparent, bytesOf(event.envelope), bytesOf(event.data), contentHash(event.envelope, event.data),
];
