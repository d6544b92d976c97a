import { logIdOf } from '@yange/contracts';
import { defineQuery, nextAfter, onDate, page, shown } from '@yange/use-case';
import { z } from 'zod';
import { decisionsBy, motionsBy } from './motions-on-day.reading.js';

const subject = z.strictObject({ id: shown.id, name: shown.text });
const quantity = shown.count.nullable().describe('所批数量，不限为 null · how much it grants; null where it binds none');
const quotaKind = shown.text.nullable().describe('编制类型代码，不限为 null · code of the kind of quota that it is about; null for any');
const direction = shown.text.nullable().describe('核增 increase、核减 reduce、划转 transfer，不限为 null · which way it goes; null for any');
const motionItem = z.strictObject({ matter: shown.text, words: shown.text, quantity, quotaKind, direction, subjects: z.array(subject) });
const carriedOut = z.strictObject({ ordinal: shown.count, matter: shown.text, carriedOut: z.boolean(), words: shown.text });
const howMany = shown.count.nullable().describe('未逐项说明为 null · null where nobody said item by item');

/** One shape per kind of step. */
const details = {
  MotionMade: z.strictObject({}),
  MotionRevised: z.strictObject({}),
  MotionWithdrawn: z.strictObject({ reason: shown.text }),
  MotionReturned: z.strictObject({ reason: shown.text }),
  ArgumentFiled: z.strictObject({ necessity: shown.text, reasonableness: shown.text, feasibility: shown.text, evidence: z.array(shown.text) }),
  DecisionTaken: z.strictObject({ outcome: shown.text, meetingId: shown.text, minutes: shown.text, reason: shown.text }),
  MotionSubmitted: z.strictObject({ addressee: shown.text, document: shown.text }),
  ReplyReceived: z.strictObject({ outcome: shown.text, document: shown.text, reason: shown.text, items: z.array(motionItem).optional() }),
  ImplementationReported: z.strictObject({ words: shown.text, decided: howMany, carriedOut: howMany, items: z.array(carriedOut) }),
  MotionFiled: z.strictObject({ filedWith: shown.text, document: shown.text, body: shown.text, stillDue: z.array(shown.text) }),
} as const;

const stepOf = <N extends keyof typeof details>(step: N) =>
  z.strictObject({ motionId: shown.id, step: z.literal(step), detail: details[step], on: shown.day, text: shown.text.describe('来源所写日期 · the date in the words of the source'), eventId: shown.eventId });

export const motionSteps = z.discriminatedUnion('step', [
  stepOf('MotionMade'), stepOf('MotionRevised'), stepOf('MotionWithdrawn'), stepOf('MotionReturned'), stepOf('ArgumentFiled'), stepOf('DecisionTaken'), stepOf('MotionSubmitted'), stepOf('ReplyReceived'),
  stepOf('ImplementationReported'), stepOf('MotionFiled'),
]);

const planHash = z.hex().nullable().describe('所附方案的内容哈希 · hash of the plan that is asked for, or approved; null without one');

export const motionShape = z.strictObject({
  motionId: shown.id,
  title: shown.text,
  necessity: shown.text,
  items: z.array(motionItem),
  applicant: shown.text.describe('申请单位 · who applied'),
  stage: z.enum(['made', 'withdrawn', 'returned', 'argued', 'submitted', 'to-submit', 'approved', 'rejected', 'implemented', 'filed']).describe('所处环节 · stage of the procedure'),
  version: shown.count.describe('文本版本 · version of the text'),
  contentHash: z.hex().describe('审批所针对的文本 · hash of the text; an approval names it'),
  planHash,
  demandId: shown.text.nullable().describe('所依据的外部要求 · the demand from outside that it rests on; null for none'),
  since: shown.day.describe('自该日处于此环节 · at this stage since'),
});

export const motionColumns = 'motion_id as "motionId", title, necessity, items, applicant, stage, version, content_hash as "contentHash", plan_hash as "planHash", demand_id as "demandId", since';
export const stepColumns = 'motion_id as "motionId", step, detail, effective_to as "on", effective_text as "text", event_id as "eventId"';
export const decisionColumns =
  'decision_id as "decisionId", motion_id as "motionId", level, items, document, in_force_from as "inForceFrom", in_force_to as "inForceTo", revoked, plan_hash as "planHash", event_id as "eventId"';

/** Motions with all their steps, or as they stood by the end of a day, those of one stage where it is given. */
export const motionsQuery = defineQuery({
  name: 'motions',
  title: { zh: '动议台账', en: 'Motions' },
  path: 'motions',
  right: 'read',
  params: z.strictObject({ ...onDate, stage: z.string().max(20).optional(), motion: z.uuid().optional(), ...page }),
  answer: z.strictObject({ motions: z.array(motionShape.extend({ steps: z.array(motionSteps) })), next: shown.next }),
  run: async ({ on, stage, motion, after, limit: most }, context) => {
    const { district, read } = context;
    if (on !== undefined) {
      const motions = (await motionsBy(context, on, motion)).filter((one) => (stage === undefined || one.stage === stage) && one.motionId > (after ?? '')).slice(0, most);
      return { motions, next: nextAfter(motions, most, 'motionId') };
    }
    const logId = logIdOf(district, 'organisations');
    const rows = await read.query<z.infer<typeof motionShape>[]>(
      `select ${motionColumns} from live.motions where log_id = $1 and ($2::text is null or stage = $2) and ($3::text is null or motion_id = $3) and motion_id > coalesce($4::text, '') order by motion_id limit $5`,
      [logId, stage ?? null, motion ?? null, after ?? null, most],
    );
    const taken = await read.query<z.infer<typeof motionSteps>[]>(
      `select ${stepColumns} from live.motion_steps where log_id = $1 and motion_id = any($2) order by motion_id, place`,
      [logId, rows.map(({ motionId }) => motionId)],
    );
    return { motions: rows.map((row) => ({ ...row, steps: taken.filter(({ motionId }) => motionId === row.motionId) })), next: rows.length === most ? (rows.at(-1)?.motionId ?? null) : null };
  },
});

export const decisionShape = z.strictObject({
  decisionId: shown.id,
  motionId: shown.text.describe('所出动议 · the motion that it came out of'),
  level: shown.text.describe('审批层级 · who took it: district or city'),
  items: z.array(z.strictObject({ matter: shown.text, subjectIds: z.array(shown.text), words: shown.text, quantity, quotaKind, direction })),
  document: z.strictObject({ number: shown.text, title: shown.text, issuer: shown.text, issuedOn: shown.text }),
  inForceFrom: shown.day,
  inForceTo: shown.day.nullable(),
  revoked: shown.text.nullable().describe('撤销理由，未撤销为 null · why it was revoked; null while it stands'),
  planHash,
  eventId: shown.eventId,
});

/** Decisions that changes may be made under, or those that were taken by the end of a day. */
export const decisionsQuery = defineQuery({
  name: 'decisions',
  title: { zh: '决定台账', en: 'Decisions' },
  path: 'decisions',
  right: 'read',
  params: z.strictObject({ ...onDate, ...page }),
  answer: z.strictObject({ decisions: z.array(decisionShape), next: shown.next }),
  run: async ({ on, after, limit: most }, context) => {
    const { district, read } = context;
    if (on !== undefined) {
      const decisions = (await decisionsBy(context, on)).filter(({ decisionId }) => decisionId > (after ?? '')).slice(0, most);
      return { decisions, next: nextAfter(decisions, most, 'decisionId') };
    }
    const rows = await read.query<z.infer<typeof decisionShape>[]>(
      `select ${decisionColumns} from live.decisions where log_id = $1 and decision_id > coalesce($2::text, '') order by decision_id limit $3`,
      [logIdOf(district, 'organisations'), after ?? null, most],
    );
    return { decisions: rows, next: rows.length === most ? (rows.at(-1)?.decisionId ?? null) : null };
  },
});
