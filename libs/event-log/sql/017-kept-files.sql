-- Files that events name by their hash, beside the log that names them: a scan attached to a document, for example. What is kept under a hash has that
-- hash, or is not kept at all; said a second time, nothing happens. Whoever reads the log alone does not read them (grantEventLogRoles).
create table kept_files (
  log_id text collate "C" not null,
  hash bytea not null check (octet_length(hash) = 32),
  content bytea not null check (octet_length(content) > 0),
  kept_at timestamptz not null default clock_timestamp(),
  kept_by text not null check (kept_by <> ''),
  primary key (log_id, hash),
  check (sha256(content) = hash)
);
-- Scans are packed already.
alter table kept_files alter column content set storage external;

create function keep_file(p_log_id text, p_hash bytea, p_content bytea, p_by text) returns void
language sql security definer set search_path from current as $function$
  insert into kept_files (log_id, hash, content, kept_by) values (p_log_id, p_hash, p_content, p_by) on conflict (log_id, hash) do nothing;
$function$;

revoke all on function keep_file(text, bytea, bytea, text) from public;

-- Hashes under which something else lies: what a verification asks, which is not shown the files.
create function damaged_files(p_log_id text) returns setof text
language sql stable security definer set search_path from current as $function$
  select encode(f.hash, 'hex') from kept_files f where f.log_id = p_log_id and sha256(f.content) <> f.hash order by f.hash;
$function$;

revoke all on function damaged_files(text) from public;
