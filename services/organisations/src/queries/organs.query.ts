import { logIdOf } from '@yange/contracts';
import { defineQuery, endOfTime, onDate, page, shown } from '@yange/use-case';
import { z } from 'zod';

const holds = 'valid_from <= $2 and (valid_to is null or valid_to > $2)';

export const organShape = z.strictObject({
  organId: shown.id,
  name: shown.text,
  aliases: z.array(shown.text).describe('简称、别称 · other names'),
  category: shown.text.describe('机构类别代码，见基础代码表 · code of the table of categories'),
  rank: shown.text.describe('机构规格 · rank; empty where it is not known'),
  parentId: shown.text.describe('上级机构 · its parent; empty where there is none'),
  groupId: shown.text.describe('所属机构组 · the group that it is counted in; empty where there is none'),
  creditCode: shown.text.describe('统一社会信用代码 · credit code; empty until it is issued'),
  regionCode: shown.text.describe('所在区划 · its division; empty where none is recorded'),
  validFrom: shown.validFrom,
  validTo: shown.validTo,
  eventId: shown.eventId,
});

/** Organs that are there on a day under the name that they bear on it, page by page in the order of their ids. */
export const organsQuery = defineQuery({
  name: 'organs',
  title: { zh: '机构名册', en: 'Organs' },
  path: 'organs',
  right: 'read',
  params: z.strictObject({ ...onDate, ...page, category: z.string().max(40).optional(), groupId: z.uuid().optional(), name: z.string().max(100).optional() }),
  answer: z.strictObject({ organs: z.array(organShape), next: shown.next }),
  run: async ({ on, category, groupId, name, after, limit: most }, { district, read }) => {
    const rows = await read.query<z.infer<typeof organShape>[]>(
      `select o.organ_id as "organId", coalesce(n.name, o.name) as name, o.aliases, o.category, coalesce(r.rank, '') as rank, coalesce(p.parent_id, '') as "parentId",
              o.group_id as "groupId", coalesce(c.credit_code, '') as "creditCode", coalesce(d.region_code, '') as "regionCode", o.valid_from as "validFrom", o.valid_to as "validTo", o.event_id as "eventId"
       from (select * from live.organs where log_id = $1 and ${holds}) o
       left join (select organ_id, name from live.organ_names where log_id = $1 and ${holds}) n on n.organ_id = o.organ_id
       left join (select organ_id, rank from live.organ_ranks where log_id = $1 and ${holds}) r on r.organ_id = o.organ_id
       left join (select organ_id, parent_id from live.organ_parents where log_id = $1 and ${holds}) p on p.organ_id = o.organ_id
       left join (select organ_id, credit_code from live.organ_credit_codes where log_id = $1 and ${holds}) c on c.organ_id = o.organ_id
       left join (select organ_id, region_code from live.organ_regions where log_id = $1 and ${holds}) d on d.organ_id = o.organ_id
       where ($3::text is null or o.category = $3) and ($4::text is null or o.group_id = $4)
         and ($5::text is null or strpos(coalesce(n.name, o.name), $5) > 0 or o.aliases ? $5) and o.organ_id > coalesce($6::text, '')
       order by o.organ_id limit $7`,
      [logIdOf(district, 'organisations'), on ?? endOfTime, category ?? null, groupId ?? null, name ?? null, after ?? null, most],
    );
    return { organs: rows, next: rows.length === most ? (rows.at(-1)?.organId ?? null) : null };
  },
});
