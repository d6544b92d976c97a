-- Behind the grants: whoever has the right to write the table still cannot change an event by accident, nor with
-- session_replication_role = replica (hence ENABLE ALWAYS). Only the owner or a superuser can take the triggers away.
create function refuse_change() returns trigger language plpgsql set search_path from current as $function$
begin
  raise exception 'events are append-only: % refused', tg_op using errcode = 'insufficient_privilege';
end
$function$;

create trigger events_append_only before update or delete on events
  for each row execute function refuse_change();
create trigger events_no_truncate before truncate on events
  for each statement execute function refuse_change();

alter table events enable always trigger events_append_only;
alter table events enable always trigger events_no_truncate;
