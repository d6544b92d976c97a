-- Inserts the events of the accepted checks at the positions after `p_head`, in the order of the batch.
-- `p_start` holds the version of the stream before each check, null where the request was not accepted.
-- The bytes of an event lie in `p_payload` one after the other: envelope, data, content hash.
create function insert_events(
  p_log_id text, p_head bigint, p_recorded_at timestamptz, p_events jsonb, p_payload bytea,
  p_check_stream text[], p_check_command text[], p_start integer[]
) returns bigint
language plpgsql set search_path from current as $function$
declare
  v_count bigint;
begin
  insert into events (
    log_id, pos, stream_id, version, event_id, type, schema_version, effective_from, effective_to, recorded_at, supersedes,
    command_id, correlation_id, causation_id, actor, traceparent, envelope, data, content_hash)
  select p_log_id, p_head + row_number() over (order by e.ord), p_check_stream[e.check_no],
    p_start[e.check_no] + row_number() over (partition by e.check_no order by e.ord),
    e.id, e.type, e.schema, e.effective_from, e.effective_to, p_recorded_at, e.supersedes,
    p_check_command[e.check_no], e.correlation, e.causation, e.actor, e.traceparent,
    substring(p_payload from e.at + 1 for e.envelope),
    substring(p_payload from e.at + 1 + e.envelope for e.data),
    substring(p_payload from e.at + 1 + e.envelope + e.data for 32)
  from rows from (jsonb_to_recordset(p_events) as (
    "check" integer, id uuid, type text, schema integer, "from" date, "to" date, supersedes uuid,
    correlation text, causation text, actor text, traceparent text, at integer, envelope integer, data integer
  )) with ordinality as e(
    check_no, id, type, schema, effective_from, effective_to, supersedes,
    correlation, causation, actor, traceparent, at, envelope, data, ord)
  where p_start[e.check_no] is not null
  order by e.ord;
  get diagnostics v_count = row_count;
  return v_count;
end
$function$;
