-- The same as before, but for the order of locks: the head first. Who holds it until the commit is alone with the log's streams, commands and claims; what is
-- locked behind it waits for nobody. Streams first would let a writer that holds a stream and one that holds the head (append_plain_requests) wait for each other.
create or replace function append_requests(p_log_id text, p_batch jsonb, p_payload bytea) returns jsonb
language plpgsql security definer set search_path from current set enable_seqscan = off set enable_bitmapscan = off as $function$
declare
  v_streams text[]; v_new text[]; v_versions integer[];
  v_command text[]; v_checks integer[]; v_claims integer[]; v_known jsonb[];
  v_check_stream text[]; v_check_ix integer[]; v_expected integer[]; v_count integer[]; v_start integer[]; v_check_command text[];
  v_keys text[]; v_before text[]; v_holder text[]; v_claim_ix integer[]; v_from text[]; v_to text[];
  v_head log_head; v_pos bigint; v_first bigint; v_recorded timestamptz;
  v_results jsonb[]; v_first_pos bigint[]; v_accepted boolean[]; v_refused jsonb;
  c0 integer := 0; c1 integer := 0; k0 integer := 0; k1 integer := 0; ix integer;
begin
  v_head := lock_head(p_log_id);
  v_recorded := greatest(v_head.recorded_at + interval '1 microsecond', clock_timestamp());
  v_pos := v_head.pos;

  select array_agg(distinct c.stream collate "C"), array_agg(distinct c.stream collate "C") filter (where c.expected = 0)
  into v_streams, v_new from jsonb_to_recordset(p_batch -> 'checks') as c(stream text, expected integer);
  if v_streams is not null then
    v_versions := lock_streams(p_log_id, v_streams, v_new);
  end if;

  select array_agg(r.command order by r.ord), array_agg(r.checks order by r.ord), array_agg(r.claims order by r.ord),
    array_agg((select case k.body_hash
        when decode(r.body, 'hex') then jsonb_build_object('kind', 'repeated', 'result', k.result, 'first', k.first_pos)
        else jsonb_build_object('kind', 'reused') end
      from commands k where k.log_id = p_log_id and k.principal = r.principal and k.key = r.command) order by r.ord)
  into v_command, v_checks, v_claims, v_known
  from rows from (jsonb_to_recordset(p_batch -> 'requests') as (command text, principal text, body text, checks integer, claims integer))
    with ordinality as r(command, principal, body, checks, claims, ord);

  if v_streams is not null then
    select array_agg(c.stream order by c.ord), array_agg(s.ix order by c.ord), array_agg(c.expected order by c.ord),
      array_agg(coalesce(e.n, 0) order by c.ord)
    into v_check_stream, v_check_ix, v_expected, v_count
    from rows from (jsonb_to_recordset(p_batch -> 'checks') as (stream text, expected integer)) with ordinality as c(stream, expected, ord)
    join unnest(v_streams) with ordinality as s(stream, ix) on s.stream = c.stream
    left join (select x.check, count(*) as n from jsonb_to_recordset(p_batch -> 'events') as x("check" integer) group by 1) e
      on e.check = c.ord;
  end if;

  if jsonb_array_length(p_batch -> 'claims') > 0 then
    with given as (
      select * from rows from (jsonb_to_recordset(p_batch -> 'claims') as (key text, "from" text, "to" text))
        with ordinality as g(key, holds, becomes, ord)
    ), keyed as (
      select d.key, row_number() over (order by d.key collate "C") as ix,
        (select c.stream_id from claims c where c.log_id = p_log_id and c.key = d.key) as stream_id
      from (select distinct g.key from given g) d
    )
    select (select array_agg(d.key order by d.ix) from keyed d), (select array_agg(d.stream_id order by d.ix) from keyed d),
      array_agg(d.ix order by g.ord), array_agg(g.holds order by g.ord), array_agg(g.becomes order by g.ord)
    into v_keys, v_before, v_claim_ix, v_from, v_to from given g join keyed d on d.key = g.key;
    v_holder := v_before;
  end if;

  for r in 1 .. coalesce(cardinality(v_command), 0) loop
    c0 := c1 + 1; c1 := c1 + v_checks[r];
    k0 := k1 + 1; k1 := k1 + v_claims[r];
    v_refused := v_known[r];
    if v_refused is null then
      for c in c0 .. c1 loop
        if v_versions[v_check_ix[c]] <> v_expected[c] then
          v_refused := jsonb_build_object('kind', 'conflict', 'reason', case v_count[c] when 0 then 'guard' else 'version' end,
            'stream', v_check_stream[c], 'expected', v_expected[c], 'actual', v_versions[v_check_ix[c]]);
          exit;
        end if;
      end loop;
    end if;
    if v_refused is null then
      for k in k0 .. k1 loop
        if v_holder[v_claim_ix[k]] is distinct from v_from[k]
          and (v_from[k] is not null or v_holder[v_claim_ix[k]] <> v_to[k]) then
          v_refused := jsonb_build_object('kind', 'conflict', 'reason', 'claim', 'key', v_keys[v_claim_ix[k]], 'holder', v_holder[v_claim_ix[k]]);
          exit;
        end if;
      end loop;
    end if;
    if v_refused is not null then
      v_results[r] := v_refused;
      continue;
    end if;
    v_first := v_pos + 1;
    for c in c0 .. c1 loop
      if v_count[c] > 0 then
        ix := v_check_ix[c];
        v_start[c] := v_versions[ix];
        v_check_command[c] := v_command[r];
        v_versions[ix] := v_versions[ix] + v_count[c];
        v_pos := v_pos + v_count[c];
      end if;
    end loop;
    for k in k0 .. k1 loop
      v_holder[v_claim_ix[k]] := v_to[k];
    end loop;
    v_accepted[r] := true;
    v_first_pos[r] := case when v_pos >= v_first then v_first end;
    v_results[r] := jsonb_build_object('kind', 'appended', 'first', v_first, 'last', v_pos);
  end loop;

  if v_pos > v_head.pos then
    if insert_events(p_log_id, v_head.pos, v_recorded, p_batch -> 'events', p_payload, v_check_stream, v_check_command, v_start)
      <> v_pos - v_head.pos then
      raise exception 'events and positions differ' using errcode = 'data_corrupted';
    end if;
    insert into streams (log_id, stream_id, version)
    select p_log_id, u.stream_id, u.version from unnest(v_streams, v_versions) as u(stream_id, version) where u.version > 0
    on conflict (log_id, stream_id) do update set version = excluded.version where streams.version <> excluded.version;
    update log_head set pos = v_pos, recorded_at = v_recorded where log_id = p_log_id;
    perform pg_notify('yange_event_log', p_log_id);
  end if;
  if v_new is not null and 0 = any (v_versions) then
    delete from streams s where s.log_id = p_log_id and s.stream_id = any (v_new) and s.version = 0;
  end if;
  if v_keys is not null then
    perform store_claims(p_log_id, v_keys, v_before, v_holder);
  end if;
  insert into commands (log_id, principal, key, body_hash, result, first_pos, created_at)
  select p_log_id, r.principal, r.command, decode(r.body, 'hex'), r.result, v_first_pos[r.ord], v_recorded
  from rows from (jsonb_to_recordset(p_batch -> 'requests') as (command text, principal text, body text, result text))
    with ordinality as r(command, principal, body, result, ord)
  where v_accepted[r.ord];
  return jsonb_build_object('recordedAt', to_char(v_recorded at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'results', coalesce(to_jsonb(v_results), '[]'));
end
$function$;
