import { logIdOf, organCategories } from '@yange/contracts';
import { defineQuery, endOfTime, onDate, page } from '@yange/use-case';
import { z } from 'zod';

const holds = 'valid_from <= $2 and (valid_to is null or valid_to > $2)';

/** Organs that are there on a day under the name that they bear on it, page by page in the order of their ids. */
export const organsQuery = defineQuery({
  name: 'organs',
  title: { zh: '机构名册', en: 'Organs' },
  path: 'organs',
  right: 'read',
  params: z.strictObject({ ...onDate, ...page, category: z.enum(organCategories).optional(), groupId: z.uuid().optional(), name: z.string().max(100).optional() }),
  run: async ({ on, category, groupId, name, after, limit: most }, { district, read }) => {
    const rows: readonly { organId: string }[] = await read.query(
      `select o.organ_id as "organId", coalesce(n.name, o.name) as name, o.aliases, o.category, o.rank, o.parent_id as "parentId",
              o.group_id as "groupId", o.credit_code as "creditCode", o.region_code as "regionCode", o.valid_from as "validFrom", o.valid_to as "validTo", o.event_id as "eventId"
       from (select * from live.organs where log_id = $1 and ${holds}) o
       left join (select organ_id, name from live.organ_names where log_id = $1 and ${holds}) n on n.organ_id = o.organ_id
       where ($3::text is null or o.category = $3) and ($4::text is null or o.group_id = $4)
         and ($5::text is null or strpos(coalesce(n.name, o.name), $5) > 0 or o.aliases ? $5) and o.organ_id > coalesce($6::text, '')
       order by o.organ_id limit $7`,
      [logIdOf(district, 'organisations'), on ?? endOfTime, category ?? null, groupId ?? null, name ?? null, after ?? null, most],
    );
    return { organs: rows, next: rows.length === most ? (rows.at(-1)?.organId ?? null) : null };
  },
});
