import { rowsOn } from '@yange/projections';
import { asOf, defineQuery, onDate, shown } from '@yange/use-case';
import { z } from 'zod';

interface CallRow {
  readonly row_key: string;
  readonly caller: string;
  readonly matter: string;
  readonly ground: string;
  readonly status: 'open' | 'closed';
  readonly called: number;
  readonly answered: number;
}

const call = z.strictObject({ callId: shown.id, caller: shown.text, matter: shown.text, ground: shown.text.nullable(), status: z.enum(['open', 'closed']), called: shown.count.describe('呼叫部门数 · departments called'), answered: shown.count.describe('已反馈的 · of them answered') });

/** Which calls of streets are open, and how many of the departments called have answered? */
export const callsQuery = defineQuery({
  name: 'calls',
  title: { zh: '街呼区应', en: 'Calls and answers' },
  path: 'calls',
  right: 'read',
  params: z.strictObject({ ...onDate, status: z.enum(['open', 'closed']).optional() }),
  answer: z.strictObject({ on: shown.on, calls: z.array(call) }),
  run: async ({ on, status }, context) => {
    const rows = await rowsOn<CallRow>(asOf(context, 'grid', on), 'joint_calls', 'valid_from, row_key');
    const wanted = rows.filter((row) => status === undefined || row.status === status);
    return { on: on ?? null, calls: wanted.map(({ row_key: callId, ...row }) => ({ callId, caller: row.caller, matter: row.matter, ground: row.ground === '' ? null : row.ground, status: row.status, called: row.called, answered: row.answered })) };
  },
});
