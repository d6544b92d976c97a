import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { connectionPool, MemoryEventLogs, type EventLog } from '@yange/event-log';
import { LogFeed, type Feed } from '@yange/feed';
import { testDatabase } from '@yange/testing';
import type pg from 'pg';
import type { Projection } from './projection.port.js';
import { migrateReadDatabase } from './read-database/read-database.js';
import { ProjectionRunner } from './runner/projection-runner.js';
import type { ProjectionRunnerOptions } from './runner/projection-status.js';
import type { SampleRow } from './sample.projection.fixture.js';

/** A log in memory and a real, migrated read-model database. */
export class ReadSide {
  readonly log: EventLog;
  readonly errors: unknown[] = [];
  readonly #runners: ProjectionRunner[] = [];
  readonly #feeds: Feed[] = [];
  readonly #pools: pg.Pool[] = [];

  private constructor(readonly url: string, private readonly dropDatabase: () => Promise<void>) {
    this.log = new MemoryEventLogs('organisations').forDistrict(String(randomInt(100_000, 1_000_000)));
  }

  static async open(): Promise<ReadSide> {
    const database = await testDatabase();
    await migrateReadDatabase(database.url);
    return new ReadSide(database.url, () => database.close());
  }

  pool(name: string, max = 4): pg.Pool {
    const pool = connectionPool({ connectionString: this.url, max, application_name: name });
    this.#pools.push(pool);
    return pool;
  }

  feed(): Feed {
    const feed = new LogFeed(() => this.log, { pollMs: 100, retry: { first: 10, longest: 50 } });
    this.#feeds.push(feed);
    return feed;
  }

  /** a runner with a feed and a pool of its own, as in a process of its own */
  runner(projection: Projection, options: Partial<ProjectionRunnerOptions> = {}, feed = this.feed()): ProjectionRunner {
    const runner = new ProjectionRunner(projection, feed, this.pool('runner'), {
      logIds: [this.log.logId],
      head: async () => (await this.log.head()).position,
      onError: (error) => this.errors.push(error),
      ...options,
    });
    this.#runners.push(runner);
    return runner;
  }

  async rows(): Promise<readonly SampleRow[]> {
    return this.query<SampleRow>('select stream_id, events, versions from live.sample_streams order by stream_id');
  }

  async query<T extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<readonly T[]> {
    this.#reader ??= this.pool('reader');
    return (await this.#reader.query<T>(text, [...values])).rows;
  }

  #reader: pg.Pool | undefined;

  async close(): Promise<void> {
    await Promise.all(this.#runners.map((runner) => runner.stop()));
    await Promise.all(this.#feeds.map((feed) => feed.close()));
    await Promise.all(this.#pools.map((pool) => pool.end()));
    await this.dropDatabase();
  }
}

export async function until(met: () => boolean | Promise<boolean>, withinMs = 90_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await met())) {
    if (performance.now() > end) throw new Error(`not within ${withinMs} ms: ${met.toString()}`);
    await delay(20);
  }
}
