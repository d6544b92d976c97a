import { logIdOf } from '@yange/contracts';
import { defineQuery } from '@yange/use-case';
import { z } from 'zod';
import { readHistory } from './organ-facts.reading.js';

const validity = `valid_from as "validFrom", valid_to as "validTo", event_id as "eventId", end_event_id as "endEventId"`;

/** One organ with its names, units, plates and co-locations by validity, and every event about it, those that no longer count among them. */
export const organHistoryQuery = defineQuery({
  name: 'organ-history',
  title: { zh: '机构沿革', en: 'One organ with its history' },
  path: 'organs/:organId',
  right: 'read',
  params: z.strictObject({ organId: z.uuid() }),
  about: ({ organId }) => ({ streamId: `organ/${organId}`, facts: 'organ_facts' }),
  run: async ({ organId }, { district, read }) => {
    const logId = logIdOf(district, 'organisations');
    const key = [logId, organId];
    const [organ]: readonly object[] = await read.query(
      `select organ_id as "organId", name, aliases, category, rank, parent_id as "parentId", group_id as "groupId", credit_code as "creditCode", region_code as "regionCode", ${validity}
       from live.organs where log_id = $1 and organ_id = $2`,
      key,
    );
    if (organ === undefined) return null;
    const names: readonly object[] = await read.query(`select name, ${validity} from live.organ_names where log_id = $1 and organ_id = $2 order by valid_from, event_id`, key);
    const units: readonly object[] = await read.query(
      `select unit_id as "unitId", kind, name, named, count, remaining, ${validity} from live.organ_units where log_id = $1 and organ_id = $2 order by valid_from, kind, unit_id`,
      key,
    );
    const plates: readonly object[] = await read.query(
      `select plate_id as "plateId", name, unit_name as "unitName", legal_basis as "legalBasis", basis_level as "basisLevel", ${validity}
       from live.organ_plates where log_id = $1 and organ_id = $2 order by valid_from, plate_id`,
      key,
    );
    const coLocations: readonly object[] = await read.query(
      `select with_organ_id as "withOrganId", with_organ_name as "withOrganName", host, limit_exempt as "limitExempt", ${validity}
       from live.organ_co_locations where log_id = $1 and organ_id = $2 order by valid_from, event_id`,
      key,
    );
    const history = await readHistory(read, logId, `organ/${organId}`);
    return { ...organ, names, units, plates, coLocations, history };
  },
});
