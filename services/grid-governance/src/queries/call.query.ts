import { rowsOn } from '@yange/projections';
import { asOf, defineQuery, onDate } from '@yange/use-case';
import { z } from 'zod';
import { lightOf, measureOn, type ShareRow } from './call-light.reading.js';

interface CallRow {
  readonly caller_id: string;
  readonly caller: string;
  readonly matter: string;
  readonly ground: string;
  readonly status: string;
}

interface StepRow {
  readonly type: string;
  readonly organ: string;
  readonly on_day: string;
  readonly words: string;
  readonly due_on: string;
}

/** One call: each department's share with its deadlines, and every step. A light needs a day to be asked for. */
export const callQuery = defineQuery({
  name: 'call',
  title: { zh: '一次呼叫', en: 'One call' },
  path: 'calls/:callId',
  right: 'read',
  params: z.strictObject({ callId: z.uuid().toLowerCase(), ...onDate }),
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
      shares: shares.map((share) => ({
        departmentId: share.row_key,
        department: share.department,
        stage: share.stage,
        signBy: share.sign_by === '' ? null : share.sign_by,
        dueOn: share.due_on === '' ? null : share.due_on,
        light: on === undefined ? null : lightOf(share, on, measure),
        reminders: share.reminders,
        returns: share.returns,
        score: share.score,
        escalatedTo: share.escalated_to === '' ? null : share.escalated_to,
      })),
      steps: steps.map(({ type, organ, on_day: day, words, due_on: dueOn }) => ({ type, organ, day, words, ...(dueOn === '' ? {} : { dueOn }) })),
    };
  },
});
