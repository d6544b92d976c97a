import type { StoredEvent } from '@yange/event-log';
import type { FeedBatch } from '@yange/feed';
import type { Pool } from 'pg';
import type { Generation } from '../generation/generation.js';
import { GenerationStore } from '../generation/generation.store.js';
import type { Projection } from '../projection.port.js';
import { digestOf } from '../runner/rebuild.js';
import { GenerationWriter } from '../writer/generation-writer.js';

/** The same events folded in ways that must not matter; all of these must be the same digest. */
export interface FoldDigests {
  /** each log in one batch */
  readonly atOnce: string;
  /** every event a batch of its own, the logs taking turns */
  readonly oneByOne: string;
  /** at once, and then everything again: the checkpoint refuses it */
  readonly twice: string;
  /** at once, the logs in the opposite order */
  readonly logsReversed: string;
}

/**
 * For specs of projections: folds the events into throw-away generations of a migrated read-model database.
 * @throws when an event is parked, with its reason
 */
export async function foldDigests(pool: Pool, projection: Projection, events: readonly StoredEvent[]): Promise<FoldDigests> {
  const whole = byLog(events).map((ofLog) => batchOf(ofLog));
  const single = takingTurns(byLog(events).map((ofLog) => ofLog.map((event) => batchOf([event]))));
  return {
    atOnce: await foldOnce(pool, projection, whole),
    oneByOne: await foldOnce(pool, projection, single),
    twice: await foldOnce(pool, projection, [...whole, ...whole]),
    logsReversed: await foldOnce(pool, projection, [...whole].reverse()),
  };
}

async function foldOnce(pool: Pool, projection: Projection, batches: readonly FeedBatch[]): Promise<string> {
  const store = new GenerationStore(pool);
  const generation = await store.create('fold-digests', projection, 'log');
  try {
    const writer = new GenerationWriter(pool, projection, generation);
    for (const logId of new Set(batches.map((batch) => batch.logId))) await writer.claim(logId, 0);
    for (const batch of batches) await writer.handle(batch);
    await refuseParked(writer, generation);
    return (await digestOf(pool, generation)).digest;
  } finally {
    await store.drop(generation);
  }
}

async function refuseParked(writer: GenerationWriter, generation: Generation): Promise<void> {
  const [parked] = await writer.parked.streams();
  if (parked) throw new Error(`${generation.reader}: ${parked.reason}`);
}

function byLog(events: readonly StoredEvent[]): readonly (readonly StoredEvent[])[] {
  const sorted = [...events].sort((one, other) => one.position - other.position);
  return [...new Set(sorted.map((event) => event.logId))].map((logId) => sorted.filter((event) => event.logId === logId));
}

function batchOf(events: readonly StoredEvent[]): FeedBatch {
  const [first] = events;
  const last = events.at(-1);
  if (!first || !last) throw new Error('a batch of no events');
  return { logId: first.logId, partition: 0, events, through: last.position, covered: events.length };
}

function takingTurns<T>(rows: readonly (readonly T[])[]): readonly T[] {
  const longest = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: longest }, (_, turn) => rows.flatMap((row) => row.slice(turn, turn + 1))).flat();
}
