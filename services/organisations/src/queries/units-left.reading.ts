import { shown, type QueryContext } from '@yange/use-case';
import { z } from 'zod';

const left = z.strictObject({ organId: shown.id, organ: shown.text, units: z.array(shown.text) });

export const unitsLeftShape = z
  .strictObject({ own: shown.count.describe('本机构在册的内设机构 · rows of units that it has'), left: z.array(left).describe('前身撤销时的内设机构 · units that ended with those it came from'), open: z.boolean().describe('前身有内设机构而本机构尚未设置 · those before it had units and it has none yet') })
  .describe('内设机构不随机构承接，由承接机构重新设置 · units end with their organ; whoever comes after it sets up its own');

/** What an organ has not answered yet: those before it had offices and centres, and it has none of its own. */
export const readUnitsLeft = async (read: QueryContext['read'], [logId, organId, on]: readonly [string, string, string]): Promise<z.infer<typeof unitsLeftShape>> => {
  const before = await read.query<z.infer<typeof left>[]>(
    `select u.organ_id as "organId", min(o.name) as organ, array_agg(distinct u.name order by u.name) as units
     from live.organ_units u join live.organs o on o.log_id = u.log_id and o.organ_id = u.organ_id and o.valid_to = u.valid_to
     where u.log_id = $1 and u.valid_to <= $3 and u.organ_id <> $2
       and exists (select from live.organ_lineage l where l.log_id = $1 and l.from_id = u.organ_id and l.to_id = $2 and l.effective_to = u.valid_to) group by u.organ_id order by 2`,
    [logId, organId, on],
  );
  const [own] = await read.query<{ count: number }[]>(
    `select count(*)::int as count from live.organ_units where log_id = $1 and organ_id = $2 and valid_from <= $3 and (valid_to is null or valid_to > $3)`,
    [logId, organId, on],
  );
  const count = own?.count ?? 0;
  return { own: count, left: before, open: before.length > 0 && count === 0 };
};
