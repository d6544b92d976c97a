-- Appends a batch in which every request has events for one stream, no two for the same, and neither guards nor claims: nearly all that there are.
-- All of it or nothing: null where a stream stands elsewhere, a command or an event id is known, or the log has no head yet; nothing is stored then, and
-- the caller asks append_requests, which tells each request its own answer.
--
-- p_streams … p_results: one entry per request; p_request … p_hash: one per event, in the order of the requests (p_request: number from 1).
-- The versions, positions and times are given here and not by the caller, whose numbers are held against each other.
--
-- One lock, the head's. Of a stream only a row that stands at the expected version is found, by its place (ctid), so that no plan can read the whole log.
create function append_plain_requests(
  p_log_id text, p_streams text[], p_expected integer[], p_counts integer[], p_commands text[], p_principals text[], p_bodies bytea[], p_results text[],
  p_request integer[], p_ids uuid[], p_types text[], p_schemas integer[], p_from date[], p_to date[], p_supersedes uuid[], p_correlations text[], p_causations text[],
  p_actors text[], p_traceparents text[], p_envelopes bytea[], p_data bytea[], p_hashes bytea[],
  out head bigint, out recorded_at text
) language plpgsql security definer set search_path from current set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off
set plan_cache_mode = force_generic_plan as $function$
declare
  v_recorded timestamptz; v_before integer[]; v_sum integer := 0; v_moved integer; v_count integer;
begin
  for r in 1 .. cardinality(p_streams) loop
    v_before[r] := v_sum;
    if (p_counts[r] > 0) is not true then raise exception 'a request without events' using errcode = 'invalid_parameter_value'; end if;
    v_sum := v_sum + p_counts[r];
  end loop;
  update log_head h set pos = h.pos + v_sum, recorded_at = greatest(h.recorded_at + interval '1 microsecond', clock_timestamp())
  where h.log_id = p_log_id returning h.pos - v_sum, h.recorded_at into head, v_recorded;
  if not found then
    return;
  end if;

  update streams s set version = u.version
  from (select t.expected + t.count as version,
      (select x.ctid from streams x where x.log_id = p_log_id and x.stream_id = t.stream_id and x.version = t.expected) as place
    from unnest(p_streams, p_expected, p_counts) as t(stream_id, expected, count)) u
  where s.ctid = u.place;
  get diagnostics v_moved = row_count;
  if v_moved < cardinality(p_streams) then
    insert into streams (log_id, stream_id, version)
    select p_log_id, t.stream_id, t.count from unnest(p_streams, p_expected, p_counts) as t(stream_id, expected, count) where t.expected = 0;
    get diagnostics v_count = row_count;
    if v_moved + v_count <> cardinality(p_streams) then
      raise exception 'a stream stands elsewhere' using errcode = 'YG001';
    end if;
  end if;

  insert into commands (log_id, principal, key, body_hash, result, first_pos, created_at)
  select p_log_id, t.principal, t.command, t.body, t.result, head + t.before + 1, v_recorded
  from unnest(p_principals, p_commands, p_bodies, p_results, v_before) as t(principal, command, body, result, before);

  insert into events (
    log_id, pos, stream_id, version, event_id, type, schema_version, effective_from, effective_to, recorded_at, supersedes,
    command_id, correlation_id, causation_id, actor, traceparent, envelope, data, content_hash)
  select p_log_id, head + e.ord, p_streams[e.request], p_expected[e.request] + e.ord - v_before[e.request], e.id, e.type, e.schema, e.effective_from, e.effective_to,
    v_recorded, e.supersedes, p_commands[e.request], e.correlation, e.causation, e.actor, e.traceparent, e.envelope, e.data, e.hash
  from unnest(p_request, p_ids, p_types, p_schemas, p_from, p_to, p_supersedes, p_correlations, p_causations, p_actors, p_traceparents, p_envelopes, p_data, p_hashes)
    with ordinality as e(request, id, type, schema, effective_from, effective_to, supersedes, correlation, causation, actor, traceparent, envelope, data, hash, ord)
  where e.ord > v_before[e.request] and e.ord <= v_before[e.request] + p_counts[e.request];
  get diagnostics v_count = row_count;
  if v_count <> v_sum or cardinality(p_request) <> v_sum or cardinality(p_commands) <> cardinality(p_streams) then
    raise exception 'events and positions differ' using errcode = 'data_corrupted';
  end if;

  perform pg_notify('yange_event_log', p_log_id);
  recorded_at := to_char(v_recorded at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
exception when unique_violation or sqlstate 'YG001' then
  head := null;
  recorded_at := null;
end
$function$;

revoke all on function append_plain_requests from public;
