-- Writes the holders that a batch has changed; a null holder frees the key.
create function store_claims(p_log_id text, p_keys text[], p_before text[], p_after text[]) returns void
language plpgsql set search_path from current as $function$
begin
  delete from claims c where c.log_id = p_log_id and c.key = any (array(
    select u.key from unnest(p_keys, p_before, p_after) as u(key, before, after) where u.before is not null and u.after is null));
  insert into claims (log_id, key, stream_id)
  select p_log_id, u.key, u.after from unnest(p_keys, p_before, p_after) as u(key, before, after)
  where u.after is not null and u.after is distinct from u.before
  on conflict (log_id, key) do update set stream_id = excluded.stream_id;
end
$function$;
