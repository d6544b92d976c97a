import { logIdOf } from '@yange/contracts';
import { defineQuery, endOfTime, nextAfter, onDate, page, shown } from '@yange/use-case';
import { z } from 'zod';
import { nameOn } from './validity-on-day.reading.js';

const organ = z.strictObject({
  organId: shown.id,
  name: shown.text.describe('当日名称；已撤销的为最后名称 · on the day; of one that ended, the last one'),
  names: z.array(z.string()).describe('到当日用过的全部名称和简称 · every name that it bore by that day, and short names'),
  creditCode: z.string().nullable(),
  ended: z.boolean().describe('当日已撤销 · was abolished by that day'),
});

const rows = `
  select o.organ_id as "organId", ${nameOn('o', '$2')} as name,
         array(select distinct name from (select name from live.organ_names every where every.log_id = o.log_id and every.organ_id = o.organ_id and every.valid_from <= $2 union select jsonb_array_elements_text(o.aliases)) called order by name) as names,
         c.credit_code as "creditCode", o.valid_to is not null and o.valid_to <= $2 as ended
  from live.organs o
  left join live.organ_credit_codes c on c.log_id = o.log_id and c.organ_id = o.organ_id and c.valid_from <= $2 and (c.valid_to is null or c.valid_to > $2)
  where o.log_id = $1 and o.valid_from <= $2 and o.organ_id > coalesce($3::text, '') order by o.organ_id limit $4`;

/** Organs by all that others may call them, those among them that are there no more: for registers of others. */
export const organDirectoryQuery = defineQuery({
  name: 'organ-directory',
  title: { zh: '机构名录（含曾用名、已撤销）', en: 'Organs by every name, ended ones among them' },
  path: 'organ-directory',
  right: 'read',
  params: z.strictObject({ ...onDate, ...page }),
  answer: z.strictObject({ organs: z.array(organ), next: shown.next }),
  run: async ({ on, after, limit }, { district, read }) => {
    const organs = await read.query<z.infer<typeof organ>[]>(rows, [logIdOf(district, 'organisations'), on ?? endOfTime, after ?? null, limit]);
    return { organs, next: nextAfter(organs, limit, 'organId') };
  },
});
