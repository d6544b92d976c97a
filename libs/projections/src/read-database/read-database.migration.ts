import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables of the projections' machinery, in a schema of their own; `live` holds the views that queries read. */
export class ReadDatabase1760000000000 implements MigrationInterface {
  readonly name = 'ReadDatabase1760000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema live cascade');
    await runner.query('drop schema projections cascade');
  }
}

const statements: readonly string[] = [
  'create schema if not exists projections',
  'create schema if not exists live',
  `create table projections.projection_versions (
    reader text not null,
    version integer not null,
    generation integer not null,
    schema_name text not null unique,
    feed text not null check (feed in ('log', 'kafka')),
    state text not null check (state in ('building', 'live', 'retired')),
    views text[] not null,
    created_at timestamptz not null default clock_timestamp(),
    live_at timestamptz,
    primary key (reader, version, generation)
  )`,
  `create unique index projection_versions_one_live on projections.projection_versions (reader) where state = 'live'`,
  `create table projections.checkpoints (
    reader text not null,
    version integer not null,
    generation integer not null,
    feed text not null check (feed in ('log', 'kafka')),
    log_id text not null,
    partition integer not null,
    pos bigint not null,
    covered bigint not null,
    owner_epoch bigint not null,
    updated_at timestamptz not null,
    primary key (reader, version, generation, feed, log_id, partition),
    foreign key (reader, version, generation) references projections.projection_versions on delete cascade
  ) with (fillfactor = 50)`,
  `create table projections.parked (
    reader text not null,
    version integer not null,
    generation integer not null,
    log_id text not null,
    stream_id text not null,
    pos bigint not null,
    reason text not null,
    attempts integer not null,
    event jsonb not null,
    parked_at timestamptz not null default clock_timestamp(),
    primary key (reader, version, generation, log_id, stream_id, pos),
    foreign key (reader, version, generation) references projections.projection_versions on delete cascade
  )`,
];
