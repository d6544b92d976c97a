-- `envelope` and `data` are the event; the other columns are an index of the envelope. The constraint on the hash holds
-- whoever writes: bytes that were cut wrongly on their way, or changed without their hash, are refused by the table itself.
create table events (
  log_id text collate "C" not null,
  pos bigint not null,
  stream_id text collate "C" not null,
  version integer not null check (version > 0),
  event_id uuid not null,
  type text collate "C" not null,
  schema_version integer not null check (schema_version > 0),
  effective_from date,
  effective_to date not null,
  recorded_at timestamptz not null,
  supersedes uuid,
  command_id text collate "C" not null,
  correlation_id text collate "C" not null,
  causation_id text collate "C",
  actor text collate "C" not null,
  traceparent text collate "C",
  envelope bytea not null,
  data bytea not null,
  content_hash bytea not null,
  primary key (log_id, pos),
  unique (log_id, stream_id, version),
  unique (log_id, event_id),
  constraint effective_order check (effective_from is null or effective_from <= effective_to),
  constraint content_hash_of_bytes check (content_hash = sha256(int4send(octet_length(envelope)) || envelope || data))
);
