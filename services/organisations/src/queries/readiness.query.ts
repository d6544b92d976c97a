import { logIdOf } from '@yange/contracts';
import { defineQuery, endOfTime, onDate, type QueryContext, shown } from '@yange/use-case';
import { z } from 'zod';
import { groupCountShape, readGroupCounts } from './group-milestones.reading.js';
import { nameOn } from './validity-on-day.reading.js';
import { readUnitsLeft, unitsLeftShape } from './units-left.reading.js';

/** The order in which papers list it; R3 and R6. */
const checklist = ['plate-hung', 'premises-allocated', 'seal-activated', 'seal-filed', 'credit-code-certificate', 'sanding'] as const;
const opening = 'opened';

interface Reached {
  readonly organId: string;
  readonly item: string;
  readonly on: string;
  readonly eventId: string;
}

interface Organ {
  readonly organId: string;
  readonly name: string;
  readonly openMisfits: number;
}

const readinessShape = z
  .strictObject({
    organId: shown.id,
    name: shown.text,
    operational: z.boolean().describe('条件齐备 · everything of the list is there'),
    since: shown.day.nullable().describe('齐备之日 · the day of the last of it'),
    openedOn: shown.day.nullable(),
    missing: z.array(z.enum(checklist)),
    openMisfits: shown.count.describe('未改正的不符 · misfits that are not corrected'),
    items: z.array(z.strictObject({ item: z.enum(checklist), done: z.boolean(), on: shown.day.nullable(), eventId: shown.eventId.nullable() })),
  })
  .meta({ id: 'Readiness', description: '机构运行条件 · what an organ needs to be at work' });

const sanding = z.strictObject({ version: shown.count, duties: z.array(shown.text), validFrom: shown.validFrom, eventId: shown.eventId });
const dutyShape = z.strictObject({ duty: shown.text, validFrom: shown.validFrom, eventId: shown.eventId });
const misfit = z.strictObject({ misfitId: shown.id, kind: shown.text, words: shown.text, correction: shown.text, foundOn: shown.day, correctedOn: shown.day.nullable(), eventId: shown.eventId, endEventId: shown.id.nullable() });
const ofOne = { sandings: z.array(sanding).describe('三定各版本 · versions of its 三定'), duties: z.array(dutyShape).describe('职责 · duties'), misfits: z.array(misfit).describe('职责不符 · what its study found'), units: unitsLeftShape };

/** R3: an organ is at work when all of the list is there, and since the day of the last of it. */
export const readinessOf = ({ organId, name, openMisfits }: Organ, reached: readonly Reached[]) => {
  const own = reached.filter((one) => one.organId === organId);
  const items = checklist.map((item) => {
    const found = own.find((one) => one.item === item);
    return { item, done: found !== undefined, on: found?.on ?? null, eventId: found?.eventId ?? null };
  });
  const operational = items.every(({ done }) => done);
  const since = operational ? own.filter(({ item }) => (checklist as readonly string[]).includes(item)).map(({ on }) => on).sort().at(-1) ?? null : null;
  const opened = own.find(({ item }) => item === opening);
  return { organId, name, operational, since, openedOn: opened?.on ?? null, missing: items.filter(({ done }) => !done).map(({ item }) => item), openMisfits, items };
};

const organsOn = `
  select o.organ_id as "organId", ${nameOn('o', '$2')} as name, (select count(*)::int from live.organ_misfits m where m.log_id = $1 and m.organ_id = o.organ_id and m.valid_from <= $2 and (m.valid_to is null or m.valid_to > $2)) as "openMisfits"
  from live.organs o where o.log_id = $1 and o.valid_from <= $2 and (o.valid_to is null or o.valid_to > $2)`;

const readinessFor = async (organs: readonly Organ[], logId: string, on: string, read: QueryContext['read']) => {
  const reached: readonly Reached[] = await read.query(
    `select organ_id as "organId", milestone as item, valid_from as "on", event_id as "eventId" from live.organ_milestones where log_id = $1 and valid_from <= $2 and organ_id = any($3)`,
    [logId, on, organs.map(({ organId }) => organId)],
  );
  return organs.map((organ) => readinessOf(organ, reached));
};

/** 挂牌, 办公用房, 印章启用与备案, 代码证书, 三定: what one organ has and lacks on a day, its 三定 by version, its duties, and what its study found. */
export const organReadinessQuery = defineQuery({
  name: 'organ-readiness',
  title: { zh: '机构运行条件', en: 'Whether an organ is operational' },
  path: 'organs/:organId/readiness',
  right: 'read',
  params: z.strictObject({ organId: z.uuid(), ...onDate }),
  answer: readinessShape.extend(ofOne),
  about: ({ organId }) => ({ streamId: `organ/${organId}`, facts: 'organ_facts' }),
  run: async ({ organId, on = endOfTime }, { district, read }) => {
    const logId = logIdOf(district, 'organisations');
    const organs: readonly Organ[] = await read.query(`${organsOn} and o.organ_id = $3`, [logId, on, organId]);
    const [readiness] = await readinessFor(organs, logId, on, read);
    if (readiness === undefined) return null;
    const own = [logId, organId, on] as const;
    const sandings = await read.query<z.infer<typeof sanding>[]>(
      `select version, duties, valid_from as "validFrom", event_id as "eventId" from live.organ_sandings where log_id = $1 and organ_id = $2 and valid_from <= $3 order by valid_from, version`,
      [...own],
    );
    const duties = await read.query<z.infer<typeof dutyShape>[]>(
      `select duty, valid_from as "validFrom", event_id as "eventId" from live.organ_duties where log_id = $1 and organ_id = $2 and valid_from <= $3 and (valid_to is null or valid_to > $3) order by duty`,
      [...own],
    );
    const misfits = await read.query<z.infer<typeof misfit>[]>(
      `select misfit_id as "misfitId", kind, words, correction, valid_from as "foundOn", valid_to as "correctedOn", event_id as "eventId", end_event_id as "endEventId"
       from live.organ_misfits where log_id = $1 and organ_id = $2 and valid_from <= $3 order by valid_from, misfit_id`,
      [...own],
    );
    return { ...readiness, sandings, duties, misfits, units: await readUnitsLeft(read, own) };
  },
});

/** The same list for all units of a reform, or all organs of a group, that are there on the day. */
export const readinessQuery = defineQuery({
  name: 'readiness',
  title: { zh: '机构运行条件一览', en: 'Which organs are operational' },
  path: 'readiness',
  right: 'read',
  params: z.strictObject({ reformId: z.uuid().optional(), groupId: z.uuid().optional(), ...onDate }),
  answer: z.strictObject({ total: shown.count, operational: shown.count, organs: z.array(readinessShape), counts: z.array(groupCountShape).describe('按组声明的数与机构逐个对照，未问机构组为空 · what is declared of the group beside its organs; empty where no group is asked for') }),
  run: async ({ reformId, groupId, on = endOfTime }, { district, read }) => {
    const logId = logIdOf(district, 'organisations');
    const organs: readonly Organ[] = await read.query(
      `${organsOn} and ($3::text is null or o.group_id = $3)
       and ($4::text is null or exists (select from live.reform_items r where r.log_id = $1 and r.reform_id = $4 and r.kind = 'unit' and r.organ_id = o.organ_id)) order by o.organ_id limit 2000`,
      [logId, on, groupId ?? null, reformId ?? null],
    );
    const all = await readinessFor(organs, logId, on, read);
    return { total: all.length, operational: all.filter((one) => one.operational).length, organs: all, counts: groupId === undefined ? [] : await readGroupCounts(read, logId, groupId, on) };
  },
});
