import { logIdOf } from '@yange/contracts';
import { defineQuery, endOfTime, onDate, shown } from '@yange/use-case';
import { z } from 'zod';

const region = z.strictObject({
  code: shown.text.describe('区划代码 · code'),
  name: shown.text,
  parentCode: shown.text,
  formedFrom: z.array(shown.text).describe('由哪些区划设立 · codes that it was formed from'),
  abolishedInto: z.array(shown.text).describe('撤销后并入 · codes that it went into'),
  validFrom: shown.validFrom,
  validTo: shown.validTo,
  eventId: shown.eventId,
  endEventId: shown.id.nullable(),
});

/** Divisions that are there on a day; `all` with those that are not, each with its validity. */
export const regionsQuery = defineQuery({
  name: 'regions',
  title: { zh: '行政区划', en: 'Divisions' },
  path: 'regions',
  right: 'read',
  params: z.strictObject({ ...onDate, parentCode: z.string().max(9).optional(), all: z.enum(['true', 'false']).default('false') }),
  answer: z.strictObject({ regions: z.array(region) }),
  run: async ({ on = endOfTime, parentCode, all }, { district, read }) => {
    const rows = await read.query<z.infer<typeof region>[]>(
      `select code, name, parent_code as "parentCode", formed_from as "formedFrom", abolished_into as "abolishedInto", valid_from as "validFrom", valid_to as "validTo", event_id as "eventId", end_event_id as "endEventId"
       from live.regions where log_id = $1 and ($4 = 'true' or (valid_from <= $2 and (valid_to is null or valid_to > $2))) and ($3::text is null or parent_code = $3) order by code, valid_from limit 5000`,
      [logIdOf(district, 'organisations'), on, parentCode ?? null, all],
    );
    return { regions: rows };
  },
});
