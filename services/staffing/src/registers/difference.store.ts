import type { Pool, PoolClient } from 'pg';
import type { DifferenceCode, Severity } from '../domain/register-snapshot/difference.codes.js';
import type { Difference } from './register.comparison.js';
import type { SnapshotKey } from './register.store.js';

export interface StoredDifference extends Omit<Difference, 'register' | 'log' | 'other'> {
  readonly n: number;
  readonly details: Pick<Difference, 'register' | 'log' | 'other'>;
}

export interface LastSnapshot {
  readonly snapshotId: string;
  readonly takenOn: string;
  readonly found: readonly { readonly subject: string; readonly code: DifferenceCode; readonly severity: Severity }[];
}

export interface OrganTotal {
  readonly organId: string | null;
  readonly organName: string;
  readonly inRegister: number;
  readonly onBooks: number;
}

export interface DifferenceFilter {
  readonly after: number;
  readonly limit: number;
  readonly organId?: string | undefined;
  readonly code?: string | undefined;
  readonly severity?: Severity | undefined;
  readonly numbers?: readonly number[] | undefined;
}

/** What was found in snapshots, beside them in the vault's database: references, counts, lines. */
export class DifferenceStore {
  constructor(private readonly pool: Pool) {}

  /** What was found takes the place of what was found before, all at once. */
  async replace({ district, snapshotId }: SnapshotKey, found: AsyncIterable<readonly Difference[]>, totals: () => Promise<readonly OrganTotal[]>, comparedTo: number): Promise<void> {
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      await client.query('delete from vault.register_differences where district = $1 and snapshot_id = $2', [district, snapshotId]);
      await client.query('delete from vault.register_totals where district = $1 and snapshot_id = $2', [district, snapshotId]);
      let n = 0;
      for await (const differences of found) {
        await insertDifferences(client, { district, snapshotId }, differences, n);
        n += differences.length;
      }
      const all = await totals();
      await client.query(
        `insert into vault.register_totals (district, snapshot_id, organ_key, organ_id, organ_name, in_register, on_books)
         select $1, $2, coalesce(t->>'organId', t->>'organName'), (t->>'organId')::uuid, t->>'organName', (t->>'inRegister')::int, (t->>'onBooks')::int from jsonb_array_elements($3::jsonb) t`,
        [district, snapshotId, JSON.stringify(all)],
      );
      await client.query(`update vault.registers set state = 'compared', compared_to = $3 where district = $1 and snapshot_id = $2`, [district, snapshotId, comparedTo]);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }

  async counts({ district, snapshotId }: SnapshotKey): Promise<readonly { readonly code: DifferenceCode; readonly severity: Severity; readonly count: number }[]> {
    const { rows } = await this.pool.query<{ code: DifferenceCode; severity: Severity; count: number }>(
      'select code, severity, count(*)::int as count from vault.register_differences where district = $1 and snapshot_id = $2 group by code, severity order by code, severity',
      [district, snapshotId],
    );
    return rows;
  }

  async differences({ district, snapshotId }: SnapshotKey, { after, limit, organId, code, severity, numbers }: DifferenceFilter): Promise<readonly StoredDifference[]> {
    const { rows } = await this.pool.query<StoredDifference>(
      `select n, code, severity, person_id as "personId", unknown_id as "unknownPersonId", organ_id as "organId", organ_name as "organName", details
       from vault.register_differences where district = $1 and snapshot_id = $2 and n > $3 and ($5::uuid is null or organ_id = $5) and ($6::text is null or code = $6)
         and ($7::text is null or severity = $7) and ($8::int[] is null or n = any ($8)) order by n limit $4`,
      [district, snapshotId, after, limit, organId ?? null, code ?? null, severity ?? null, numbers ?? null],
    );
    return rows;
  }

  async totals({ district, snapshotId }: SnapshotKey): Promise<readonly (OrganTotal & { readonly differences: number; readonly suspects: number })[]> {
    const { rows } = await this.pool.query<OrganTotal & { differences: number; suspects: number }>(
      `select t.organ_id as "organId", t.organ_name as "organName", in_register as "inRegister", on_books as "onBooks", count(d.n)::int as differences, count(d.n) filter (where d.severity = 'suspect')::int as suspects
       from vault.register_totals t left join vault.register_differences d on d.district = t.district and d.snapshot_id = t.snapshot_id and coalesce(d.organ_id::text, d.organ_name) = t.organ_key
       where t.district = $1 and t.snapshot_id = $2 group by t.organ_id, t.organ_name, t.organ_key, in_register, on_books order by t.organ_name, t.organ_key`,
      [district, snapshotId],
    );
    return rows;
  }

  /** The last compared snapshot of that kind, and what it finds of these people and organs; null where none is kept. */
  async lastOf(district: string, kind: string, subjects: readonly string[]): Promise<LastSnapshot | null> {
    const { rows: snapshots } = await this.pool.query<{ snapshotId: string; takenOn: string }>(
      `select snapshot_id as "snapshotId", taken_on::text as "takenOn" from vault.registers where district = $1 and kind = $2 and state = 'compared' order by taken_on desc, since desc limit 1`,
      [district, kind],
    );
    const [latest] = snapshots;
    if (latest === undefined) return null;
    const { rows: found } = await this.pool.query<LastSnapshot['found'][number]>(
      `select coalesce(person_id, unknown_id, organ_id) as subject, code, severity from vault.register_differences
       where district = $1 and snapshot_id = $2 and coalesce(person_id, unknown_id, organ_id) = any ($3::uuid[])`,
      [district, latest.snapshotId, subjects],
    );
    return { ...latest, found };
  }
}

const insertDifferences = async (client: PoolClient, { district, snapshotId }: SnapshotKey, differences: readonly Difference[], before: number): Promise<void> => {
  if (differences.length === 0) return;
  const rows = differences.map(({ register, log, other, ...rest }, index) => ({ ...rest, n: before + index + 1, details: { register, log, other } }));
  await client.query(
    `insert into vault.register_differences (district, snapshot_id, n, code, severity, person_id, unknown_id, organ_id, organ_name, details)
     select $1, $2, (d->>'n')::int, d->>'code', d->>'severity', (d->>'personId')::uuid, (d->>'unknownPersonId')::uuid, (d->>'organId')::uuid, d->>'organName', d->'details' from jsonb_array_elements($3::jsonb) d`,
    [district, snapshotId, JSON.stringify(rows)],
  );
};
