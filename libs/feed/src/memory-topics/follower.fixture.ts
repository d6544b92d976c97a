import type { StoredEvent } from '@yange/event-log';
import type { FeedBatch } from '../feed.port.js';

/** Where whoever reads can go wrong, by name. */
export const places = [
  /** the storage is away: the same batch comes again */
  'consumer.beforeApply',
  /** killed with rows folded and nothing stored */
  'consumer.afterApplyBeforeCheckpoint',
  /** stored, and the answer of the commit is lost: the same batch comes again */
  'consumer.afterCommitBeforeReply',
  /** stored, and killed before the broker was told */
  'consumer.afterCheckpointBeforeOffset',
  /** stands still while its successor goes on, and then wakes up */
  'consumer.frozen',
] as const;
export type Place = (typeof places)[number];

/** Bugs that are planted on purpose in this reader, or in what brings its messages. */
export const plants = {
  'offset-before-apply': 'the checkpoint is stored before the rows',
  'checkpoint-in-second-transaction': 'the rows are stored before the checkpoint',
  'checkpoint-not-compared': 'who was frozen stores what his successor has stored already',
  'no-chain': 'messages do not name the position before them, so that a loss is not seen',
} as const;
export type Plant = keyof typeof plants;

/** One life of the reader's process. */
export interface Life {
  readonly turn: () => Promise<void>;
  readonly reach: (place: Place) => boolean;
  /** nothing of it goes on */
  readonly die: () => void;
  /** a successor begins, whatever this one does */
  readonly freeze: () => void;
}

const frozenTurns = 25;

/** Rows and checkpoints of a reader, as they are stored in memory: rows are the events in the order in which they were folded. */
export class Follower {
  readonly rows: StoredEvent[] = [];
  readonly checkpoints = new Map<number, number>();
  /** what was stored, in order */
  readonly trace: string[] = [];
  /** runs after every commit */
  stored: () => void = () => undefined;

  constructor(private readonly plant: Plant | null) {}

  async handle(batch: FeedBatch, life: Life): Promise<void> {
    await life.turn();
    if (life.reach('consumer.beforeApply')) throw new Error('the storage is away');
    const before = this.#checkpoint(batch);
    const fresh = batch.events.filter(({ position }) => position > before);
    if (this.plant === 'offset-before-apply') this.#store(batch, [], batch.through);
    if (this.plant === 'checkpoint-in-second-transaction') this.#store(batch, fresh, before);
    if (life.reach('consumer.frozen')) {
      life.freeze();
      for (let turns = 0; turns < frozenTurns; turns += 1) await life.turn();
    } else await life.turn();
    if (life.reach('consumer.afterApplyBeforeCheckpoint')) this.#killed(life);
    this.#commit(batch, before, fresh);
    await life.turn();
    if (life.reach('consumer.afterCommitBeforeReply')) throw new Error('the answer of the commit was lost');
    if (life.reach('consumer.afterCheckpointBeforeOffset')) this.#killed(life);
  }

  /** Rows and checkpoint at once, and only where the checkpoint is what it was. */
  #commit(batch: FeedBatch, before: number, fresh: readonly StoredEvent[]): void {
    if (this.plant === 'offset-before-apply') return this.#store(batch, fresh, batch.through);
    if (this.plant === 'checkpoint-in-second-transaction') return this.#store(batch, [], batch.through);
    if (this.plant !== 'checkpoint-not-compared' && this.#checkpoint(batch) !== before) throw new Error('another reader has gone on');
    this.#store(batch, fresh, Math.max(before, batch.through));
  }

  #store({ partition }: FeedBatch, fresh: readonly StoredEvent[], checkpoint: number): void {
    this.rows.push(...fresh);
    this.checkpoints.set(partition, checkpoint);
    this.trace.push(`${partition}: ${fresh.map(({ position }) => position).join(' ')} through ${checkpoint}`);
    this.stored();
  }

  #checkpoint({ partition }: FeedBatch): number {
    return this.checkpoints.get(partition) ?? 0;
  }

  #killed(life: Life): never {
    life.die();
    throw new Error('killed');
  }
}
