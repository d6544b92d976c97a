import type { Pool, PoolClient } from 'pg';
import { keyOf } from '../generation/generation.store.js';
import type { Generation } from '../generation/generation.js';
import { sqlState, written } from '../generation/transaction.js';

export interface Checkpoint {
  readonly position: number;
  /** events of this (log, partition) that were looked at */
  readonly covered: number;
  readonly epoch: number;
}

export interface CheckpointRow extends Checkpoint {
  readonly logId: string;
  readonly partition: number;
}

/** Another runner has taken the projection (or this partition) over; this one must not write any more. */
export class TakenOver extends Error {
  constructor(readonly reader: string, readonly logId: string, readonly partition: number) {
    super(`${reader}: another runner has taken over ${logId}, partition ${partition}`);
    this.name = 'TakenOver';
  }
}

interface Row {
  log_id: string;
  partition: number;
  pos: string;
  covered: string;
  owner_epoch: string;
}

const one = 'reader = $1 and version = $2 and generation = $3 and feed = $4 and log_id = $5 and partition = $6';

const moved = `update projections.checkpoints set pos = $7, covered = $8, updated_at = clock_timestamp() where ${one} and pos = $9 and owner_epoch = $10`;

const divisionByZero = '22012';

/** The row that every writer of a generation locks first. */
export const locked = `select state from projections.projection_versions where reader = $1 and version = $2 and generation = $3 for no key update`;

export class CheckpointStore {
  constructor(private readonly pool: Pool, private readonly generation: Generation) {}

  /** takes ownership: from now on whoever held the checkpoint before writes into nothing */
  async claim(logId: string, partition: number): Promise<Checkpoint> {
    const { rows } = await this.pool.query<Row>(
      `insert into projections.checkpoints as c (reader, version, generation, feed, log_id, partition, pos, covered, owner_epoch, updated_at)
       values ($1, $2, $3, $4, $5, $6, 0, 0, 1, clock_timestamp())
       on conflict (reader, version, generation, feed, log_id, partition)
       do update set owner_epoch = c.owner_epoch + 1, updated_at = excluded.updated_at
       returning log_id, partition, pos, covered, owner_epoch`,
      this.#key(logId, partition),
    );
    const row = rows[0];
    if (!row) throw new TakenOver(this.generation.reader, logId, partition);
    return checkpointOf(row);
  }

  /** null when the generation was dropped */
  async read(logId: string, partition: number): Promise<Checkpoint | null> {
    const { rows } = await this.pool.query<Row>(
      `select log_id, partition, pos, covered, owner_epoch from projections.checkpoints where ${one}`,
      this.#key(logId, partition),
    );
    return rows[0] ? checkpointOf(rows[0]) : null;
  }

  async all(): Promise<readonly CheckpointRow[]> {
    const { rows } = await this.pool.query<Row>(
      `select log_id, partition, pos, covered, owner_epoch from projections.checkpoints
       where reader = $1 and version = $2 and generation = $3 and feed = $4 order by log_id, partition`,
      [...keyOf(this.generation), this.generation.feed],
    );
    return rows.map(checkpointOf);
  }

  /**
   * Compare-and-set on position and owner, and the end of the transaction of the rows: one way to the server and back. Where nothing is moved the division fails, and with it
   * everything up to the commit, which stands behind it and is not reached.
   * @throws {TakenOver}
   */
  async advanceAndCommit(client: PoolClient, at: { readonly logId: string; readonly partition: number }, from: Checkpoint, to: Checkpoint): Promise<void> {
    try {
      await client.query(`with moved as (${written(moved, this.#move(at, from, to))} returning 1) select 1 / count(*) from moved; commit`);
    } catch (error) {
      throw sqlState(error) === divisionByZero ? new TakenOver(this.generation.reader, at.logId, at.partition) : error;
    }
  }

  /**
   * The same where there are no rows: a statement that is its own transaction, behind the lock that every writer of the generation takes.
   * @returns false where it is not ours to move, or is retired: whoever takes the lock by itself learns which
   */
  async advanceAlone(at: { readonly logId: string; readonly partition: number }, from: Checkpoint, to: Checkpoint): Promise<boolean> {
    const { rowCount } = await this.pool.query({ name: 'checkpoint-advance-alone', text: `with lock as materialized (${locked}) ${moved} and exists (select from lock where state <> 'retired')`, values: this.#move(at, from, to) });
    return rowCount === 1;
  }

  #move({ logId, partition }: { readonly logId: string; readonly partition: number }, from: Checkpoint, to: Checkpoint): (string | number)[] {
    return [...this.#key(logId, partition), to.position, to.covered, from.position, from.epoch];
  }

  #key(logId: string, partition: number): (string | number)[] {
    return [...keyOf(this.generation), this.generation.feed, logId, partition];
  }
}

function checkpointOf(row: Row): CheckpointRow {
  return { logId: row.log_id, partition: row.partition, position: Number(row.pos), covered: Number(row.covered), epoch: Number(row.owner_epoch) };
}
