import { setTimeout as delay } from 'node:timers/promises';
import pLimit, { type LimitFunction } from 'p-limit';
import type { Pool, PoolClient } from 'pg';
import type { Projection } from '../projection.port.js';
import { GenerationRetired, schemaNameOf, type FeedKind, type Generation } from './generation.js';
import { inTransaction, isLockTrouble, quoted } from './transaction.js';

/**
 * Projections that begin at once take turns: each holds a connection and works by a second one. Two, so that one waits for the server while the other thinks.
 */
const turns = new WeakMap<Pool, LimitFunction>();

const turnsOf = (pool: Pool): LimitFunction => {
  const known = turns.get(pool) ?? pLimit(2);
  turns.set(pool, known);
  return known;
};

/** Readers held the views for longer than a swap may wait; the old generation goes on serving. */
export class SwapTimedOut extends Error {
  constructor(readonly generation: Generation) {
    super(`views could not be swapped to ${generation.schemaName}: readers kept them locked`);
    this.name = 'SwapTimedOut';
  }
}

interface GenerationRow {
  reader: string;
  version: number;
  generation: number;
  schema_name: string;
  feed: FeedKind;
  state: Generation['state'];
  views: string[];
}

const columns = 'reader, version, generation, schema_name, feed, state, views';
/** below PostgreSQL's deadlock_timeout of 1 s, so that a swap gives way before a reader is chosen as victim */
const beginSwap = `begin; set local lock_timeout = '300ms'`;
const swapTries = 60;

/** The generations of projections in one read-model database. */
export class GenerationStore {
  /** @param grantTo roles that may read the views in `live` */
  constructor(private readonly pool: Pool, private readonly grantTo: readonly string[] = []) {}

  /** one process at a time decides what to start with */
  async alone<T>(reader: string, work: () => Promise<T>): Promise<T> {
    return turnsOf(this.pool)(() => inTransaction(this.pool, 'begin', async (client) => {
      await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`yange/projections/${reader}/start`]);
      return work();
    }));
  }

  async list(reader: string): Promise<readonly Generation[]> {
    const { rows } = await this.pool.query<GenerationRow>(
      `select ${columns} from projections.projection_versions where reader = $1 order by version, generation`,
      [reader],
    );
    return rows.map(generationOf);
  }

  /**
   * Empty tables for a new generation of the projection.
   * @param bare without the indexes that `completeIndexes` makes later, where the projection allows it
   */
  async create(reader: string, projection: Projection, feed: FeedKind, bare = false): Promise<Generation> {
    return inTransaction(this.pool, 'begin', async (client) => {
      await lockReader(client, reader);
      const { rows: [last] } = await client.query<{ number: number }>(
        `select coalesce(max(generation), 0)::int as number from projections.projection_versions where reader = $1 and version = $2`,
        [reader, projection.version],
      );
      const number = (last?.number ?? 0) + 1;
      const schemaName = schemaNameOf(reader, projection.version, number);
      const { rows } = await client.query<GenerationRow>(
        `insert into projections.projection_versions (reader, version, generation, schema_name, feed, state, views)
         values ($1, $2, $3, $4, $5, 'building', $6) returning ${columns}`,
        [reader, projection.version, number, schemaName, feed, projection.views],
      );
      const later = bare && projection.indexesAfterBuild === true;
      const tables = projection.tables(quoted(schemaName)).filter((statement) => !later || !isPlainIndex(statement));
      await client.query(together([`create schema ${quoted(schemaName)}`, ...tables]));
      return generationOf(only(rows));
    });
  }

  /** Whether the indexes are there that a bare generation begins without. */
  isIndexed(generation: Generation): Promise<boolean> {
    return hasIndexes(this.pool, generation);
  }

  /** Makes the indexes that a bare generation lacks: all of them or, cut short, none. Does nothing where they are there. */
  async completeIndexes(generation: Generation, projection: Projection): Promise<void> {
    if (projection.indexesAfterBuild !== true) return;
    await inTransaction(this.pool, 'begin', async (client) => {
      await lockReader(client, generation.reader);
      // As whoever writes it does before any of its tables: else each could wait for the other.
      const { rows } = await client.query('select from projections.projection_versions where reader = $1 and version = $2 and generation = $3 for no key update', keyOf(generation));
      if (rows.length === 0 || (await hasIndexes(client, generation))) return;
      await client.query(together(projection.tables(quoted(generation.schemaName)).filter(isPlainIndex)));
    });
  }

  /** Makes this generation the one that queries see, in one step. @throws {SwapTimedOut} */
  async promote(generation: Generation): Promise<Generation> {
    for (let attempt = 1; attempt <= swapTries; attempt += 1) {
      try {
        return await inTransaction(this.pool, beginSwap, (client) => this.#swap(client, generation));
      } catch (error) {
        if (!isLockTrouble(error)) throw error;
        await delay(50);
      }
    }
    throw new SwapTimedOut(generation);
  }

  /** Drops tables, checkpoints and parked events. False when readers still hold the tables: it stays retired, for the next start. */
  async drop(generation: Generation): Promise<boolean> {
    try {
      await inTransaction(this.pool, beginSwap, async (client) => {
        await client.query(`drop schema if exists ${quoted(generation.schemaName)} cascade`);
        await client.query('delete from projections.projection_versions where reader = $1 and version = $2 and generation = $3', keyOf(generation));
      });
      return true;
    } catch (error) {
      if (isLockTrouble(error)) return false;
      throw error;
    }
  }

  async #swap(client: PoolClient, generation: Generation): Promise<Generation> {
    await lockReader(client, generation.reader);
    const { rows: [old] } = await client.query<GenerationRow>(
      `update projections.projection_versions set state = 'retired'
       where reader = $1 and state = 'live' and (version, generation) <> ($2, $3) returning ${columns}`,
      keyOf(generation),
    );
    const shown = await shownColumns(client, generation);
    const [replaced, views] = [[...new Set([...(old?.views ?? []), ...generation.views])], generation.views].map((names) => names.map((view) => `live.${quoted(view)}`).join(', '));
    if (replaced !== '') await client.query(together([
      `drop view if exists ${replaced}`,
      ...generation.views.map((view) => `create view live.${quoted(view)} as select ${shown.get(view) ?? ''} from ${quoted(generation.schemaName)}.${quoted(view)}`),
      ...this.grantTo.flatMap((role) => [...(views === '' ? [] : [`grant select on ${views} to ${quoted(role)}`]), `grant usage on schema live to ${quoted(role)}`]),
    ]));
    const { rows } = await client.query<GenerationRow>(
      `update projections.projection_versions set state = 'live', live_at = clock_timestamp()
       where reader = $1 and version = $2 and generation = $3 and state <> 'retired' returning ${columns}`,
      keyOf(generation),
    );
    const promoted = rows[0];
    if (!promoted) throw new GenerationRetired(generation);
    return generationOf(promoted);
  }
}

const hasIndexes = async (client: Pick<PoolClient, 'query'>, { schemaName }: Generation): Promise<boolean> => {
  const { rows } = await client.query(
    `select from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and not i.indisunique limit 1`,
    [schemaName],
  );
  return rows.length > 0;
};

const isPlainIndex = (statement: string): boolean => /^\s*create index\b/i.test(statement);

/** One way to the server and back for all of them: a first start makes hundreds of tables and views. */
const together = (statements: readonly string[]): string => statements.join(';\n');

/** Of every view, without the bookkeeping of `KnownRows`, which `<view>_known` alone shows. */
async function shownColumns(client: PoolClient, { schemaName, views }: Generation): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ view: string; names: string[] }>(
    `select c.relname as view, array_agg(a.attname::text order by a.attnum) as names
       from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
      where n.nspname = $1 and c.relname = any($2) and a.attnum > 0 and not a.attisdropped group by c.relname`,
    [schemaName, views],
  );
  return new Map(rows.map(({ view, names }) => {
    const spans = names.includes('known_to');
    return [view, names.filter((name) => name !== 'row_hash' && (spans || name !== 'known_from')).map(quoted).join(', ')];
  }));
}

export function keyOf(generation: Generation): [string, number, number] {
  return [generation.reader, generation.version, generation.number];
}

async function lockReader(client: PoolClient, reader: string): Promise<void> {
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`yange/projections/${reader}`]);
}

function generationOf(row: GenerationRow): Generation {
  return { reader: row.reader, version: row.version, number: row.generation, schemaName: row.schema_name, feed: row.feed, state: row.state, views: row.views };
}

function only(rows: readonly GenerationRow[]): GenerationRow {
  const row = rows[0];
  if (!row) throw new Error('nothing was inserted');
  return row;
}
