-- One row per log: the last position given out, and when. Appends lock it last and hold it until they commit,
-- so commit order, position order and visibility order are one. The low fill factor keeps its updates in one page.
create table log_head (
  log_id text collate "C" primary key check (log_id ~ '^[0-9]{2,12}/[a-z][a-z0-9-]{0,62}$'),
  pos bigint not null check (pos >= 0),
  recorded_at timestamptz
) with (fillfactor = 10);
