-- Which events may name a thing: an id in what they say, a document that they cite, who acted, the months in which they take effect. Written behind the append,
-- never by it, and a hint: what is looked for is asked of the events themselves, and what lies behind `named_up_to` is looked at one by one. So neither a late
-- entry nor two names of one number can hide an event. Names are kept as numbers of 64 bits, and by blocks of 16 positions: what many neighbours name takes one row.
-- Block n is positions n * 16 + 1 to n * 16 + 16.
create table named_blocks (
  log_id text collate "C" not null,
  name bigint not null,
  block integer not null check (block >= 0),
  primary key (log_id, name, block)
);

-- Blocks before this one are in `named_blocks`.
create table named_up_to (
  log_id text collate "C" primary key,
  block integer not null check (block > 0)
);

-- Names of the blocks from p_from to before p_to, all of which the log holds. False, and nothing is kept, where somebody else went on from p_from.
create function note_names(p_log_id text, p_from integer, p_to integer, p_names bigint[], p_blocks integer[]) returns boolean
language plpgsql security definer set search_path from current as $function$
begin
  if (p_from >= 0 and p_from < p_to and cardinality(p_names) = cardinality(p_blocks)) is not true
    or exists (select from unnest(p_blocks) as b(block) where (b.block >= p_from and b.block < p_to) is not true)
    or not exists (select from log_head h where h.log_id = p_log_id and h.pos >= p_to::bigint * 16) then
    raise exception 'names of blocks that are not there' using errcode = 'invalid_parameter_value';
  end if;
  if p_from = 0 then
    insert into named_up_to (log_id, block) values (p_log_id, p_to) on conflict (log_id) do nothing;
  else
    update named_up_to n set block = p_to where n.log_id = p_log_id and n.block = p_from;
  end if;
  if not found then
    return false;
  end if;
  insert into named_blocks (log_id, name, block) select distinct p_log_id, n.name, n.block from unnest(p_names, p_blocks) as n(name, block);
  return true;
end
$function$;

revoke all on function note_names(text, integer, integer, bigint[], integer[]) from public;
