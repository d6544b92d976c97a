import pg from 'pg';
import { registerRights, registerTables } from '../registers/register.tables.js';

const tables = [
  'create schema if not exists vault',
  `create table if not exists vault.keys (
    district text not null, key_id uuid not null, person_id uuid not null, suite text not null,
    kek text not null, nonce bytea not null, wrapped bytea not null, primary key (district, key_id))`,
  `create table if not exists vault.fields (
    district text not null, key_id uuid not null, record_id uuid not null, field text not null, nonce bytea not null, ciphertext bytea not null,
    primary key (district, record_id, field), foreign key (district, key_id) references vault.keys on delete cascade)`,
  'create index if not exists fields_of_key on vault.fields (district, key_id)',
  // One identity number, one person: whoever wants to take it a second time meets this key.
  `create table if not exists vault.identity_index (
    district text not null, blind bytea not null, person_id uuid not null, key_id uuid not null, record_id uuid not null,
    primary key (district, blind), foreign key (district, key_id) references vault.keys on delete cascade)`,
  'create index if not exists identity_of_person on vault.identity_index (district, person_id)',
  // Records that no event is known to speak of yet.
  `create table if not exists vault.pending (
    district text not null, record_id uuid not null, person_id uuid not null, key_id uuid not null, since timestamptz not null default clock_timestamp(),
    primary key (district, record_id), foreign key (district, key_id) references vault.keys on delete cascade)`,
  'create table if not exists vault.erasures (district text primary key, position bigint not null)',
  'create table if not exists vault.settings (name text primary key, value bytea not null)',
  ...registerTables,
];

/** What the service's role may do, table by table: it changes no ciphertext in place, and makes no tables. */
const granted: Readonly<Record<string, string>> = {
  keys: 'select, insert, delete, update (kek, nonce, wrapped)',
  fields: 'select, insert, delete',
  identity_index: 'select, insert, delete, update (key_id, record_id)',
  pending: 'select, insert, delete',
  erasures: 'select, insert, update',
  settings: 'select, insert',
  ...registerRights,
};

/** Brings the vault's database up to date, as its owner; several processes may start at once. */
export const migrateVault = async (ownerUrl: string, keeperRole: string): Promise<void> => {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'yange migrate vault' });
  await client.connect();
  try {
    const keeper = client.escapeIdentifier(keeperRole);
    const grants = [`grant usage on schema vault to ${keeper}`, ...Object.entries(granted).map(([table, rights]) => `grant ${rights} on vault.${table} to ${keeper}`)];
    await client.query(['begin', `select pg_advisory_xact_lock(hashtextextended('yange/vault/migrations', 0))`, ...tables, ...grants, 'commit'].join(';\n'));
  } finally {
    await client.end();
  }
};
