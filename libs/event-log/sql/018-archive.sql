-- Events that are seldom looked at leave the table that is written for one that is only read: a partition per log, in it one per range of positions (a segment),
-- which may lie on another disk. Readers ask every_event and do not notice. Nothing is written here by the roles of the services: the owner archives.
create table archived_events (
  like events including defaults including constraints,
  primary key (log_id, pos)
) partition by list (log_id);

create table archive_segments (
  log_id text collate "C" not null,
  first_pos bigint not null check (first_pos > 0),
  last_pos bigint not null,
  segment text collate "C" not null unique,
  begun_at timestamptz not null default clock_timestamp(),
  primary key (log_id, first_pos),
  check (last_pos >= first_pos)
);

create view every_event as select * from events union all select * from archived_events;

-- An event may leave the table only where the very same row stands in the archive already; from there nothing goes.
create or replace function refuse_change() returns trigger language plpgsql set search_path from current set enable_seqscan = off as $function$
begin
  if tg_op = 'DELETE' and tg_relid = 'events'::regclass then
    if exists (select from archived_events a where a.log_id = old.log_id and a.pos = old.pos and row(a.*) is not distinct from row(old.*)) then
      return old;
    end if;
  end if;
  raise exception 'events are append-only: % refused', tg_op using errcode = 'insufficient_privilege';
end
$function$;

-- What the unique index on event ids says of the table, said of the archive too. A trigger that only a log with an archive pays for (begin_segment).
create function refuse_archived_ids() returns trigger language plpgsql set search_path from current set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $function$
begin
  if exists (select from inserted i join archived_events a on a.log_id = i.log_id and a.event_id = i.event_id) then
    raise exception 'an archived event has this id' using errcode = 'unique_violation', constraint = 'events_log_id_event_id_key';
  end if;
  return null;
end
$function$;

-- The segment that is to be filled: one that was begun and is not full yet, else a new one behind the last, up to p_through; null where nothing is left up to there.
create function begin_segment(p_log_id text, p_through bigint, p_tablespace text default null) returns archive_segments language plpgsql set search_path from current as $function$
declare
  v_last archive_segments; v_first bigint; v_of_log text; v_name text;
begin
  perform pg_advisory_xact_lock(hashtextextended('yange/event-log/archive', 0));
  if p_through is null or p_through > coalesce((select h.pos from log_head h where h.log_id = p_log_id), 0) then
    raise exception 'the log does not go so far' using errcode = 'invalid_parameter_value';
  end if;
  select * into v_last from archive_segments s where s.log_id = p_log_id order by s.first_pos desc limit 1;
  if exists (select from events e where e.log_id = p_log_id and e.pos <= v_last.last_pos) then
    return v_last;
  end if;
  v_first := coalesce(v_last.last_pos, 0) + 1;
  if p_through < v_first then
    return null;
  end if;
  perform set_config('default_tablespace', coalesce(p_tablespace, current_setting('default_tablespace')), true);
  v_of_log := 'archived_' || translate(p_log_id, '/-', '__');
  if to_regclass(v_of_log) is null then
    execute format('create table %I (like archived_events including defaults including constraints) partition by range (pos)', v_of_log);
    execute format('alter table archived_events attach partition %I for values in (%L)', v_of_log, p_log_id);
  end if;
  v_name := format('%s_%s_%s', v_of_log, v_first, p_through);
  execute format('create table %I (like archived_events including defaults including constraints)', v_name);
  execute format('create unique index on %I (log_id, stream_id, version)', v_name);
  execute format('create unique index on %I (log_id, event_id)', v_name);
  execute format('create index on %I (log_id, correlation_id, pos)', v_name);
  execute format('create index on %I (log_id, type, pos)', v_name);
  execute format('create trigger append_only before update or delete on %I for each row execute function refuse_change()', v_name);
  execute format('create trigger no_truncate before truncate on %I for each statement execute function refuse_change()', v_name);
  execute format('alter table %I enable always trigger append_only', v_name);
  execute format('alter table %I enable always trigger no_truncate', v_name);
  -- Attached, not created as a partition: readers go on meanwhile.
  execute format('alter table %I attach partition %I for values from (%s) to (%s)', v_of_log, v_name, v_first, p_through + 1);
  if not exists (select from pg_trigger t where t.tgrelid = 'events'::regclass and t.tgname = 'events_archived_ids') then
    create trigger events_archived_ids after insert on events referencing new table as inserted for each statement execute function refuse_archived_ids();
    alter table events enable always trigger events_archived_ids;
  end if;
  insert into archive_segments (log_id, first_pos, last_pos, segment) values (p_log_id, v_first, p_through, v_name) returning * into v_last;
  return v_last;
end
$function$;

-- Moves the next events into the segment that was begun; in one transaction, so that every reader sees each of them once. 0 where the segment is full.
create function move_to_segment(p_log_id text, p_count integer) returns bigint language plpgsql set search_path from current set enable_seqscan = off set enable_bitmapscan = off as $function$
declare
  v_last bigint; v_from bigint; v_to bigint; v_copied bigint; v_gone bigint;
begin
  perform pg_advisory_xact_lock(hashtextextended('yange/event-log/archive', 0));
  select max(s.last_pos) into v_last from archive_segments s where s.log_id = p_log_id;
  select e.pos into v_from from events e where e.log_id = p_log_id and e.pos <= v_last order by e.pos limit 1;
  if v_from is null then
    return 0;
  end if;
  v_to := least(v_last, v_from + p_count - 1);
  insert into archived_events select * from events e where e.log_id = p_log_id and e.pos between v_from and v_to order by e.pos;
  get diagnostics v_copied = row_count;
  delete from events e where e.log_id = p_log_id and e.pos between v_from and v_to;
  get diagnostics v_gone = row_count;
  if v_copied <> v_to - v_from + 1 or v_gone <> v_copied then
    raise exception 'events and positions differ' using errcode = 'data_corrupted';
  end if;
  return v_copied;
end
$function$;

revoke all on function refuse_archived_ids(), begin_segment(text, bigint, text), move_to_segment(text, integer) from public;
