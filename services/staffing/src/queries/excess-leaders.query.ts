import { defineQuery, nextAfter } from '@yange/use-case';
import { ownedRows, readOwnedRows } from './owned-rows.reading.js';

const rows = `
  select distinct on (group_id) group_id as "groupId", owner_organ_id as "organId", owner_name as "ownerName", owner_count as "ownerCount", owner_each as "ownerEach", level, valid_from::text as "validFrom", rounds,
         json_build_object('principal', total_principal, 'deputy', total_deputy) as total,
         json_build_object('principal', absorbed_principal, 'deputy', absorbed_deputy) as absorbed,
         json_build_object('principal', left_principal, 'deputy', left_deputy) as "left", plans
  from live.excess_leader_periods
  where log_id = $1 and valid_from <= $2::date and ($3::uuid is null or group_id > $3) and ($5::uuid is null or owner_organ_id = $5::uuid)
  order by group_id, valid_from desc limit $4`;

export const excessLeadersQuery = defineQuery({
  name: 'excess-leaders',
  title: { zh: '超职数配备', en: 'Leaders in excess' },
  path: 'excess-leaders',
  right: 'read',
  params: ownedRows,
  run: async (params, context) => {
    const groups = await readOwnedRows(context, rows, params);
    return { groups, next: nextAfter(groups, params.limit, 'groupId') };
  },
});
