import type { StoredEvent } from '@yange/event-log';

/** Events of one log, or of one Kafka partition of it, in position order. */
export interface FeedBatch {
  readonly logId: string;
  /** 0 for a feed that reads the log itself; the Kafka partition otherwise */
  readonly partition: number;
  readonly events: readonly StoredEvent[];
  /** everything of this (log, partition) up to here has been handed over, wanted or not */
  readonly through: number;
  /** how many events of the log this batch covers, wanted or not: the sum over partitions equals the head when a reader has caught up */
  readonly covered: number;
}

export interface Subscription {
  /** resolves once the handler in flight has finished; nothing is delivered afterwards */
  stop(): Promise<void>;
  /** rejects when the feed cannot go on (the handler's own errors are retried with a pause) */
  readonly done: Promise<void>;
}

export interface SubscribeRequest {
  /** the reader's name: consumer group on Kafka */
  readonly reader: string;
  readonly logIds: readonly string[];
  /** position after which the reader wants the events of this (log, partition): its own checkpoint, 0 at first */
  readonly checkpoint: (logId: string, partition: number) => Promise<number>;
  /** must store what it was given, and its checkpoint, before it resolves */
  readonly handle: (batch: FeedBatch) => Promise<void>;
  /** What will be handed over next, while the batch before it is being handled: work on it may begin. Never called by some feeds and for some batches. Must not throw. */
  readonly ahead?: (events: readonly StoredEvent[]) => void;
  /** events per batch at most */
  readonly batchSize?: number;
  /** only these stored names are handed over; `through` and `covered` count the others too */
  readonly types?: readonly string[];
}

/**
 * What every adapter promises (see `feed.contract.ts`): per stream in version order, nothing lost,
 * and nothing at or below the checkpoint handed over twice.
 */
export interface Feed {
  readonly kind: 'log' | 'kafka';
  subscribe(request: SubscribeRequest): Promise<Subscription>;
  close(): Promise<void>;
}
