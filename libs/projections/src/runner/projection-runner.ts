import { setTimeout as delay } from 'node:timers/promises';
import type { Feed } from '@yange/feed';
import type { Pool } from 'pg';
import type { RowsDigest } from '../digest/digest-rows.js';
import { fits, GenerationRetired, VersionSuperseded, type Generation } from '../generation/generation.js';
import { GenerationStore } from '../generation/generation.store.js';
import type { Projection } from '../projection.port.js';
import { TakenOver } from '../writer/checkpoint.store.js';
import type { RetriedParked } from '../writer/generation-writer.js';
import type { ParkedStream } from '../writer/parked.store.js';
import { deferred } from './deferred.js';
import { GenerationRun } from './generation-run.js';
import { SeenByPool } from '../known/seen-through.js';
import { NotCaughtUp, type Heads } from './heads.js';
import type { ProjectionRunnerOptions, ProjectionStatus } from './projection-status.js';
import { compare, digestOf, fill, indexOnceNear, refuseDegraded, type RebuildContext, type RebuildReport } from './rebuild.js';

/** Events per transaction where many wait: a build has nobody who waits for its locks. */
const batchSizes = { live: 2_000, retired: 2_000, building: 4_000 } as const satisfies Record<Generation['state'], number>;
/** lag up to which the old rows go on beside a build */
const nearBy = 1_000;

/** Keeps one projection up to date in one read-model database. */
export class ProjectionRunner {
  /** rejects ({@link TakenOver}, {@link GenerationRetired}, an error of the feed) when this runner may not go on; resolves when stopped */
  readonly done: Promise<void>;
  readonly #store: GenerationStore;
  readonly #seen: SeenByPool;
  readonly #stopping = new AbortController();
  readonly #end = deferred();
  #serving: Generation | null = null;
  #run: GenerationRun | null = null;
  #building: GenerationRun | null = null;
  #rebuilding: Promise<RebuildReport> | null = null;
  #indexing: Promise<void> = Promise.resolve();
  #failed: unknown = null;
  /** false from when logs were added until they are read too */
  #begunAnew = true;

  constructor(
    private readonly projection: Projection,
    private readonly feed: Feed,
    private readonly pool: Pool,
    private readonly options: ProjectionRunnerOptions,
  ) {
    this.#store = new GenerationStore(pool, options.grantTo);
    this.#seen = new SeenByPool(pool, projection.name, options.partitioned);
    this.done = this.#end.promise;
  }

  get name(): string {
    return this.projection.name;
  }

  /**
   * Takes the projection over and goes on where its rows stand. A first start serves at once, from empty tables; after a
   * change of version or of feed the old rows are served, unmoved, until the new ones are built in the background.
   * @throws {VersionSuperseded} when a newer version serves already, unless it goes back
   */
  async start(): Promise<void> {
    const { current, building } = await this.#store.alone(this.projection.name, () => this.#choose());
    if (current) await this.#serve(current);
    if (building) this.#begin(() => this.#replace(building)).catch((error: unknown) => this.#buildFailed(error));
  }

  async stop(): Promise<void> {
    this.#stopping.abort(new Error('the runner was stopped'));
    await this.#rebuilding?.catch(() => undefined);
    await Promise.all([this.#run?.stop(), this.#building?.stop()]);
    await this.#indexing;
    this.#end.resolve();
  }

  /**
   * Reads also the logs that `logIds` names by now and did not when this began: the rows stand still for as long as the feed takes to begin anew.
   * To be asked again where it failed: until then nothing is folded.
   */
  async readAdded(): Promise<void> {
    await this.#rebuilding?.catch(() => undefined);
    this.#begunAnew &&= this.#unread().length === 0;
    if (this.#begunAnew || !this.#serving || !this.#run || this.#stopping.signal.aborted) return;
    await this.#serve(this.#serving);
    this.#begunAnew = true;
  }

  /** Builds a new generation from the beginning, compares, swaps the views to it and drops the old one. */
  rebuild(): Promise<RebuildReport> {
    return this.#rebuilding ?? this.#begin(async () => this.#replace(await this.#create()));
  }

  /** folds what was parked, in order, of what is being served and of what is being built */
  async retryParked(): Promise<RetriedParked> {
    const outcomes = [await this.#run?.writer.retryParked(), await this.#building?.writer.retryParked()];
    return outcomes.reduce<RetriedParked>(
      (sum, one) => ({ released: sum.released + (one?.released ?? 0), stillParked: sum.stillParked + (one?.stillParked ?? 0) }),
      { released: 0, stillParked: 0 },
    );
  }

  /** of all rows that are being served */
  async digest(): Promise<RowsDigest> {
    if (!this.#serving) throw new Error(`${this.projection.name} has not been started`);
    return digestOf(this.pool, this.#serving);
  }

  async status(): Promise<ProjectionStatus> {
    const heads = await this.#heads();
    const [run, building] = [this.#run, this.#building];
    const [logs, parked] = run ? await Promise.all([run.progress(heads), run.writer.parked.streams()]) : [[], []];
    const lastError = this.#failed ?? run?.lastError ?? building?.lastError ?? null;
    return {
      projection: this.projection.name,
      feed: this.feed.kind,
      serving: this.#serving && { version: this.#serving.version, generation: this.#serving.number, schema: this.#serving.schemaName },
      building: building && { version: building.generation.version, generation: building.generation.number, logs: await building.progress(heads) },
      health: this.#health(lastError, parked),
      lastError: lastError === null ? null : String(lastError),
      logs,
      parked,
    };
  }

  /**
   * Resolves once the rows that are served have seen these positions (by default: the logs' heads of now).
   * @throws {NotCaughtUp} after the time given, and whatever made the runner give up
   */
  async waitUntilCaughtUp(heads?: Heads, timeoutMs = 60_000): Promise<void> {
    const wanted = heads ?? (await this.#heads());
    const end = performance.now() + timeoutMs;
    for (;;) {
      if (this.#failed) throw this.#failed;
      const progress = this.#run ? await this.#run.progress(wanted) : [];
      const behind = progress.filter((log) => log.lag > 0);
      if (this.#run && behind.length === 0 && this.#unread().length === 0 && (await this.#seen.reaches(wanted))) return;
      if (performance.now() > end) throw new NotCaughtUp(this.projection.name, behind);
      await delay(50);
    }
  }

  #begin(work: () => Promise<RebuildReport>): Promise<RebuildReport> {
    const rebuilding = work().finally(() => { this.#rebuilding = null; });
    this.#rebuilding = rebuilding;
    return rebuilding;
  }

  /** what to go on with, and what is still to be built */
  async #choose(): Promise<{ readonly current: Generation | null; readonly building: Generation | null }> {
    const known = await this.#store.list(this.projection.name);
    for (const generation of known.filter(({ state }) => state === 'retired')) await this.#store.drop(generation);
    const live = known.find(({ state }) => state === 'live') ?? null;
    if (live && live.version > this.projection.version && this.options.goesBack !== true) throw new VersionSuperseded(live, this.projection.version);
    const unfinished = known.filter(({ state, version }) => state === 'building' && version <= this.projection.version);
    const resumed = unfinished.find((generation) => fits(generation, this.projection, this.feed.kind)) ?? null;
    for (const generation of unfinished) if (generation !== resumed) await this.#store.drop(generation);
    if (!live) {
      const first = resumed ?? (await this.#store.create(this.projection.name, this.projection, this.feed.kind, true));
      return { current: await this.#store.promote(first), building: null };
    }
    this.#serving = live;
    const current = fits(live, this.projection, this.feed.kind);
    return { current: current ? live : null, building: resumed ?? (current ? null : await this.#create()) };
  }

  /** with nothing else to keep up to date, a runner whose build was taken over has no work left */
  #buildFailed(error: unknown): void {
    this.#report(error);
    if (!this.#run && (error instanceof TakenOver || error instanceof GenerationRetired)) this.#fail(error);
  }

  #fail(error: unknown): void {
    this.#failed = error;
    this.#end.reject(error);
  }

  async #replace(target: Generation): Promise<RebuildReport> {
    const began = performance.now();
    const old = this.#serving;
    const moving = this.#run !== null;
    const context = this.#context();
    this.#building = this.#newRun(target);
    let paused = began;
    try {
      await fill(context, this.#building, this.projection);
      paused = performance.now();
      await Promise.all([this.#building.stop(), this.#run?.stop()]);
      const compared = await compare(context, old, target);
      await refuseDegraded(context, old, target);
      const promoted = await this.#store.promote(target);
      const covered = Object.fromEntries((await this.#newRun(promoted).progress({})).map((log) => [log.logId, log.covered]));
      await this.#serve(promoted);
      const pauseMs = Math.round(performance.now() - paused);
      if (old) await this.#store.drop(old);
      return { ...compared, from: old?.schemaName ?? null, to: promoted.schemaName, covered, buildMs: Math.round(paused - began), pauseMs };
    } catch (error) {
      await this.#building?.stop();
      if (old && moving && this.#serving === old && !this.#stopping.signal.aborted) await this.#serve(old);
      throw error;
    } finally {
      this.#building = null;
    }
  }

  async #serve(generation: Generation): Promise<void> {
    const run = this.#newRun(generation);
    this.#serving = generation;
    await this.#run?.stop();
    this.#run = run;
    run.done.catch((error: unknown) => this.#fail(error));
    await run.start();
    this.#indexing = indexOnceNear(this.#context(), run, this.projection, (error) => this.#report(error));
  }

  /** to be built beside what serves */
  #create(): Promise<Generation> {
    return this.#store.create(this.projection.name, this.projection, this.feed.kind, true);
  }

  #newRun(generation: Generation): GenerationRun {
    const { projection, feed, pool } = this;
    const { logIds, batchSize = batchSizes[generation.state], groupPrefix = '', skips } = this.options;
    return new GenerationRun({ projection, feed, pool, logIds: [...logIds], batchSize, group: `${groupPrefix}${projection.name}`, onError: (error) => this.#report(error), ...(skips === undefined ? {} : { skips }) }, generation);
  }

  #context(): RebuildContext {
    const { pool } = this;
    const near = this.options.batchSize ?? nearBy;
    return { pool, store: this.#store, newRun: (generation) => this.#newRun(generation), heads: () => this.#heads(), near, signal: this.#stopping.signal };
  }

  async #heads(): Promise<Heads> {
    return Object.fromEntries(await Promise.all(this.options.logIds.map(async (logId) => [logId, await this.options.head(logId)] as const)));
  }

  /** named since the subscription began */
  #unread(): readonly string[] {
    return this.options.logIds.filter((logId) => this.#run?.logIds.includes(logId) !== true);
  }

  #health(lastError: unknown, parked: readonly ParkedStream[]): ProjectionStatus['health'] {
    if (this.#failed || this.#stopping.signal.aborted) return 'stopped';
    if (lastError) return 'failing';
    return parked.length > 0 ? 'degraded' : 'ok';
  }

  #report(error: unknown): void {
    this.options.onError?.(error);
  }
}
