/** What the checkers judge. Nothing here knows the product: plain rows, as SQL and topics give them. */

export type Outcome = 'ok' | 'fail' | 'info';

/** A line of the history of the clients. */
export interface Recorded {
  /** milliseconds since the beginning */
  readonly at: number;
  /** `echo`: the answer to a command that was answered before and sent again; `read`: what a session read */
  readonly type: 'invoke' | Outcome | 'echo' | 'read';
  /** what the client wants to be done once; its marker is in the data of the events that it brings */
  readonly op: string;
  /** Idempotency-Key: the same for every attempt */
  readonly key: string;
  readonly context: string;
  readonly what: string;
  readonly session: string;
  /** who sent it, where it is another than the person of the run */
  readonly by?: string;
  readonly status?: number | null;
  readonly code?: string;
  /** attempts so far */
  readonly attempts?: number;
  /** ids, in the order of the answer */
  readonly events?: readonly string[];
  readonly position?: number | null;
  /** of a read: the position that was asked for, null for none */
  readonly asked?: number | null;
  /** of a read: whether the session's own write was in it, null where that was not asked */
  readonly seen?: boolean | null;
}

export interface StoredRow {
  readonly context: string;
  readonly position: number;
  readonly stream: string;
  readonly version: number;
  readonly id: string;
  readonly type: string;
  readonly command: string;
  readonly recordedAt: string;
  readonly data: Buffer;
}

export interface CommandRow {
  readonly context: string;
  readonly principal: string;
  /** as the log keeps it */
  readonly command: string;
  readonly first: number | null;
}

export interface TopicRow {
  readonly context: string;
  readonly partition: number;
  readonly offset: number;
  readonly id: string;
  readonly stream: string;
  readonly version: number;
  readonly position: number;
}

export interface CheckpointRow {
  /** whose read models */
  readonly service: string;
  readonly reader: string;
  /** context of the log that is read */
  readonly context: string;
  readonly partition: number;
  readonly position: number;
  readonly covered: number;
}

/** An event as a read model keeps it. */
export interface AppliedRow {
  readonly service: string;
  readonly table: string;
  readonly context: string;
  readonly stream: string;
  readonly position: number;
  readonly id: string;
  readonly type: string;
}

export interface ParkedRow {
  readonly service: string;
  readonly reader: string;
  readonly stream: string;
  readonly position: number;
  readonly reason: string;
}

/** All rows of one table, as their sorted text was hashed. */
export interface DumpRow {
  readonly service: string;
  readonly table: string;
  readonly rows: number;
  readonly hash: string;
}

export interface Evidence {
  readonly district: string;
  /** in whose name the clients ask */
  readonly person: string;
  /** heads of the logs before the clients came */
  readonly begins: Readonly<Record<string, number>>;
  readonly history: readonly Recorded[];
  readonly stored: readonly StoredRow[];
  readonly commands: readonly CommandRow[];
  readonly heads: Readonly<Record<string, number>>;
  readonly topics: readonly TopicRow[];
  readonly checkpoints: readonly CheckpointRow[];
  readonly applied: readonly AppliedRow[];
  readonly parked: readonly ParkedRow[];
  /** of the read models that lived through the run, and of those that were built from nothing afterwards */
  readonly dumps: { readonly live: readonly DumpRow[]; readonly fresh: readonly DumpRow[] };
}

/** A promise that was not kept, in words that name what. */
export type Violation = string;

/** @returns what is wrong, nothing where the promise was kept */
export type Checker = (evidence: Evidence) => readonly Violation[];
