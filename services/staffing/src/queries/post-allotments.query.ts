import { defineQuery, nextAfter } from '@yange/use-case';
import { ownedRows, readOwnedRows } from './owned-rows.reading.js';

const rows = `
  select distinct on (allotment_id) allotment_id as "allotmentId", owner_organ_id as "organId", owner_name as "ownerName", owner_count as "ownerCount", owner_each as "ownerEach", level, valid_from::text as "validFrom",
         json_build_object('approved', principal_approved, 'change', principal_change, 'inOffice', principal_in_office, 'complete', principal_complete, 'inRoles', principal_in_roles) as principal,
         json_build_object('approved', deputy_approved, 'change', deputy_change, 'inOffice', deputy_in_office, 'complete', deputy_complete, 'inRoles', deputy_in_roles) as deputy, roles
  from live.post_allotment_periods
  where log_id = $1 and valid_from <= $2::date and ($3::uuid is null or allotment_id > $3) and ($5::uuid is null or owner_organ_id = $5::uuid)
  order by allotment_id, valid_from desc limit $4`;

export const postAllotmentsQuery = defineQuery({
  name: 'post-allotments',
  title: { zh: '领导职数', en: 'Leadership posts' },
  path: 'post-allotments',
  right: 'read',
  params: ownedRows,
  run: async (params, context) => {
    const allotments = await readOwnedRows(context, rows, params);
    return { allotments, next: nextAfter(allotments, params.limit, 'allotmentId') };
  },
});
