import { logIdOf } from '@yange/contracts';
import { defineQuery, endOfTime, onDate, shown } from '@yange/use-case';
import { z } from 'zod';

const demand = z.strictObject({
  demandId: shown.id,
  demandedBy: shown.text.describe('要求方 · who demands it'),
  source: z.enum(['own-level', 'higher-committee', 'vertical-department']),
  matter: shown.text,
  words: shown.text,
  accepted: z.boolean().describe('false：条条干预，已拒绝 · false: interference, refused'),
  approvedBy: z.enum(['party-committee', 'government', 'establishment-office']).nullable().describe('批准的上级机关 · who above approved it; null for nobody'),
  approval: z.strictObject({ number: shown.text, title: shown.text, issuer: shown.text, issuedOn: shown.text }).nullable(),
  reason: shown.text.describe('拒绝理由 · why it was refused; empty where it was not'),
  receivedOn: shown.day,
  eventId: shown.eventId,
  motions: z.array(z.strictObject({ motionId: shown.id, title: shown.text })).describe('据以提出的动议 · motions that rest on it by the day'),
});

type Demand = z.infer<typeof demand>;

interface Resting {
  readonly demandId: string;
  readonly motionId: string;
  readonly title: string;
}

/** R23: what was demanded from outside by the day, who approved it, and what was refused. */
export const demandsQuery = defineQuery({
  name: 'demands',
  title: { zh: '外部要求与条条干预', en: 'Demands from outside' },
  path: 'demands',
  right: 'read',
  params: z.strictObject({ ...onDate }),
  answer: z.strictObject({ demands: z.array(demand) }),
  run: async ({ on = endOfTime }, { district, read }) => {
    const values = [logIdOf(district, 'organisations'), on];
    const rows = await read.query<Omit<Demand, 'motions'>[]>(
      `select demand_id as "demandId", demanded_by as "demandedBy", source, matter, words, accepted, approved_by as "approvedBy", approval, reason, received_on as "receivedOn", event_id as "eventId"
       from live.demands where log_id = $1 and received_on <= $2 order by received_on, demand_id limit 5000`,
      values,
    );
    const resting = await read.query<Resting[]>(
      `select m.demand_id as "demandId", m.motion_id as "motionId", m.title from live.motions m where m.log_id = $1 and m.demand_id is not null
       and exists (select from live.motion_steps s where s.log_id = m.log_id and s.motion_id = m.motion_id and s.step = 'MotionMade' and s.effective_to <= $2) order by 2`,
      values,
    );
    return { demands: rows.map((row) => ({ ...row, motions: resting.filter(({ demandId }) => demandId === row.demandId).map(({ motionId, title }) => ({ motionId, title })) })) };
  },
});
