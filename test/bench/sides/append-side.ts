import type { Fact } from './fact.js';

/** Where a stream really stands, when the version that was expected is not it. */
export type Appended = { readonly kind: 'appended' } | { readonly kind: 'conflict'; readonly actual: number };

/** A store of events that takes part in a comparison of appends. */
export interface AppendSide {
  readonly name: string;
  /** all or nothing, durable once it resolves. @param expected version of the stream, 0 for none */
  append(streamId: string, expected: number, facts: readonly Fact[]): Promise<Appended>;
  /** @throws {NotDense} unless exactly so many events are there, numbered in every stream and as a whole as this store promises it */
  check(events: number): Promise<void>;
  close(): Promise<void>;
}

/** A side lost, doubled or misnumbered events: its figures are worth nothing. */
export class NotDense extends Error {
  constructor(side: string, what: string) {
    super(`${side}: ${what}`);
    this.name = 'NotDense';
  }
}
