const validity = 'valid_from text not null, valid_to text, event_id uuid not null, end_event_id uuid';

/** Every row names the event that it rests on, and the one that ends it. */
export const organRegisterTables = (schema: string): readonly string[] => [
  `create table ${schema}.organs (
    log_id text not null, organ_id text not null, name text not null, aliases jsonb not null, category text not null, rank text not null,
    parent_id text not null, group_id text not null, credit_code text not null, region_code text not null, ${validity}, primary key (log_id, organ_id))`,
  `create table ${schema}.organ_names (log_id text not null, organ_id text not null, name text not null, ${validity}, primary key (log_id, organ_id, event_id))`,
  `create table ${schema}.organ_parents (log_id text not null, organ_id text not null, parent_id text not null, ${validity}, primary key (log_id, organ_id, event_id))`,
  `create index on ${schema}.organ_parents (log_id, parent_id)`,
  `create table ${schema}.organ_ranks (log_id text not null, organ_id text not null, rank text not null, ${validity}, primary key (log_id, organ_id, event_id))`,
  `create table ${schema}.organ_credit_codes (log_id text not null, organ_id text not null, credit_code text not null, ${validity}, primary key (log_id, organ_id, event_id))`,
  `create table ${schema}.organ_regions (log_id text not null, organ_id text not null, region_code text not null, ${validity}, primary key (log_id, organ_id, event_id))`,
  `create table ${schema}.organ_units (
    log_id text not null, organ_id text not null, unit_id text not null, kind text not null, name text not null, named boolean not null,
    count integer not null, remaining integer not null, ${validity}, primary key (log_id, organ_id, unit_id))`,
  `create table ${schema}.organ_plates (
    log_id text not null, organ_id text not null, plate_id text not null, name text not null, unit_name text not null,
    legal_basis text not null, basis_level text not null, ${validity}, primary key (log_id, organ_id, plate_id))`,
  `create table ${schema}.organ_co_locations (
    log_id text not null, organ_id text not null, with_organ_id text not null, with_organ_name text not null, host boolean not null,
    limit_exempt boolean not null, ${validity}, primary key (log_id, organ_id, event_id))`,
  `create table ${schema}.organ_milestones (
    log_id text not null, organ_id text not null, milestone text not null, valid_from text not null, event_id uuid not null, primary key (log_id, organ_id, milestone))`,
  `create table ${schema}.organ_sandings (
    log_id text not null, organ_id text not null, version integer not null, duties jsonb not null, valid_from text not null, event_id uuid not null, primary key (log_id, organ_id, event_id))`,
  `create table ${schema}.organ_duties (log_id text not null, organ_id text not null, duty text not null, ${validity}, primary key (log_id, organ_id, duty, event_id))`,
  `create table ${schema}.organ_misfits (
    log_id text not null, organ_id text not null, misfit_id text not null, kind text not null, words text not null, correction text not null, ${validity},
    primary key (log_id, organ_id, misfit_id))`,
  `create table ${schema}.coordination_bodies (
    log_id text not null, organ_id text not null, task text not null, conditions text not null, limited_task boolean not null, ends_on text not null, office_in_id text not null,
    office_in_name text not null, own_office boolean not null, own_quota integer not null, event_id uuid not null, primary key (log_id, organ_id, event_id))`,
  `create table ${schema}.organ_lineage (
    log_id text not null, told_by text not null, from_id text not null, from_name text not null, from_kind text not null, to_id text not null,
    to_name text not null, to_kind text not null, how text not null, count integer not null, effective_to text not null, event_id uuid not null,
    primary key (log_id, told_by, event_id, from_id, to_id))`,
  `create index on ${schema}.organ_lineage (log_id, from_id)`,
  `create index on ${schema}.organ_lineage (log_id, to_id)`,
  `create table ${schema}.organ_groups (
    log_id text not null, group_id text not null, name text not null, institution_limit integer, category_limits text not null, limited integer not null, size integer not null,
    coordination_bodies integer not null, event_id uuid not null, primary key (log_id, group_id))`,
  `create table ${schema}.organ_group_members (
    log_id text not null, group_id text not null, member_id text not null, partition text not null, part text not null, name text not null,
    named boolean not null, drawn_from text not null, count integer not null, remaining integer not null, valid_from text not null,
    event_id uuid not null, primary key (log_id, group_id, partition, member_id))`,
  `create index on ${schema}.organ_group_members (log_id, member_id)`,
  `create table ${schema}.organ_group_reached (
    log_id text not null, group_id text not null, item text not null, total integer not null, valid_from text not null, event_id uuid not null, primary key (log_id, group_id, item, valid_from))`,
];

/** Column by which each table knows whose its rows are. */
export const organRegisterOwners = {
  organs: 'organ_id', organ_names: 'organ_id', organ_parents: 'organ_id', organ_ranks: 'organ_id', organ_credit_codes: 'organ_id', organ_regions: 'organ_id', organ_units: 'organ_id', organ_plates: 'organ_id', organ_co_locations: 'organ_id', organ_lineage: 'told_by', organ_milestones: 'organ_id',
  organ_sandings: 'organ_id', organ_duties: 'organ_id', organ_misfits: 'organ_id', coordination_bodies: 'organ_id', organ_groups: 'group_id', organ_group_members: 'group_id', organ_group_reached: 'group_id',
} as const;
