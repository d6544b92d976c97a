import { logIdOf } from '@yange/contracts';
import { defineQuery, onDate, shown, type QueryContext } from '@yange/use-case';
import { z } from 'zod';
import { organRows } from '../projections/organ-register/organ.fold.js';
import { organFacts } from '../projections/organ-register/organ-register.projection.js';
import { organFact, readHistory } from './organ-facts.reading.js';
import { organShape } from './organs.query.js';
import { dayOf, named as written } from './rows-on-day.reading.js';

const validity = `valid_from as "validFrom", valid_to as "validTo", event_id as "eventId", end_event_id as "endEventId"`;

const validityShape = { validFrom: shown.validFrom, validTo: shown.validTo, eventId: shown.eventId, endEventId: shown.id.nullable().describe('使其终止的事件 · the event that ended it') } as const;

const organ = organShape.extend(validityShape);
const named = z.strictObject({ name: shown.text, ...validityShape });
const unit = z.strictObject({ unitId: shown.id, kind: shown.text, name: shown.text, named: z.boolean(), count: shown.count, remaining: shown.count, ...validityShape });
const plate = z.strictObject({ plateId: shown.id, name: shown.text, unitName: shown.text, legalBasis: shown.text, basisLevel: shown.text, ...validityShape });
const coLocation = z.strictObject({ withOrganId: shown.id, withOrganName: shown.text, host: z.boolean(), limitExempt: z.boolean().describe('不计入限额 · outside the limit'), ...validityShape });

const answer = organ.extend({
  names: z.array(named),
  units: z.array(unit).describe('内设机构 · internal units'),
  plates: z.array(plate).describe('牌子 · plates'),
  coLocations: z.array(coLocation).describe('合署办公 · co-located with'),
  history: z.array(organFact).describe('全部事件，含已失效的 · every event about it, those that no longer count among them'),
});

/**
 * One organ with its names, units, plates and co-locations by validity, and every event about it, those that no longer count among them. As of a day: what had taken effect by its end, and
 * nothing of what came later; an organ that began later is not there.
 */
export const organHistoryQuery = defineQuery({
  name: 'organ-history',
  title: { zh: '机构沿革', en: 'One organ with its history' },
  path: 'organs/:organId',
  right: 'read',
  params: z.strictObject({ organId: z.uuid(), ...onDate }),
  answer: answer,
  about: ({ organId }) => ({ streamId: `organ/${organId}`, facts: 'organ_facts' }),
  run: async ({ organId, on }, context) => {
    if (on !== undefined) return historyBy(context, organId, on);
    const { district, read } = context;
    const logId = logIdOf(district, 'organisations');
    const key = [logId, organId];
    const [found] = await read.query<z.infer<typeof organ>[]>(
      `select organ_id as "organId", name, aliases, category, rank, parent_id as "parentId", group_id as "groupId", credit_code as "creditCode", region_code as "regionCode", ${validity}
       from live.organs where log_id = $1 and organ_id = $2`,
      key,
    );
    if (found === undefined) return null;
    const names = await read.query<z.infer<typeof named>[]>(`select name, ${validity} from live.organ_names where log_id = $1 and organ_id = $2 order by valid_from, event_id`, key);
    const units = await read.query<z.infer<typeof unit>[]>(
      `select unit_id as "unitId", kind, name, named, count, remaining, ${validity} from live.organ_units where log_id = $1 and organ_id = $2 order by valid_from, kind, unit_id`,
      key,
    );
    const plates = await read.query<z.infer<typeof plate>[]>(
      `select plate_id as "plateId", name, unit_name as "unitName", legal_basis as "legalBasis", basis_level as "basisLevel", ${validity}
       from live.organ_plates where log_id = $1 and organ_id = $2 order by valid_from, plate_id`,
      key,
    );
    const coLocations = await read.query<z.infer<typeof coLocation>[]>(
      `select with_organ_id as "withOrganId", with_organ_name as "withOrganName", host, limit_exempt as "limitExempt", ${validity}
       from live.organ_co_locations where log_id = $1 and organ_id = $2 order by valid_from, event_id`,
      key,
    );
    const history = await readHistory(read, logId, `organ/${organId}`);
    return { ...found, names, units, plates, coLocations, history };
  },
});

const historyBy = async (context: QueryContext, organId: string, on: string): Promise<z.infer<typeof answer> | null> => {
  const facts = (await organFacts.onDay(dayOf(context, on), 'organ', [organId])).get(organId);
  const rows = facts === undefined ? null : organRows(facts);
  if (rows?.organ === null || rows === null) return null;
  const history = await readHistory(context.read, logIdOf(context.district, 'organisations'), `organ/${organId}`);
  return {
    ...written<z.infer<typeof organ>>({ organ_id: organId, ...rows.organ }),
    names: rows.names.map((row) => written<z.infer<typeof named>>({ ...row })),
    units: rows.units.map((row) => written<z.infer<typeof unit>>({ ...row })),
    plates: rows.plates.map((row) => written<z.infer<typeof plate>>({ ...row })),
    coLocations: rows.coLocations.map((row) => written<z.infer<typeof coLocation>>({ ...row })),
    history: history.filter(({ to }) => to <= on),
  };
};
