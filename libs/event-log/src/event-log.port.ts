/**
 * The port of one event log. A log is one (district, context): `log_id = <district>/<context>`.
 * Positions are dense (1, 2, 3 …), in commit order, which is also the order in which readers see them.
 */

/** An event as its writer hands it over: two byte strings written once, and the columns that index the envelope. */
export interface NewEvent {
  /** uuid, version 7 for live commands, derived for imported rows */
  readonly eventId: string;
  /** stored name, from the registry of `@yange/contracts` (`OrganEstablished`) */
  readonly type: string;
  readonly schemaVersion: number;
  /** `YYYY-MM-DD`, null where the beginning is unknown ("by the end of") */
  readonly effectiveFrom: string | null;
  /** `YYYY-MM-DD`, the day from which the event surely counts */
  readonly effectiveTo: string;
  /** id of the event that this one corrects or annuls */
  readonly supersedes: string | null;
  readonly correlationId: string;
  readonly causationId: string | null;
  /** subject of the token, never a name */
  readonly actor: string;
  readonly traceparent: string | null;
  /** `yange.common.v1.Envelope` */
  readonly envelope: Uint8Array;
  /** the event's own message */
  readonly data: Uint8Array;
}

/** An event as the log holds it. */
export interface StoredEvent extends NewEvent {
  readonly logId: string;
  readonly position: number;
  readonly streamId: string;
  /** 1 for the first event of its stream, without holes */
  readonly version: number;
  readonly commandId: string;
  /** RFC 3339 in UTC with six decimals (`2026-01-02T03:04:05.000001Z`); strictly increasing from batch to batch */
  readonly recordedAt: string;
  /** SHA-256 over: length of envelope (4 bytes, big endian) ‖ envelope ‖ data */
  readonly contentHash: Uint8Array;
}

export interface StreamAppend {
  readonly streamId: string;
  /** version of the stream that the decision was made on; 0 for a stream that must not exist yet */
  readonly expectedVersion: number;
  readonly events: readonly NewEvent[];
}

/** A stream that was read for the decision and must still be at this version. */
export interface Guard {
  readonly streamId: string;
  readonly version: number;
}

/** A unique key of the log (a credit code, a document number): one holder at a time. */
export interface Claim {
  readonly key: string;
  readonly streamId: string;
}

/** All or nothing. */
export interface AppendRequest {
  /** the caller's idempotency key; unique per (log, principal) */
  readonly commandId: string;
  readonly principal: string;
  /** SHA-256 of what the command asked; another body under the same id is refused */
  readonly bodyHash: Uint8Array;
  readonly streams: readonly StreamAppend[];
  readonly guards?: readonly Guard[];
  readonly claims?: readonly Claim[];
  readonly releases?: readonly Claim[];
  /** the answer to give to a retry of the same command, as JSON text */
  readonly result: string;
}

export interface AppendedStream {
  readonly streamId: string;
  readonly version: number;
}

export type AppendResult =
  | {
      readonly kind: 'appended';
      readonly firstPosition: number;
      readonly lastPosition: number;
      readonly recordedAt: string;
      readonly streams: readonly AppendedStream[];
    }
  | { readonly kind: 'repeated'; readonly result: string; readonly firstPosition: number | null }
  | { readonly kind: 'conflict'; readonly reason: 'version' | 'guard'; readonly streamId: string; readonly expected: number; readonly actual: number }
  | { readonly kind: 'conflict'; readonly reason: 'claim'; readonly key: string; readonly holder: string | null }
  | { readonly kind: 'reused-command-id' };

export interface StoredCommand {
  readonly bodyHash: Uint8Array;
  readonly result: string;
  /** null where the command brought no event */
  readonly firstPosition: number | null;
}

export interface PageRequest {
  /** exclusive; 0 reads from the beginning */
  readonly after: number;
  readonly limit: number;
  /** only these stored names; the page still tells how far it scanned */
  readonly types?: readonly string[];
  /** only what takes effect after this day (`YYYY-MM-DD`); the page still tells how far it scanned */
  readonly effectiveAfter?: string;
}

export interface LogPage {
  readonly events: readonly StoredEvent[];
  /** every position up to here was looked at; continue with `after: scannedTo` */
  readonly scannedTo: number;
}

export interface LogHead {
  /** 0 for an empty log */
  readonly position: number;
  readonly recordedAt: string | null;
}

/** Events that have this in common; `before` is exclusive. */
export type LastEventsRequest = { readonly before: number; readonly limit: number } & (
  | { readonly by: 'correlationId' | 'type'; readonly value: string }
  /** Events that may be called by one of these names: every one that is called so is among them, others may be too. Which names an event has, its namer says (`namesOfEvent`). */
  | { readonly by: 'name'; readonly values: readonly string[] }
);

/** What a reader may do: the whole of what a role with SELECT needs. */
export interface EventLogReader {
  readonly logId: string;
  readStream(streamId: string, afterVersion?: number): Promise<readonly StoredEvent[]>;
  /** by its id, wherever it stands */
  findEvent(eventId: string): Promise<StoredEvent | null>;
  readPage(request: PageRequest): Promise<LogPage>;
  /** by an index, the newest first; fewer than `limit` where there are no more. A reader without indexes leaves it out */
  lastEvents?(request: LastEventsRequest): Promise<readonly StoredEvent[]>;
  head(): Promise<LogHead>;
  /** calls back soon after something was appended, by whichever process; may call without news */
  onAppend(listener: () => void): () => void;
}

export interface EventLog extends EventLogReader {
  /** @throws {InvalidAppend} before anything is queued, when a value could not be stored */
  append(request: AppendRequest): Promise<AppendResult>;
  findCommand(principal: string, commandId: string): Promise<StoredCommand | null>;
  findClaim(key: string): Promise<string | null>;
}

/** The logs of one context, one per district. */
export interface EventLogs {
  /** @param district region code (`150302`) */
  forDistrict(district: string): EventLog;
  close(): Promise<void>;
}

/** A request that no log could hold: empty, too large, with NUL, with an id twice. */
export class InvalidAppend extends Error {
  constructor(readonly field: string, reason: string) {
    super(`${field}: ${reason}`);
    this.name = 'InvalidAppend';
  }
}
