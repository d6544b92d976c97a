-- Locks the streams of a batch in id order and tells their versions in the order of `p_streams` (sorted, without repeats);
-- 0 for a stream that does not exist. A stream that a request expects not to exist gets its row first, so that there is
-- something to lock; append_requests takes the row away again when no request won it.
create function lock_streams(p_log_id text, p_streams text[], p_new text[]) returns integer[]
language plpgsql set search_path from current as $function$
declare
  v_versions integer[];
begin
  if p_new is not null then
    insert into streams (log_id, stream_id, version)
    select p_log_id, n.stream_id, 0 from unnest(p_new) as n(stream_id) order by n.stream_id collate "C"
    on conflict do nothing;
  end if;
  -- One lookup per stream in the order of the array: a join could be planned as a scan of the whole log, and lock in its order.
  select array_agg(coalesce((
    select s.version from streams s where s.log_id = p_log_id and s.stream_id = u.stream_id for no key update
  ), 0) order by u.ix) into v_versions from unnest(p_streams) with ordinality as u(stream_id, ix);
  return v_versions;
end
$function$;
