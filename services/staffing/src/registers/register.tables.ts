/**
 * Registers of others, in the database of the vault. Of a person a row holds the blind index of the number and nothing else: no name, no number, no word of
 * the file. An organ is named as our own directory names it.
 */
export const registerTables: readonly string[] = [
  `create table if not exists vault.registers (
    district text not null, snapshot_id uuid not null, kind text not null, taken_on date not null, state text not null, file_hash text, rejected integer not null default 0,
    since timestamptz not null default clock_timestamp(), keep_until date not null, compared_to bigint, primary key (district, snapshot_id))`,
  `create table if not exists vault.register_organs (
    district text not null, snapshot_id uuid not null, organ_id uuid not null, name text not null, credit_code text, ended boolean not null,
    primary key (district, snapshot_id, organ_id), foreign key (district, snapshot_id) references vault.registers on delete cascade)`,
  `create table if not exists vault.register_rows (
    district text not null, snapshot_id uuid not null, line integer not null, blind bytea, organ_id uuid, organ_name text not null, has_left boolean not null, faults text[] not null,
    primary key (district, snapshot_id, line), foreign key (district, snapshot_id) references vault.registers on delete cascade)`,
  'create index if not exists register_rows_by_blind on vault.register_rows (district, snapshot_id, blind)',
  // Whoever only registers know: a random id for a number. Kept as long as a snapshot has the number, or a row of a ledger was opened for it.
  `create table if not exists vault.register_unknowns (
    district text not null, blind bytea not null, unknown_id uuid not null default gen_random_uuid(), opened boolean not null default false, primary key (district, blind))`,
  'create unique index if not exists register_unknowns_by_id on vault.register_unknowns (district, unknown_id)',
  `create table if not exists vault.register_differences (
    district text not null, snapshot_id uuid not null, n integer not null, code text not null, severity text not null, person_id uuid, unknown_id uuid, organ_id uuid, organ_name text not null,
    details jsonb not null, primary key (district, snapshot_id, n), foreign key (district, snapshot_id) references vault.registers on delete cascade)`,
  'create index if not exists register_differences_by_organ on vault.register_differences (district, snapshot_id, organ_id)',
  `create table if not exists vault.register_totals (
    district text not null, snapshot_id uuid not null, organ_key text not null, organ_id uuid, organ_name text not null, in_register integer not null, on_books integer not null,
    primary key (district, snapshot_id, organ_key), foreign key (district, snapshot_id) references vault.registers on delete cascade)`,
  // What the table of kinds says of its kind on its day; of snapshots from before there was a table, what it was shipped with.
  'alter table vault.registers add column if not exists kind_name text, add column if not exists pays boolean, add column if not exists of_organs boolean',
  `update vault.register_differences d set details = jsonb_set(details, '{other,kindName}', details #> '{other,kind}')
    from vault.registers s where s.kind_name is null and s.district = d.district and s.snapshot_id = d.snapshot_id and jsonb_typeof(details -> 'other') = 'object'`,
  `update vault.registers set pays = kind = 'payroll', of_organs = kind = 'credit-codes',
    kind_name = case kind when 'payroll' then '工资册' when 'human-resources' then '人社台账' when 'organisation-department' then '组织部门台账' else '统一社会信用代码登记' end where kind_name is null`,
];

/** What the keeper's role may do with them. */
export const registerRights: Readonly<Record<string, string>> = {
  registers: 'select, insert, delete, update (state, file_hash, rejected, compared_to)',
  register_organs: 'select, insert, delete',
  register_rows: 'select, insert, delete',
  register_unknowns: 'select, insert, delete, update (opened)',
  register_differences: 'select, insert, delete',
  register_totals: 'select, insert, delete',
};
