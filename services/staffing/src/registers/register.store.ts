import type { Pool } from 'pg';
import type { DifferenceCode } from '../domain/register-snapshot/difference.codes.js';
import type { OtherRegister, RegisterRow } from './register.comparison.js';
import type { DirectoryOrgan } from './register.reading.js';

export interface SnapshotKey {
  readonly district: string;
  readonly snapshotId: string;
}

export interface SnapshotRow {
  readonly snapshotId: string;
  /** code of its kind; the rest as the table of kinds had it on its day */
  readonly kind: string;
  readonly kindName: string;
  readonly pays: boolean;
  readonly ofOrgans: boolean;
  /** YYYY-MM-DD */
  readonly takenOn: string;
  readonly state: 'loading' | 'compared';
  readonly fileHash: string | null;
  readonly rows: number;
  readonly rejected: number;
  readonly keepUntil: string;
  readonly comparedTo: number | null;
  /** the same register of the same day, loaded again since: it takes the place of this one */
  readonly supersededBy: string | null;
}

export interface KeptRow extends RegisterRow {
  readonly blind: Buffer;
}

/** Rows of one number, and who has it. */
export interface BlindGroup {
  readonly blind: Buffer;
  readonly personId: string | null;
  readonly rows: readonly RegisterRow[];
}

const laterOf = (of: string): string =>
  `select l.snapshot_id from vault.registers l where l.district = ${of}.district and l.kind = ${of}.kind and l.taken_on = ${of}.taken_on and l.state = 'compared' and l.since > ${of}.since order by l.since desc limit 1`;

const snapshotColumns = `snapshot_id as "snapshotId", kind, kind_name as "kindName", pays, of_organs as "ofOrgans", taken_on::text as "takenOn", state, file_hash as "fileHash", rejected, keep_until::text as "keepUntil", compared_to::int as "comparedTo",
  (select count(*)::int from vault.register_rows r where r.district = s.district and r.snapshot_id = s.snapshot_id) as rows, (${laterOf('s')}) as "supersededBy"`;

/** Tables of registers, in the vault's database. Knows nothing of the log. */
export class RegisterStore {
  constructor(private readonly pool: Pool) {}

  async open({ district, snapshotId }: SnapshotKey, { kind, kindName, pays, ofOrgans, takenOn, keepUntil }: Pick<SnapshotRow, 'kind' | 'kindName' | 'pays' | 'ofOrgans' | 'takenOn' | 'keepUntil'>, organs: readonly DirectoryOrgan[]): Promise<void> {
    await this.pool.query(`insert into vault.registers (district, snapshot_id, kind, taken_on, state, keep_until, kind_name, pays, of_organs) values ($1, $2, $3, $4, 'loading', $5, $6, $7, $8)`, [district, snapshotId, kind, takenOn, keepUntil, kindName, pays, ofOrgans]);
    await this.pool.query(
      `insert into vault.register_organs (district, snapshot_id, organ_id, name, credit_code, ended) select $1, $2, * from unnest($3::uuid[], $4::text[], $5::text[], $6::boolean[])`,
      [district, snapshotId, organs.map(({ organId }) => organId), organs.map(({ name }) => name), organs.map(({ creditCode }) => creditCode), organs.map(({ ended }) => ended)],
    );
  }

  /** A row that comes again is the row that is there. */
  async addRows({ district, snapshotId }: SnapshotKey, rows: readonly (Omit<KeptRow, 'blind'> & { readonly blind: Buffer | null })[]): Promise<void> {
    await this.pool.query(
      `insert into vault.register_rows (district, snapshot_id, line, blind, organ_id, organ_name, has_left, faults)
       select $1, $2, (r->>'line')::int, decode(r->>'blind', 'base64'), (r->>'organId')::uuid, r->>'organName', (r->>'left')::boolean, array(select jsonb_array_elements_text(r->'faults'))
       from jsonb_array_elements($3::jsonb) r on conflict do nothing`,
      [district, snapshotId, JSON.stringify(rows.map((row) => ({ ...row, blind: row.blind?.toString('base64') ?? null })))],
    );
  }

  async find({ district, snapshotId }: SnapshotKey): Promise<SnapshotRow | null> {
    const { rows } = await this.pool.query<SnapshotRow>(`select ${snapshotColumns} from vault.registers s where district = $1 and snapshot_id = $2`, [district, snapshotId]);
    return rows[0] ?? null;
  }

  /** Those that were compared, the newest day first. */
  async list(district: string): Promise<readonly SnapshotRow[]> {
    const { rows } = await this.pool.query<SnapshotRow>(`select ${snapshotColumns} from vault.registers s where district = $1 and state = 'compared' order by taken_on desc, since desc limit 200`, [district]);
    return rows;
  }

  /** Of these, those whose place another has taken, and which. */
  async supersededOf(district: string, snapshotIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { rows } = await this.pool.query<{ id: string; later: string }>(
      `select s.snapshot_id as id, later.snapshot_id as later from vault.registers s cross join lateral (${laterOf('s')}) later where s.district = $1 and s.snapshot_id = any ($2::uuid[])`,
      [district, snapshotIds],
    );
    return new Map(rows.map(({ id, later }) => [id, later]));
  }

  async organs({ district, snapshotId }: SnapshotKey): Promise<readonly Omit<DirectoryOrgan, 'names'>[]> {
    const { rows } = await this.pool.query<Omit<DirectoryOrgan, 'names'>>('select organ_id as "organId", name, credit_code as "creditCode", ended from vault.register_organs where district = $1 and snapshot_id = $2 order by organ_id', [district, snapshotId]);
    return rows;
  }

  /** The last compared snapshot of each other kind that is not of a later day. */
  async othersOf({ district, snapshotId }: SnapshotKey): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ id: string }>(
      `select distinct on (o.kind) o.snapshot_id as id from vault.registers s join vault.registers o on o.district = s.district and o.kind <> s.kind and not o.of_organs and o.state = 'compared' and o.taken_on <= s.taken_on
       where s.district = $1 and s.snapshot_id = $2 order by o.kind, o.taken_on desc, o.since desc`,
      [district, snapshotId],
    );
    return rows.map(({ id }) => id);
  }

  /** Numbers after that one, with the rows that have them and who has them. */
  async groupsAfter({ district, snapshotId }: SnapshotKey, after: Buffer | null, limit: number): Promise<readonly BlindGroup[]> {
    const { rows } = await this.pool.query<{ blind: Buffer; personId: string | null } & RegisterRow>(
      `with page as (select distinct blind from vault.register_rows where district = $1 and snapshot_id = $2 and blind is not null and ($3::bytea is null or blind > $3) order by blind limit $4)
       select r.blind, r.line, r.organ_id as "organId", r.organ_name as "organName", r.has_left as "left", r.faults, i.person_id as "personId"
       from page join vault.register_rows r on r.district = $1 and r.snapshot_id = $2 and r.blind = page.blind
       left join vault.identity_index i on i.district = $1 and i.blind = page.blind order by r.blind, r.line`,
      [district, snapshotId, after, limit],
    );
    const groups = new Map<string, { blind: Buffer; personId: string | null; rows: RegisterRow[] }>();
    for (const { blind, personId, ...row } of rows) {
      const key = blind.toString('base64');
      const group = groups.get(key) ?? { blind, personId, rows: [] };
      groups.set(key, group);
      group.rows.push(row);
    }
    return [...groups.values()];
  }

  async inOthers(district: string, snapshotIds: readonly string[], blinds: readonly Buffer[]): Promise<ReadonlyMap<string, readonly OtherRegister[]>> {
    const found = new Map<string, OtherRegister[]>();
    if (snapshotIds.length === 0) return found;
    const { rows } = await this.pool.query<{ blind: Buffer } & OtherRegister>(
      `select r.blind, s.kind, s.kind_name as "kindName", s.taken_on::text as "takenOn", r.organ_id as "organId", r.organ_name as "organName", r.line from vault.register_rows r join vault.registers s using (district, snapshot_id)
       where r.district = $1 and r.snapshot_id = any ($2::uuid[]) and r.blind = any ($3) and not r.has_left order by s.kind, r.line`,
      [district, snapshotIds, blinds],
    );
    for (const { blind, ...other } of rows) found.set(blind.toString('base64'), [...(found.get(blind.toString('base64')) ?? []), other]);
    return found;
  }

  /** Random ids of people whom only registers know, by their number's mark in base64. */
  async unknownIds(district: string, blinds: readonly Buffer[]): Promise<ReadonlyMap<string, string>> {
    if (blinds.length === 0) return new Map();
    await this.pool.query('insert into vault.register_unknowns (district, blind) select $1, unnest($2::bytea[]) on conflict do nothing', [district, blinds]);
    const { rows } = await this.pool.query<{ blind: Buffer; id: string }>('select blind, unknown_id as id from vault.register_unknowns where district = $1 and blind = any ($2)', [district, blinds]);
    return new Map(rows.map(({ blind, id }) => [blind.toString('base64'), id]));
  }

  /** Of these people: who has a number, and whose number the snapshot has. */
  async numbersOf({ district, snapshotId }: SnapshotKey, personIds: readonly string[]): Promise<ReadonlyMap<string, boolean>> {
    const { rows } = await this.pool.query<{ id: string; there: boolean }>(
      `select i.person_id as id, bool_or(exists (select from vault.register_rows r where r.district = $1 and r.snapshot_id = $2 and r.blind = i.blind)) as there
       from vault.identity_index i where i.district = $1 and i.person_id = any ($3::uuid[]) group by i.person_id`,
      [district, snapshotId, personIds],
    );
    return new Map(rows.map(({ id, there }) => [id, there]));
  }

  /** What rows say of organs, a line per organ and fault: their own faults, not those of people. */
  async organFaults({ district, snapshotId }: SnapshotKey, codes: readonly string[]): Promise<readonly { readonly code: DifferenceCode; readonly organId: string | null; readonly organName: string; readonly lines: readonly number[] }[]> {
    const { rows } = await this.pool.query<{ code: DifferenceCode; organId: string | null; organName: string; lines: number[] }>(
      `select fault as code, organ_id as "organId", organ_name as "organName", (array_agg(line order by line))[1:20] as lines
       from vault.register_rows, unnest(faults) fault where district = $1 and snapshot_id = $2 and fault = any ($3) group by fault, organ_id, organ_name order by fault, organ_name`,
      [district, snapshotId, codes],
    );
    return rows;
  }

  async rowsPerOrgan({ district, snapshotId }: SnapshotKey): Promise<readonly { readonly organId: string | null; readonly organName: string; readonly count: number; readonly lines: readonly number[] }[]> {
    const { rows } = await this.pool.query<{ organId: string | null; organName: string; count: number; lines: number[] }>(
      'select organ_id as "organId", organ_name as "organName", count(*)::int as count, (array_agg(line order by line))[1:20] as lines from vault.register_rows where district = $1 and snapshot_id = $2 and not has_left group by organ_id, organ_name',
      [district, snapshotId],
    );
    return rows;
  }

  async noteLoaded({ district, snapshotId }: SnapshotKey, fileHash: string, rejected: number): Promise<void> {
    await this.pool.query('update vault.registers set file_hash = $3, rejected = $4 where district = $1 and snapshot_id = $2', [district, snapshotId, fileHash, rejected]);
  }

  async noteOpened(district: string, unknownIds: readonly string[]): Promise<void> {
    await this.pool.query('update vault.register_unknowns set opened = true where district = $1 and unknown_id = any ($2::uuid[])', [district, unknownIds]);
  }

  /** Rows, differences and marks; and whoever no snapshot has any more and no ledger speaks of. */
  async destroy({ district, snapshotId }: SnapshotKey): Promise<void> {
    await this.pool.query('delete from vault.registers where district = $1 and snapshot_id = $2', [district, snapshotId]);
    await this.pool.query('delete from vault.register_unknowns u where district = $1 and not opened and not exists (select from vault.register_rows r where r.district = u.district and r.blind = u.blind)', [district]);
  }

  /** Whose time is over on that day, and loads that nobody has finished for so long. */
  async overdue(district: string, today: string, loadingMinutes: number): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ id: string }>(
      `select snapshot_id as id from vault.registers
       where district = $1 and (keep_until < $2::date or (state = 'loading' and since < clock_timestamp() - make_interval(mins => $3)))`,
      [district, today, loadingMinutes],
    );
    return rows.map(({ id }) => id);
  }
}
