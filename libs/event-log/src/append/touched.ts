import type { AppendRequest } from '../event-log.port.js';

/** What requests look at and change: of two that meet in it the order counts. */
export class Touched {
  readonly #read = new Set<string>();
  readonly #written = new Set<string>();

  constructor(requests: readonly AppendRequest[]) {
    for (const request of requests) this.add(request);
  }

  add(request: AppendRequest): void {
    for (const guard of request.guards ?? []) this.#read.add(guard.streamId);
    for (const written of writtenBy(request)) this.#written.add(written);
  }

  meets(request: AppendRequest): boolean {
    for (const written of writtenBy(request)) if (this.#written.has(written) || this.#read.has(written)) return true;
    return (request.guards ?? []).some(({ streamId }) => this.#written.has(streamId));
  }
}

/** Streams by their name; commands and keys behind a sign. What only seems the same waits without need, and that is all. */
function* writtenBy({ streams, claims = [], releases = [], principal, commandId }: AppendRequest): Iterable<string> {
  yield `\u0001${principal}\u0001${commandId}`;
  for (const { streamId } of streams) yield streamId;
  for (const { key } of claims) yield `\u0002${key}`;
  for (const { key } of releases) yield `\u0002${key}`;
}
