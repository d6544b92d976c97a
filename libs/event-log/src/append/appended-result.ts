import type { AppendedStream, AppendRequest, AppendResult } from '../event-log.port.js';

const versionsAfter = (request: AppendRequest): readonly AppendedStream[] =>
  request.streams.map((stream) => ({ streamId: stream.streamId, version: stream.expectedVersion + stream.events.length }));

/** Without events the range is empty: `lastPosition` is the head as it was, `firstPosition` the next one. */
export const appended = (request: AppendRequest, firstPosition: number, lastPosition: number, recordedAt: string): AppendResult => ({
  kind: 'appended', firstPosition, lastPosition, recordedAt, streams: versionsAfter(request),
});
