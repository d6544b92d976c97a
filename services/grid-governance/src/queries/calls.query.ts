import { rowsOn } from '@yange/projections';
import { asOf, defineQuery, onDate } from '@yange/use-case';
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

/** Which calls of streets are open, and how many of the departments called have answered? */
export const callsQuery = defineQuery({
  name: 'calls',
  title: { zh: '街呼区应', en: 'Calls and answers' },
  path: 'calls',
  right: 'read',
  params: z.strictObject({ ...onDate, status: z.enum(['open', 'closed']).optional() }),
  run: async ({ on, status }, context) => {
    const rows = await rowsOn<CallRow>(asOf(context, 'grid', on), 'joint_calls', 'valid_from, row_key');
    const wanted = rows.filter((row) => status === undefined || row.status === status);
    return { on: on ?? null, calls: wanted.map(({ row_key: callId, ...row }) => ({ callId, caller: row.caller, matter: row.matter, ground: row.ground === '' ? null : row.ground, status: row.status, called: row.called, answered: row.answered })) };
  },
});
