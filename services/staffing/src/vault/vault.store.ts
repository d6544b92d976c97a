import type { Pool, PoolClient } from 'pg';
import type { Keyring } from './keyring.js';
import type { PersonalValues } from './masking.js';
import { fieldPlace, PersonKeys, type FieldRow, type RecordPlace } from './person.keys.js';
import { blindIndex, currentSuite, newDataKey, open, seal, type Sealed } from './sealing.js';
import { confirmOne, stageNew, uniqueViolation, type KeyRow } from './vault.statements.js';
import { markOf } from './vault.mark.js';

export type { RecordPlace } from './person.keys.js';

/** Somebody whom the vault knows by an identity number. */
export interface KnownPerson {
  readonly personId: string;
  readonly values: PersonalValues;
}

/** The vault's tables: ciphertext, wrapped keys, the blind index. Knows nothing of the log. */
export class VaultStore {
  private readonly keys: PersonKeys;

  constructor(
    private readonly pool: Pool,
    private readonly keyring: Keyring,
  ) {
    this.keys = new PersonKeys(keyring);
  }

  /** Refuses to begin with keys that do not fit what is stored: what they would add could not be found or opened beside it. */
  async assertKeyring(): Promise<void> {
    const mark = markOf(this.keyring);
    await this.pool.query(`insert into vault.settings (name, value) values ('index', $1) on conflict (name) do nothing`, [mark]);
    const { rows: marks } = await this.pool.query<{ value: Buffer }>(`select value from vault.settings where name = 'index'`);
    if (!marks[0]?.value.equals(mark)) throw new Error('the index key of YANGE_VAULT_KEYS is not the one that this vault was made with');
    const { rows } = await this.pool.query<KeyRow & { district: string; key_id: string }>('select distinct on (kek) district, key_id, person_id, suite, kek, nonce, wrapped from vault.keys order by kek');
    for (const row of rows) this.keys.unwrap(row.district, row.key_id, row);
  }

  /**
   * Puts a record away that no event speaks of yet.
   * @returns the record of another person that holds the identity number; null where the number is free, and the record is staged
   */
  async stage(place: RecordPlace, values: PersonalValues): Promise<RecordPlace | null> {
    // Nearly always the person is new and the number free: then one statement does it all, or nothing.
    if (await this.stageNew(place, values)) return null;
    return this.transaction(async (client) => {
      const key = await this.keyFor(client, place);
      const { district, personId, keyId, recordId } = place;
      await client.query('insert into vault.pending (district, record_id, person_id, key_id) values ($1, $2, $3, $4) on conflict do nothing', [district, recordId, personId, keyId]);
      for (const [field, text] of Object.entries(values)) {
        const { nonce, ciphertext } = seal(key, Buffer.from(text, 'utf8'), fieldPlace(place, field));
        await client.query('insert into vault.fields (district, key_id, record_id, field, nonce, ciphertext) values ($1, $2, $3, $4, $5, $6)', [district, keyId, recordId, field, nonce, ciphertext]);
      }
      const number = values['identity-number'];
      const holder = number === undefined ? null : await this.claim(client, place, number);
      if (holder !== null) await client.query('rollback');
      return holder;
    });
  }

  /** The log speaks of this record as the person's: it counts, and numbers that the person no longer has are free. @returns false where the record was swept away meanwhile */
  async confirm({ district, personId, keyId, recordId }: RecordPlace, values: PersonalValues): Promise<boolean> {
    const number = values['identity-number'];
    const { rowCount } = await this.pool.query({ name: 'vault-confirm', text: confirmOne, values: [district, recordId, number === undefined ? null : this.blind(district, number), personId, keyId] });
    return rowCount === 1;
  }

  /** The log speaks of the record, and of a later one of the person: its number is not the person's any more. */
  async supersede({ district, recordId }: RecordPlace): Promise<void> {
    await this.transaction(async (client) => {
      for (const table of ['pending', 'identity_index']) await client.query(`delete from vault.${table} where district = $1 and record_id = $2`, [district, recordId]);
    });
  }

  /** Takes away a record that no event will speak of, and its key where nothing else is under it. */
  async discard({ district, keyId, recordId }: Omit<RecordPlace, 'personId'>): Promise<void> {
    await this.transaction(async (client) => {
      for (const table of ['pending', 'identity_index', 'fields']) await client.query(`delete from vault.${table} where district = $1 and record_id = $2`, [district, recordId]);
      await client.query('delete from vault.keys where district = $1 and key_id = $2 and not exists (select from vault.fields where fields.district = $1 and fields.key_id = $2)', [district, keyId]);
    });
  }

  /** @returns null where the vault does not have the record @throws {SealBroken} */
  async read(place: RecordPlace): Promise<PersonalValues | null> {
    const { district, keyId, recordId } = place;
    const row = await this.keyRow(this.pool, district, keyId);
    const { rows } = await this.pool.query<Sealed & { field: string }>('select field, nonce, ciphertext from vault.fields where district = $1 and record_id = $2 and key_id = $3', [district, recordId, keyId]);
    if (row === null || rows.length === 0) return null;
    const key = this.keys.unwrap(district, keyId, row);
    return Object.fromEntries(rows.map(({ field, ...sealed }) => [field, open(key, sealed, fieldPlace(place, field), row.suite).toString('utf8')]));
  }

  /** Whose identity number is this? @returns null where nobody's */
  async holderOf(district: string, number: string): Promise<string | null> {
    const { rows } = await this.pool.query<{ person_id: string }>('select person_id from vault.identity_index where district = $1 and blind = $2', [district, this.blind(district, number)]);
    return rows[0]?.person_id ?? null;
  }

  /** Whose numbers are these, and what is kept of them? Records that no event speaks of yet say nothing. @param numbers at most some hundreds */
  async holdersOf(district: string, numbers: readonly string[]): Promise<ReadonlyMap<string, KnownPerson>> {
    const byBlind = new Map(numbers.map((number) => [this.blind(district, number).toString('base64'), number]));
    const { rows } = await this.pool.query<FieldRow & { blind: Buffer }>(
      `select i.blind, i.person_id, i.key_id, i.record_id, k.suite, k.kek, k.nonce, k.wrapped, f.field, f.nonce as sealed_nonce, f.ciphertext
       from vault.identity_index i join vault.keys k using (district, key_id) join vault.fields f on f.district = i.district and f.key_id = i.key_id and f.record_id = i.record_id
       where i.district = $1 and i.blind = any ($2) and not exists (select from vault.pending p where p.district = i.district and p.record_id = i.record_id)`,
      [district, [...byBlind.keys()].map((text) => Buffer.from(text, 'base64'))],
    );
    const known = new Map<string, KnownPerson>();
    for (const row of rows) {
      const number = byBlind.get(row.blind.toString('base64')) ?? '';
      known.set(number, { personId: row.person_id, values: { ...known.get(number)?.values, [row.field]: this.keys.textOf(district, row) } });
    }
    return known;
  }

  /** Those of these people of whom the vault keeps something that an event speaks of. */
  async kept(district: string, personIds: readonly string[]): Promise<ReadonlySet<string>> {
    const { rows } = await this.pool.query<{ person_id: string }>(
      `select distinct k.person_id from vault.keys k join vault.fields f using (district, key_id)
       where k.district = $1 and k.person_id = any ($2::uuid[]) and not exists (select from vault.pending p where p.district = f.district and p.record_id = f.record_id)`,
      [district, personIds],
    );
    return new Set(rows.map(({ person_id: personId }) => personId));
  }

  /** Every name that is kept of these people, earlier ones too. @param personIds at most some hundreds */
  async namesOf(district: string, personIds: readonly string[]): Promise<readonly string[]> {
    const { rows } = await this.pool.query<FieldRow>(
      `select k.person_id, k.key_id, k.suite, k.kek, k.nonce, k.wrapped, f.record_id, f.field, f.nonce as sealed_nonce, f.ciphertext
       from vault.keys k join vault.fields f using (district, key_id) where k.district = $1 and k.person_id = any ($2::uuid[]) and f.field = 'name'`,
      [district, personIds],
    );
    return rows.map((row) => this.keys.textOf(district, row));
  }

  /** Stands for a number among rows of one run, without being it. */
  mark(district: string, number: string): string {
    return this.blind(district, number).toString('base64');
  }

  /** Keys, and with them all that they sealed. */
  async destroy(district: string, keyIds: readonly string[]): Promise<void> {
    await this.pool.query('delete from vault.keys where district = $1 and key_id = any($2::uuid[])', [district, keyIds]);
  }

  /** Records that have waited that long for their event, by the clock of the database. */
  async pendingSince(district: string, seconds: number): Promise<readonly RecordPlace[]> {
    const { rows } = await this.pool.query<{ personId: string; keyId: string; recordId: string }>(
      `select person_id as "personId", key_id as "keyId", record_id as "recordId" from vault.pending where district = $1 and since <= clock_timestamp() - make_interval(secs => $2) order by since`,
      [district, seconds],
    );
    return rows.map((row) => ({ district, ...row }));
  }

  async erasuresAppliedTo(district: string): Promise<number> {
    const { rows } = await this.pool.query<{ position: string }>('select position from vault.erasures where district = $1', [district]);
    return Number(rows[0]?.position ?? 0);
  }

  async noteErasuresApplied(district: string, position: number): Promise<void> {
    await this.pool.query('insert into vault.erasures values ($1, $2) on conflict (district) do update set position = greatest(erasures.position, excluded.position)', [district, position]);
  }

  /** Wraps keys of persons anew that an older key of the ring wrapped, so that the older one can be destroyed. @returns how many */
  async rewrap(atMost = 500): Promise<number> {
    const { rows } = await this.pool.query<KeyRow & { district: string; key_id: string }>('select district, key_id, person_id, suite, kek, nonce, wrapped from vault.keys where kek <> $1 limit $2', [this.keyring.current, atMost]);
    for (const row of rows) {
      const { nonce, ciphertext } = this.keys.wrap(row.district, row.key_id, row.person_id, this.keys.unwrap(row.district, row.key_id, row));
      await this.pool.query('update vault.keys set kek = $3, nonce = $4, wrapped = $5 where district = $1 and key_id = $2', [row.district, row.key_id, this.keyring.current, nonce, ciphertext]);
    }
    return rows.length;
  }

  async answers(): Promise<void> {
    await this.pool.query('select 1');
  }

  private async keyFor(client: PoolClient, { district, personId, keyId }: RecordPlace): Promise<Buffer> {
    const made = newDataKey();
    const { nonce, ciphertext } = this.keys.wrap(district, keyId, personId, made);
    await client.query('insert into vault.keys (district, key_id, person_id, suite, kek, nonce, wrapped) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing', [district, keyId, personId, currentSuite, this.keyring.current, nonce, ciphertext]);
    const row = await this.keyRow(client, district, keyId);
    return row === null ? made : this.keys.unwrap(district, keyId, row);
  }

  /** @returns false where key, record or number is there already: nothing is stored then */
  private async stageNew(place: RecordPlace, values: PersonalValues): Promise<boolean> {
    const number = values['identity-number'];
    if (number === undefined) return false;
    const { district, personId, keyId, recordId } = place;
    const key = newDataKey();
    const wrapped = this.keys.wrap(district, keyId, personId, key);
    const sealed = Object.entries(values).map(([field, text]) => ({ field, ...seal(key, Buffer.from(text, 'utf8'), fieldPlace(place, field)) }));
    try {
      await this.pool.query({ name: 'vault-stage-new', text: stageNew, values: [
        district, keyId, personId, recordId, currentSuite, this.keyring.current, wrapped.nonce, wrapped.ciphertext,
        sealed.map(({ field }) => field), sealed.map(({ nonce }) => nonce), sealed.map(({ ciphertext }) => ciphertext), this.blind(district, number),
      ] });
      return true;
    } catch (error) {
      if ((error as { readonly code?: unknown }).code === uniqueViolation) return false;
      throw error;
    }
  }

  private async claim(client: PoolClient, { district, personId, keyId, recordId }: RecordPlace, number: string): Promise<RecordPlace | null> {
    const blind = this.blind(district, number);
    await client.query('insert into vault.identity_index (district, blind, person_id, key_id, record_id) values ($1, $2, $3, $4, $5) on conflict do nothing', [district, blind, personId, keyId, recordId]);
    const { rows } = await client.query<{ personId: string; keyId: string; recordId: string }>(
      'select person_id as "personId", key_id as "keyId", record_id as "recordId" from vault.identity_index where district = $1 and blind = $2 and person_id <> $3',
      [district, blind, personId],
    );
    return rows[0] === undefined ? null : { district, ...rows[0] };
  }

  private async keyRow(client: Pick<Pool, 'query'>, district: string, keyId: string): Promise<KeyRow | null> {
    const { rows } = await client.query<KeyRow>('select person_id, suite, kek, nonce, wrapped from vault.keys where district = $1 and key_id = $2', [district, keyId]);
    return rows[0] ?? null;
  }

  /** By which a number is found and compared, and never read. */
  blind(district: string, number: string): Buffer {
    return blindIndex(this.keyring, 'identity-number', district, number);
  }

  private async transaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }
}
