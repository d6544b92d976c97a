import type { AppendRequest, AppendResult, NewEvent } from '../event-log.port.js';
import { appended } from '../append/appended-result.js';
import { contentHash } from '../append/content-hash.js';
import { holdingChanges } from '../append/holdings.js';

/** The parameters of `append_requests` after the log's id. */
export interface EncodedBatch {
  readonly batch: string;
  readonly payload: Buffer;
}

/**
 * All text in one JSON document, all bytes in one bytea that travels in binary. Each event's hash is made here from the caller's bytes
 * and checked by the table against the bytes that it stores, so a fault of the way in between cannot be stored.
 */
export const encodeBatch = (requests: readonly AppendRequest[]): EncodedBatch => {
  const checks: unknown[] = [];
  const claims: unknown[] = [];
  const events: unknown[] = [];
  const bytes: Uint8Array[] = [];
  let at = 0;
  const addEvent = (event: NewEvent): void => {
    events.push(eventRow(event, checks.length, at));
    bytes.push(event.envelope, event.data, contentHash(event.envelope, event.data));
    at += event.envelope.length + event.data.length + 32;
  };
  const rows = requests.map((request) => {
    const guards = request.guards ?? [];
    const changes = holdingChanges(request);
    for (const stream of request.streams) {
      checks.push({ stream: stream.streamId, expected: stream.expectedVersion });
      stream.events.forEach(addEvent);
    }
    for (const guard of guards) checks.push({ stream: guard.streamId, expected: guard.version });
    claims.push(...changes);
    return {
      command: request.commandId, principal: request.principal, body: Buffer.from(request.bodyHash).toString('hex'), result: request.result,
      checks: request.streams.length + guards.length, claims: changes.length,
    };
  });
  return { batch: JSON.stringify({ requests: rows, checks, claims, events }), payload: Buffer.concat(bytes, at) };
};

const eventRow = (event: NewEvent, check: number, at: number): unknown => ({
  check, id: event.eventId, type: event.type, schema: event.schemaVersion, from: event.effectiveFrom, to: event.effectiveTo,
  supersedes: event.supersedes, correlation: event.correlationId, causation: event.causationId, actor: event.actor,
  traceparent: event.traceparent, at, envelope: event.envelope.length, data: event.data.length,
});

type ResultRow =
  | { readonly kind: 'appended'; readonly first: number; readonly last: number }
  | { readonly kind: 'repeated'; readonly result: string; readonly first: number | null }
  | { readonly kind: 'reused' }
  | { readonly kind: 'conflict'; readonly reason: 'version' | 'guard'; readonly stream: string; readonly expected: number; readonly actual: number }
  | { readonly kind: 'conflict'; readonly reason: 'claim'; readonly key: string; readonly holder: string | null };

/** What `append_requests` answers. */
export interface BatchAnswer {
  readonly recordedAt: string;
  readonly results: readonly ResultRow[];
}

export const decodeAnswer = (requests: readonly AppendRequest[], answer: BatchAnswer): readonly AppendResult[] =>
  requests.map((request, i) => {
    const row = answer.results[i];
    if (row === undefined) throw new Error('append_requests answered fewer results than requests');
    return decodeResult(request, row, answer.recordedAt);
  });

const decodeResult = (request: AppendRequest, row: ResultRow, recordedAt: string): AppendResult => {
  switch (row.kind) {
    case 'appended':
      return appended(request, row.first, row.last, recordedAt);
    case 'repeated':
      return { kind: 'repeated', result: row.result, firstPosition: row.first };
    case 'reused':
      return { kind: 'reused-command-id' };
    case 'conflict':
      return row.reason === 'claim'
        ? { kind: 'conflict', reason: 'claim', key: row.key, holder: row.holder }
        : { kind: 'conflict', reason: row.reason, streamId: row.stream, expected: row.expected, actual: row.actual };
  }
};
