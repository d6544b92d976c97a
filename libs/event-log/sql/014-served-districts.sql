-- Districts that a running deployment was told to serve, beside those that its environment names: every process of the service looks here, and a
-- restart finds them. Nobody takes one out again: what a district recorded stays in its log, and the log stays readable.
create table served_districts (
  district text collate "C" primary key check (district ~ '^[0-9]{6}$'),
  added_at timestamptz not null default clock_timestamp(),
  added_by text not null check (added_by <> '')
);

-- Says a second time what is there already without harm.
create function serve_district(p_district text, p_by text) returns void
language sql security definer set search_path from current as $function$
  insert into served_districts (district, added_by) values (p_district, p_by) on conflict (district) do nothing;
$function$;

revoke all on function serve_district(text, text) from public;
