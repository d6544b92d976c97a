-- The answer to a retry. `first_pos` is null where the command brought no event.
create table commands (
  log_id text collate "C" not null,
  principal text collate "C" not null,
  key text collate "C" not null,
  body_hash bytea not null check (octet_length(body_hash) = 32),
  result text not null,
  first_pos bigint,
  created_at timestamptz not null,
  primary key (log_id, principal, key)
);
