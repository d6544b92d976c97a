import { workingDaysBetween } from '@yange/kernel';
import { rowsOn } from '@yange/projections';
import { asOf, defineQuery, onDate, shown } from '@yange/use-case';
import { z } from 'zod';
import { lightOf, lights, measureOn, type Light, type ShareRow } from './call-light.reading.js';

interface CallRow {
  readonly row_key: string;
  readonly caller: string;
  readonly matter: string;
  readonly status: string;
}

const urgency: Readonly<Record<Light, number>> = { red: 0, yellow: 1, green: 2 };

const dueShare = z.strictObject({
  callId: shown.id,
  caller: shown.text.describe('吹哨单位 · who called'),
  matter: shown.text,
  departmentId: shown.id,
  department: shown.text,
  stage: shown.text,
  deadline: shown.day,
  light: z.enum(lights),
  workingDaysLeft: z.int().describe('剩余工作日，逾期为负 · working days that are left; negative once it is overdue'),
  reminders: shown.count,
});

/** What departments still owe on a day, the most urgent first: who must do what by when, in red, yellow and green. */
export const callBoardQuery = defineQuery({
  name: 'call-board',
  title: { zh: '呼应督办台账', en: 'What is due on calls' },
  path: 'call-board',
  right: 'read',
  params: z.strictObject({ on: onDate.on.unwrap(), departmentId: z.uuid().toLowerCase().optional(), light: z.enum(['red', 'yellow', 'green']).optional() }),
  answer: z.strictObject({ on: shown.day, lights: z.strictObject({ red: shown.count, yellow: shown.count, green: shown.count }), due: z.array(dueShare) }),
  run: async ({ on, departmentId, light }, context) => {
    const when = asOf(context, 'grid', on);
    const [calls, shares, measure] = await Promise.all([rowsOn<CallRow>(when, 'joint_calls'), rowsOn<ShareRow>(when, 'call_shares', 'due_on, stream_id, row_key'), measureOn(when)]);
    const open = new Map(calls.filter(({ status }) => status === 'open').map((call) => [`call/${call.row_key}`, call]));
    const due = shares.flatMap((share) => {
      const call = open.get(share.stream_id);
      const shown = lightOf(share, on, measure);
      if (call === undefined || shown === null) return [];
      const deadline = share.stage === 'dispatched' ? share.sign_by : share.due_on;
      return [{ callId: call.row_key, caller: call.caller, matter: call.matter, departmentId: share.row_key, department: share.department, stage: share.stage, deadline, light: shown, workingDaysLeft: workingDaysBetween(on, deadline, measure.calendar), reminders: share.reminders }];
    });
    const wanted = due.filter((one) => (departmentId === undefined || one.departmentId === departmentId) && (light === undefined || one.light === light));
    const count = (of: Light): number => due.filter((one) => one.light === of).length;
    return { on, lights: { red: count('red'), yellow: count('yellow'), green: count('green') }, due: [...wanted].sort((a, b) => urgency[a.light] - urgency[b.light]) };
  },
});
