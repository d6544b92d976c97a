import type { Pool } from 'pg';
import { PartitionCountDiffers } from '../topics/ensure-topic.js';
import type { TopicSpec } from '../topics/topic.js';

/** Where the relay of a log stands. */
export interface RelayProgress {
  readonly position: number;
  /** last position sent to each partition, 0 for none */
  readonly partitionPositions: readonly number[];
}

export interface RelayLease extends RelayProgress {
  readonly logId: string;
  readonly epoch: number;
}

/** Another relay has taken the log over: what this one still holds is worth nothing. */
export class LeaseLost extends Error {
  constructor(readonly logId: string, readonly epoch: number) {
    super(`${logId}: the relay's lease of epoch ${epoch} was taken over`);
    this.name = 'LeaseLost';
  }
}

export interface LeaseClaim {
  readonly logId: string;
  readonly spec: TopicSpec;
  readonly owner: string;
  readonly leaseMs: number;
}

/** One active relay per log: a lease that runs out, and an epoch that fences whoever did not notice. */
export interface RelayLeases {
  /** null while another relay holds the lease */
  acquire(claim: LeaseClaim): Promise<RelayLease | null>;
  /** @throws {LeaseLost} */
  renew(lease: RelayLease, leaseMs: number): Promise<void>;
  /** @throws {LeaseLost} */
  advance(lease: RelayLease, to: RelayProgress, leaseMs: number): Promise<RelayLease>;
  release(lease: RelayLease): Promise<void>;
}

const soon = `clock_timestamp() + $3 * interval '1 millisecond'`;

export class PgRelayLeases implements RelayLeases {
  constructor(private readonly pool: Pool) {}

  async acquire({ logId, spec, owner, leaseMs }: LeaseClaim): Promise<RelayLease | null> {
    const found = await this.pool.query<{ pos: string; partition_positions: string[]; owner_epoch: string; topic: string }>(
      `insert into relay.checkpoints as c (log_id, owner, lease_until, topic, pos, partition_positions, owner_epoch, updated_at)
       values ($1, $2, ${soon}, $4, 0, array_fill(0::bigint, array[$5::int]), 1, clock_timestamp())
       on conflict (log_id) do update
         set owner = excluded.owner, lease_until = excluded.lease_until, owner_epoch = c.owner_epoch + 1, updated_at = excluded.updated_at
         where c.lease_until < clock_timestamp() or c.owner = excluded.owner
       returning pos, partition_positions, owner_epoch, topic`,
      [logId, owner, leaseMs, spec.topic, spec.partitions],
    );
    const row = found.rows[0];
    if (!row) return null;
    if (row.partition_positions.length !== spec.partitions) {
      throw new PartitionCountDiffers(spec.topic, spec.partitions, row.partition_positions.length);
    }
    return { logId, epoch: Number(row.owner_epoch), position: Number(row.pos), partitionPositions: row.partition_positions.map(Number) };
  }

  async renew(lease: RelayLease, leaseMs: number): Promise<void> {
    const { rowCount } = await this.pool.query(
      `update relay.checkpoints set lease_until = ${soon} where log_id = $1 and owner_epoch = $2`,
      [lease.logId, lease.epoch, leaseMs],
    );
    if (rowCount !== 1) throw new LeaseLost(lease.logId, lease.epoch);
  }

  async advance(lease: RelayLease, to: RelayProgress, leaseMs: number): Promise<RelayLease> {
    const { rowCount } = await this.pool.query(
      `update relay.checkpoints set lease_until = ${soon}, pos = $4, partition_positions = $5::bigint[], updated_at = clock_timestamp()
       where log_id = $1 and owner_epoch = $2 and pos = $6`,
      [lease.logId, lease.epoch, leaseMs, to.position, to.partitionPositions, lease.position],
    );
    if (rowCount !== 1) throw new LeaseLost(lease.logId, lease.epoch);
    return { ...lease, ...to };
  }

  async release(lease: RelayLease): Promise<void> {
    await this.pool.query(`update relay.checkpoints set lease_until = '-infinity' where log_id = $1 and owner_epoch = $2`, [lease.logId, lease.epoch]);
  }
}
