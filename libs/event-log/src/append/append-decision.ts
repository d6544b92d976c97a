import type { AppendRequest, AppendResult, StoredCommand } from '../event-log.port.js';
import { sameBytes } from './content-hash.js';
import { holdingChanges } from './holdings.js';

/** What a log knows when it decides on a request. */
export interface LogState {
  versionOf(streamId: string): number;
  holderOf(key: string): string | null;
  command(principal: string, commandId: string): StoredCommand | null;
}

export type Refusal = Exclude<AppendResult, { kind: 'appended' }>;

/** The checks of `append_requests` in the same order: command, streams, guards, claims. @returns null when the request may be appended */
export const refusalOf = (request: AppendRequest, state: LogState): Refusal | null =>
  knownCommand(request, state) ?? staleVersion(request, state) ?? takenClaim(request, state);

const knownCommand = (request: AppendRequest, state: LogState): Refusal | null => {
  const known = state.command(request.principal, request.commandId);
  if (known === null) return null;
  return sameBytes(known.bodyHash, request.bodyHash)
    ? { kind: 'repeated', result: known.result, firstPosition: known.firstPosition }
    : { kind: 'reused-command-id' };
};

const staleVersion = (request: AppendRequest, state: LogState): Refusal | null => {
  for (const { streamId, expectedVersion } of request.streams) {
    const actual = state.versionOf(streamId);
    if (actual !== expectedVersion) return { kind: 'conflict', reason: 'version', streamId, expected: expectedVersion, actual };
  }
  for (const { streamId, version } of request.guards ?? []) {
    const actual = state.versionOf(streamId);
    if (actual !== version) return { kind: 'conflict', reason: 'guard', streamId, expected: version, actual };
  }
  return null;
};

const takenClaim = (request: AppendRequest, state: LogState): Refusal | null => {
  for (const { key, from, to } of holdingChanges(request)) {
    const holder = state.holderOf(key);
    if (holder !== from && !(from === null && holder === to)) return { kind: 'conflict', reason: 'claim', key, holder };
  }
  return null;
};
