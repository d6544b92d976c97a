-- The version of every stream that has events. The append function updates only `version`, which no index holds.
create table streams (
  log_id text collate "C" not null,
  stream_id text collate "C" not null,
  version integer not null check (version >= 0),
  archived_at timestamptz,
  primary key (log_id, stream_id)
) with (fillfactor = 70);
