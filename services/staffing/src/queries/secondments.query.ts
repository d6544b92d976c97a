import { logIdOf } from '@yange/contracts';
import { defineQuery, endOfTime, onDate, shown } from '@yange/use-case';
import { z } from 'zod';
import { ownerShape } from './owned-rows.reading.js';

const yes = z.enum(['true', 'false']).transform((word) => word === 'true');

const secondment = z.strictObject({
  secondmentId: shown.id.nullable().describe('批次；有编号之前登记的为 null · null for what was recorded before each had an id'),
  ...ownerShape,
  forms: z.array(shown.text).describe('抽调、借调'),
  host: shown.text.describe('借入单位，未注明为空 · to whom they went'),
  went: shown.count,
  away: z.int().describe('尚未清退 · still away'),
  personIds: z.array(shown.id).describe('其中已列名的 · of them those who are known one by one'),
  until: shown.day.nullable().describe('期限（含），未注明为 null · last day; null where none is said'),
  overdue: z.boolean(),
  validFrom: shown.validFrom,
});

const rows = `
  select case when row_key = 'before' then null else row_key end as "secondmentId", owner_organ_id as "organId", owner_name as "ownerName", owner_count as "ownerCount", owner_each as "ownerEach",
         array_remove(string_to_array(forms, '、'), '') as forms, host, went, away, array_remove(string_to_array(person_ids, ' '), '') as "personIds",
         nullif(until_day, '') as until, (away > 0 and until_day <> '' and until_day < $3) as overdue, valid_from as "validFrom"
  from live.secondments
  where log_id = $1 and valid_from <= $2 and (valid_to is null or valid_to > $2) and away > 0 and ($4::uuid is null or owner_organ_id = $4::uuid)
    and (not $5::boolean or (until_day <> '' and until_day < $3))
  order by until_day = '', until_day, owner_name, row_key`;

/** 抽调、借调: who is away on a day, and of them who is overdue, the earliest first. */
export const secondmentsQuery = defineQuery({
  name: 'secondments',
  title: { zh: '抽调借调人员', en: 'Seconded staff' },
  path: 'secondments',
  right: 'read',
  params: z.strictObject({ ...onDate, organId: z.uuid().optional(), overdue: yes.optional() }),
  answer: z.strictObject({ away: z.int(), overdue: z.int().describe('逾期未清退人数 · persons who should be back'), secondments: z.array(secondment) }),
  run: async ({ on, organId, overdue }, { district, read, asked }) => {
    const found = await read.query<z.infer<typeof secondment>[]>(rows, [logIdOf(district, 'staffing'), on ?? endOfTime, on ?? asked?.on ?? endOfTime, organId ?? null, overdue ?? false]);
    const sum = (some: typeof found): number => some.reduce((total, { away }) => total + away, 0);
    return { away: sum(found), overdue: sum(found.filter((one) => one.overdue)), secondments: found };
  },
});
