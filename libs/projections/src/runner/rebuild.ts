import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';
import { digestRows, tablesOf, type RowsDigest } from '../digest/digest-rows.js';
import type { Generation } from '../generation/generation.js';
import type { GenerationStore } from '../generation/generation.store.js';
import type { Projection } from '../projection.port.js';
import type { GenerationRun, PositionVector } from './generation-run.js';
import type { Heads } from './heads.js';

export interface RebuildReport {
  /** schema that served before, null where none did */
  readonly from: string | null;
  readonly to: string;
  readonly rows: RowsDigest;
  /**
   * Old and new rows at the same positions; `different` means that the old ones had drifted from the log.
   * `not-comparable`: another version, another feed, or nothing before.
   */
  readonly verdict: 'equal' | 'different' | 'not-comparable';
  /** events looked at, by log */
  readonly covered: Readonly<Record<string, number>>;
  readonly buildMs: number;
  /** for which the old rows stood still, unless they are of another version */
  readonly pauseMs: number;
}

/** The new rows lack streams that the old ones have: they are not shown. Correct the fold, then rebuild. */
export class BuildIsDegraded extends Error {
  constructor(readonly generation: Generation, readonly parked: number) {
    super(`${generation.schemaName} has ${parked} parked events; the views were not swapped`);
    this.name = 'BuildIsDegraded';
  }
}

export interface RebuildContext {
  readonly pool: Pool;
  readonly store: GenerationStore;
  readonly newRun: (generation: Generation) => GenerationRun;
  readonly heads: () => Promise<Heads>;
  /** lag up to which the old rows go on meanwhile */
  readonly near: number;
  readonly signal: AbortSignal;
}

/**
 * Fills the building generation beside the serving one; its indexes come once it is filled, and what was recorded meanwhile after them. Ends once all is there that the logs held when it was near: of the
 * ends of Kafka's partitions nobody tells here, and near a short log is at its beginning.
 */
export async function fill(context: RebuildContext, building: GenerationRun, projection: Projection): Promise<void> {
  await building.start();
  await untilNear(context, building);
  await context.store.completeIndexes(building.generation, projection);
  await untilNear(context, building);
  await untilCovered(building, await context.heads(), context.signal);
  context.signal.throwIfAborted();
}

/**
 * A first start serves from tables that are bare while they fill: their indexes come once the rows that there were are there, also where a start before this one was cut short. Tries again where that fails, and ends with the run.
 */
export async function indexOnceNear(context: RebuildContext, serving: GenerationRun, projection: Projection, onError: (error: unknown) => void): Promise<void> {
  if (projection.indexesAfterBuild !== true) return;
  const isOver = (): boolean => serving.ended || context.signal.aborted;
  while (!isOver()) {
    try {
      if (await context.store.isIndexed(serving.generation)) return;
      await untilNear(context, serving);
      if (!serving.ended) return await context.store.completeIndexes(serving.generation, projection);
    } catch (error) {
      if (isOver()) return;
      onError(error);
      await Promise.race([serving.done.catch(() => undefined), delay(triedAgainMs)]);
    }
  }
}

/** after a failure, a log that is away for instance */
const triedAgainMs = 1_000;

/** between two questions how far a build is, in milliseconds: every 50 once it is near, four times a second where much is left */
const askAgain = { near: 50, far: 250, farEvents: 20_000 } as const;

const lagOf = async (run: GenerationRun, heads: Heads): Promise<number> => Math.max(0, ...(await run.progress(heads)).map(({ lag }) => lag));

/** Returns too when the run was stopped; throws what it gave up for. */
async function untilCovered(run: GenerationRun, heads: Heads, signal: AbortSignal): Promise<void> {
  while (!run.ended && (await lagOf(run, heads)) > 0) {
    signal.throwIfAborted();
    await Promise.race([run.done, delay(askAgain.near)]);
  }
}

/** Returns too when the run was stopped; throws what it gave up for. */
async function untilNear(context: RebuildContext, run: GenerationRun): Promise<void> {
  // What the logs hold by now is asked again only once what they held before is there: a long build need not ask five logs twenty times a second.
  for (let heads = await context.heads(); !run.ended; ) {
    context.signal.throwIfAborted();
    const lag = await lagOf(run, heads);
    if (lag <= context.near) {
      heads = await context.heads();
      if ((await lagOf(run, heads)) <= context.near) return;
    }
    await Promise.race([run.done, delay(lag > askAgain.farEvents ? askAgain.far : askAgain.near)]);
  }
}

/** Both at the same position, side by side, when they are of one version and one feed. Both are stopped. */
export async function compare(context: RebuildContext, old: Generation | null, building: Generation): Promise<Pick<RebuildReport, 'rows' | 'verdict'>> {
  if (!old || old.version !== building.version || old.feed !== building.feed) {
    await context.newRun(building).advanceTo(await headVector(context, old, building), context.signal);
    return { rows: await digestOf(context.pool, building), verdict: 'not-comparable' };
  }
  const vector = atLeast(await vectorOf(context, old), await vectorOf(context, building));
  await context.newRun(building).advanceTo(vector, context.signal);
  await context.newRun(old).advanceTo(vector, context.signal);
  const [before, rows] = await Promise.all([digestOf(context.pool, old), digestOf(context.pool, building)]);
  return { rows, verdict: before.digest === rows.digest ? 'equal' : 'different' };
}

/** @throws {BuildIsDegraded} */
export async function refuseDegraded(context: RebuildContext, old: Generation | null, building: Generation): Promise<void> {
  const { writer } = context.newRun(building);
  if ((await writer.parked.streams()).length > 0) await writer.retryParked();
  const parked = count(await writer.parked.streams());
  const before = old ? count(await context.newRun(old).writer.parked.streams()) : 0;
  if (parked > before) throw new BuildIsDegraded(building, parked);
}

export async function digestOf(pool: Pool, generation: Generation): Promise<RowsDigest> {
  const client = await pool.connect();
  try {
    return await digestRows(client, generation.schemaName, await tablesOf(client, generation.schemaName));
  } finally {
    client.release();
  }
}

function count(streams: readonly { readonly events: number }[]): number {
  return streams.reduce((sum, stream) => sum + stream.events, 0);
}

async function vectorOf(context: RebuildContext, generation: Generation): Promise<PositionVector> {
  const rows = await context.newRun(generation).writer.checkpoints.all();
  return new Map(rows.map((row) => [`${row.logId}#${row.partition}`, row.position]));
}

/** for a log the head is a position; a Kafka partition's end is not known here, but what the old rows, if they come from it too, have of it */
async function headVector(context: RebuildContext, old: Generation | null, building: Generation): Promise<PositionVector> {
  if (building.feed === 'log') return new Map(Object.entries(await context.heads()).map(([logId, head]) => [`${logId}#0`, head]));
  const filled = await vectorOf(context, building);
  return old?.feed === 'kafka' ? atLeast(await vectorOf(context, old), filled) : filled;
}

function atLeast(one: PositionVector, other: PositionVector): PositionVector {
  const keys = new Set([...one.keys(), ...other.keys()]);
  return new Map([...keys].map((key) => [key, Math.max(one.get(key) ?? 0, other.get(key) ?? 0)]));
}
