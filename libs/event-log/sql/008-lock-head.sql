-- The last lock of an append, held to its commit.
create function lock_head(p_log_id text) returns log_head
language plpgsql set search_path from current as $function$
declare
  v_head log_head;
begin
  loop
    select * into v_head from log_head h where h.log_id = p_log_id for no key update;
    exit when found;
    insert into log_head (log_id, pos) values (p_log_id, 0) on conflict do nothing;
  end loop;
  return v_head;
end
$function$;
