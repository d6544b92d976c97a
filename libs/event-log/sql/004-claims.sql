-- Unique keys of a log (a credit code, a document number): one holder at a time.
create table claims (
  log_id text collate "C" not null,
  key text collate "C" not null,
  stream_id text collate "C" not null,
  primary key (log_id, key)
);
