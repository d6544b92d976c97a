import { defineQuery } from '@yange/use-case';
import { z } from 'zod';
import { organCategories } from '../../domain/organ/organ-codes.js';
import { at, holdsAt, limit, readRight } from '../query.parts.js';

/** Organs that are there on a day under the name that they bear on it, page by page in the order of their ids. */
export const listOrgans = defineQuery({
  name: 'list-organs',
  title: { zh: '机构名册', en: 'Organs' },
  path: 'organs',
  right: readRight,
  params: z.strictObject({ at, category: z.enum(organCategories).optional(), groupId: z.uuid().optional(), name: z.string().max(100).optional(), after: z.uuid().optional(), limit }),
  run: async ({ at: day, category, groupId, name, after, limit: most }, { district, read }) => {
    const rows: readonly { organId: string }[] = await read.query(
      `select o.organ_id as "organId", coalesce(n.name, o.name) as name, o.aliases, o.category, o.rank, o.parent_id as "parentId",
              o.group_id as "groupId", o.credit_code as "creditCode", o.valid_from as "validFrom", o.valid_to as "validTo", o.event_id as "eventId"
       from (select * from live.organs where district = $1 and ${holdsAt('$2')}) o
       left join (select organ_id, name from live.organ_names where district = $1 and ${holdsAt('$2')}) n on n.organ_id = o.organ_id
       where ($3::text is null or o.category = $3) and ($4::text is null or o.group_id = $4)
         and ($5::text is null or strpos(coalesce(n.name, o.name), $5) > 0 or o.aliases ? $5) and o.organ_id > coalesce($6::text, '')
       order by o.organ_id limit $7`,
      [district, day ?? null, category ?? null, groupId ?? null, name ?? null, after ?? null, most],
    );
    return { organs: rows, next: rows.length === most ? (rows.at(-1)?.organId ?? null) : null };
  },
});
