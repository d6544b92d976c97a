-- Appends one event of one request to one stream: what most commands are that come alone. append_plain_requests does the same for a batch, with columns for
-- parameters; of one row unfolding them, and plans that join with them, are more work than storing it.
-- Nothing is stored and null answered in the same cases, and the versions, positions and times are given here all the same.
create function append_plain_request(
  p_log_id text, p_stream text, p_expected integer, p_command text, p_principal text, p_body bytea, p_result text,
  p_id uuid, p_type text, p_schema integer, p_from date, p_to date, p_supersedes uuid, p_correlation text, p_causation text,
  p_actor text, p_traceparent text, p_envelope bytea, p_data bytea, p_hash bytea,
  out head bigint, out recorded_at text
) language plpgsql security definer set search_path from current set enable_seqscan = off set enable_bitmapscan = off set plan_cache_mode = force_generic_plan as $function$
declare
  v_recorded timestamptz;
begin
  update log_head h set pos = h.pos + 1, recorded_at = greatest(h.recorded_at + interval '1 microsecond', clock_timestamp())
  where h.log_id = p_log_id returning h.pos - 1, h.recorded_at into head, v_recorded;
  if not found then
    return;
  end if;
  if p_expected = 0 then
    insert into streams (log_id, stream_id, version) values (p_log_id, p_stream, 1);
  else
    update streams s set version = p_expected + 1 where s.log_id = p_log_id and s.stream_id = p_stream and s.version = p_expected;
    if not found then
      raise exception 'a stream stands elsewhere' using errcode = 'YG001';
    end if;
  end if;
  insert into commands (log_id, principal, key, body_hash, result, first_pos, created_at)
  values (p_log_id, p_principal, p_command, p_body, p_result, head + 1, v_recorded);
  insert into events (
    log_id, pos, stream_id, version, event_id, type, schema_version, effective_from, effective_to, recorded_at, supersedes,
    command_id, correlation_id, causation_id, actor, traceparent, envelope, data, content_hash)
  values (
    p_log_id, head + 1, p_stream, p_expected + 1, p_id, p_type, p_schema, p_from, p_to, v_recorded, p_supersedes,
    p_command, p_correlation, p_causation, p_actor, p_traceparent, p_envelope, p_data, p_hash);
  perform pg_notify('yange_event_log', p_log_id);
  recorded_at := to_char(v_recorded at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
exception when unique_violation or sqlstate 'YG001' then
  head := null;
  recorded_at := null;
end
$function$;

revoke all on function append_plain_request from public;
