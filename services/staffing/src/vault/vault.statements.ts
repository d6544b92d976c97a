/** A person's key as the vault keeps it. */
export interface KeyRow {
  readonly person_id: string;
  readonly suite: string;
  readonly kek: string;
  readonly nonce: Buffer;
  readonly wrapped: Buffer;
}

/** What PostgreSQL says of a key that is taken. */
export const uniqueViolation = '23505';

/** Foreign keys are held against the statement as a whole; a key that is taken undoes all of it. */
export const stageNew = `with
  key as (insert into vault.keys (district, key_id, person_id, suite, kek, nonce, wrapped) values ($1, $2::uuid, $3::uuid, $5, $6, $7, $8)),
  waiting as (insert into vault.pending (district, record_id, person_id, key_id) values ($1, $4::uuid, $3::uuid, $2::uuid)),
  content as (insert into vault.fields (district, key_id, record_id, field, nonce, ciphertext) select $1, $2::uuid, $4::uuid, f.field, f.nonce, f.ciphertext from unnest($9::text[], $10::bytea[], $11::bytea[]) as f(field, nonce, ciphertext))
  insert into vault.identity_index (district, blind, person_id, key_id, record_id) values ($1, $12, $3::uuid, $2::uuid, $4::uuid)`;

/** A record counts; where it is another person's number nothing changes; older numbers of the person are free, unless a record of his still waits with one. */
export const confirmOne = `with
  spoken as (delete from vault.pending where district = $1 and record_id = $2::uuid returning record_id),
  held as (insert into vault.identity_index as held (district, blind, person_id, key_id, record_id)
    select $1, $3::bytea, $4::uuid, $5::uuid, record_id from spoken where $3::bytea is not null
    on conflict (district, blind) do update set key_id = excluded.key_id, record_id = excluded.record_id where held.person_id = excluded.person_id),
  freed as (delete from vault.identity_index as old where old.district = $1 and old.person_id = $4::uuid and old.record_id <> $2::uuid
    and not exists (select from spoken where old.blind = $3::bytea)
    and not exists (select from vault.pending where pending.district = $1 and pending.record_id = old.record_id))
  select record_id from spoken`;
