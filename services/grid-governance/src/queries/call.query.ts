import { rowsOn } from '@yange/projections';
import { asOf, defineQuery, onDate, shown } from '@yange/use-case';
import { z } from 'zod';
import { lightOf, lights, measureOn, type ShareRow } from './call-light.reading.js';

interface CallRow {
  readonly caller_id: string;
  readonly caller: string;
  readonly matter: string;
  readonly ground: string;
  readonly status: 'open' | 'closed';
}

interface StepRow {
  readonly type: string;
  readonly organ: string;
  readonly on_day: string;
  readonly words: string;
  readonly due_on: string;
}

const share = z.strictObject({
  departmentId: shown.id,
  department: shown.text,
  stage: shown.text.describe('派单、签收、办理、反馈等 · dispatched, signed, handled, answered …'),
  signBy: shown.day.nullable(),
  dueOn: shown.day.nullable(),
  light: z.enum(lights).nullable().describe('无期限或未问日期为 null · null where nothing is due or no day was asked for'),
  reminders: shown.count,
  returns: shown.count.describe('退回次数 · how often it was returned'),
  score: z.number().nullable().describe('评价 · assessment'),
  escalatedTo: shown.text.nullable(),
});

const answer = z.strictObject({
  on: shown.on,
  callId: shown.id,
  caller: z.strictObject({ id: shown.id, name: shown.text }),
  matter: shown.text,
  ground: shown.text.nullable(),
  status: z.enum(['open', 'closed']),
  shares: z.array(share).describe('各部门应办 · what each department is to do'),
  steps: z.array(z.strictObject({ type: shown.text, organ: shown.text, day: shown.day, words: shown.text, dueOn: shown.day.optional() })),
});

/** One call: each department's share with its deadlines, and every step. A light needs a day to be asked for. */
export const callQuery = defineQuery({
  name: 'call',
  title: { zh: '一次呼叫', en: 'One call' },
  path: 'calls/:callId',
  right: 'read',
  params: z.strictObject({ callId: z.uuid().toLowerCase(), ...onDate }),
  answer: answer,
  about: ({ callId }) => ({ streamId: `call/${callId}`, facts: 'joint_response_facts' }),
  run: async ({ callId, on }, context) => {
    const when = asOf(context, 'grid', on);
    const stream = `call/${callId}`;
    const [row] = await rowsOn<CallRow>(when, 'joint_calls', 'row_key', stream);
    if (row === undefined) return null;
    const [shares, steps, measure] = await Promise.all([rowsOn<ShareRow>(when, 'call_shares', 'department', stream), rowsOn<StepRow>(when, 'call_steps', 'on_day, place', stream), measureOn(when)]);
    return {
      on: on ?? null,
      callId,
      caller: { id: row.caller_id, name: row.caller },
      matter: row.matter,
      ground: row.ground === '' ? null : row.ground,
      status: row.status,
      shares: shares.map((one) => ({
        departmentId: one.row_key,
        department: one.department,
        stage: one.stage,
        signBy: one.sign_by === '' ? null : one.sign_by,
        dueOn: one.due_on === '' ? null : one.due_on,
        light: on === undefined ? null : lightOf(one, on, measure),
        reminders: one.reminders,
        returns: one.returns,
        score: one.score,
        escalatedTo: one.escalated_to === '' ? null : one.escalated_to,
      })),
      steps: steps.map(({ type, organ, on_day: day, words, due_on: dueOn }) => ({ type, organ, day, words, ...(dueOn === '' ? {} : { dueOn }) })),
    };
  },
});
