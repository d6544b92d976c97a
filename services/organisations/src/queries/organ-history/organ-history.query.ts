import { dataAsJson, organisationsContract } from '@yange/contracts';
import { defineQuery } from '@yange/use-case';
import { z } from 'zod';
import { readRight } from '../query.parts.js';

const validity = `valid_from as "validFrom", valid_to as "validTo", event_id as "eventId", end_event_id as "endEventId"`;

interface FactRow {
  readonly type: string;
  readonly data: Buffer;
}

/** One organ with its names, units and plates by validity, and every event about it, those that no longer count among them. */
export const organHistory = defineQuery({
  name: 'organ-history',
  title: { zh: '机构沿革', en: 'One organ with its history' },
  path: 'organs/:organId',
  right: readRight,
  params: z.strictObject({ organId: z.uuid() }),
  run: async ({ organId }, { district, read }) => {
    const key = [district, organId];
    const [organ]: readonly object[] = await read.query(
      `select organ_id as "organId", name, aliases, category, rank, parent_id as "parentId", group_id as "groupId", credit_code as "creditCode", ${validity}
       from live.organs where district = $1 and organ_id = $2`,
      key,
    );
    if (organ === undefined) return null;
    const names: readonly object[] = await read.query(`select name, ${validity} from live.organ_names where district = $1 and organ_id = $2 order by valid_from, event_id`, key);
    const units: readonly object[] = await read.query(
      `select unit_id as "unitId", kind, name, named, count, remaining, ${validity} from live.organ_units where district = $1 and organ_id = $2 order by valid_from, kind, unit_id`,
      key,
    );
    const plates: readonly object[] = await read.query(
      `select plate_id as "plateId", name, unit_name as "unitName", legal_basis as "legalBasis", basis_level as "basisLevel", ${validity}
       from live.organ_plates where district = $1 and organ_id = $2 order by valid_from, plate_id`,
      key,
    );
    const facts: readonly (FactRow & object)[] = await read.query(
      `select f.event_id as "eventId", f.type, f.effective_from as "from", f.effective_to as "to", f.precision, f.effective_text as "text", f.mode, f.supersedes,
              f.citations, f.findings, f.data, exists (select from live.organ_facts l where l.district = $1 and l.stream_id = $2 and l.supersedes = f.event_id) as superseded
       from live.organ_facts f where f.district = $1 and f.stream_id = $2 order by f.effective_to, f.manifest_order, f.position`,
      [district, `organ/${organId}`],
    );
    const history = facts.map(({ data, ...fact }) => ({ ...fact, data: dataAsJson(organisationsContract, fact.type, data) }));
    return { ...organ, names, units, plates, history };
  },
});
