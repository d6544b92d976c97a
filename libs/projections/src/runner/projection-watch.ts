import { setTimeout as delay } from 'node:timers/promises';
import type { Feed } from '@yange/feed';
import type { Pool } from 'pg';
import type { RowsDigest } from '../digest/digest-rows.js';
import type { Generation } from '../generation/generation.js';
import { GenerationStore } from '../generation/generation.store.js';
import type { Projection } from '../projection.port.js';
import { GenerationRun } from './generation-run.js';
import { SeenByPool } from '../known/seen-through.js';
import { NotCaughtUp, type Heads } from './heads.js';
import { digestOf } from './rebuild.js';
import type { ProjectionRunner } from './projection-runner.js';
import type { ProjectionRunnerOptions, ProjectionStatus } from './projection-status.js';

/** What can be asked of a projection, whichever process keeps it. */
export type ReadModelProgress = Pick<ProjectionRunner, 'name' | 'status' | 'waitUntilCaughtUp' | 'digest'>;

/** Looks at a projection that another process keeps: by its checkpoints in the read-model database, and without ever claiming one. */
export class ProjectionWatch implements ReadModelProgress {
  readonly #store: GenerationStore;
  readonly #seen: SeenByPool;

  constructor(
    private readonly projection: Projection,
    private readonly feed: Feed,
    private readonly pool: Pool,
    private readonly options: Pick<ProjectionRunnerOptions, 'logIds' | 'head' | 'partitioned'>,
  ) {
    this.#store = new GenerationStore(pool);
    this.#seen = new SeenByPool(pool, projection.name, options.partitioned);
  }

  get name(): string {
    return this.projection.name;
  }

  async status(): Promise<ProjectionStatus> {
    const [heads, known] = await Promise.all([this.#heads(), this.#store.list(this.name)]);
    const live = known.find(({ state }) => state === 'live') ?? null;
    const building = known.find(({ state }) => state === 'building') ?? null;
    const run = live && this.#runOf(live);
    const [logs, parked] = run ? await Promise.all([run.progress(heads), run.writer.parked.streams()]) : [[], []];
    return {
      projection: this.name,
      feed: this.feed.kind,
      serving: live && { version: live.version, generation: live.number, schema: live.schemaName },
      building: building && { version: building.version, generation: building.number, logs: await this.#runOf(building).progress(heads) },
      health: parked.length > 0 ? 'degraded' : 'ok',
      lastError: null,
      logs,
      parked,
    };
  }

  /** As of a runner: resolves once the rows that are served have seen these positions. @throws {NotCaughtUp} after the time given */
  async waitUntilCaughtUp(heads?: Heads, timeoutMs = 60_000): Promise<void> {
    const wanted = heads ?? (await this.#heads());
    const end = performance.now() + timeoutMs;
    for (;;) {
      // Asked anew each time: the process that keeps it may swap to another generation meanwhile.
      const live = await this.#live();
      const behind = live ? (await this.#runOf(live).progress(wanted)).filter((log) => log.lag > 0) : [];
      if (live && behind.length === 0 && (await this.#seen.reaches(wanted))) return;
      if (performance.now() > end) throw new NotCaughtUp(this.name, behind);
      await delay(50);
    }
  }

  async digest(): Promise<RowsDigest> {
    const live = await this.#live();
    if (!live) throw new Error(`${this.name} has not been started`);
    return digestOf(this.pool, live);
  }

  async #live(): Promise<Generation | null> {
    return (await this.#store.list(this.name)).find(({ state }) => state === 'live') ?? null;
  }

  #runOf(generation: Generation): GenerationRun {
    const { projection, feed, pool, options: { logIds } } = this;
    return new GenerationRun({ projection, feed, pool, logIds, batchSize: 1, group: '', onError: () => undefined }, generation);
  }

  async #heads(): Promise<Heads> {
    return Object.fromEntries(await Promise.all(this.options.logIds.map(async (logId) => [logId, await this.options.head(logId)] as const)));
  }
}
