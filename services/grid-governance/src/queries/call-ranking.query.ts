import { isCalendarDate, workingDaysBetween } from '@yange/kernel';
import { rowsOn } from '@yange/projections';
import { asOf, defineQuery, onDate, shown } from '@yange/use-case';
import { z } from 'zod';
import { measureOn } from './call-light.reading.js';
import { dispatchEnds, rankDepartments, type DispatchEnd, type Outcome, type RankedStep } from './call-ranking.reading.js';

interface CallRow {
  readonly row_key: string;
  readonly caller: string;
  readonly matter: string;
}

const day = z.string().refine(isCalendarDate, '没有这一天 · no such day');
const rate = z.strictObject({ numerator: shown.count, denominator: shown.count, percent: shown.text.nullable() });

const department = z.strictObject({
  departmentId: shown.text,
  department: shown.text,
  rank: shown.count.nullable().describe('名次，同分同名次；期内无到期事项为 null · departments with as many points share a rank'),
  points: shown.text.nullable().describe('得分 · of 100'),
  inTime: rate.describe('按期办结率：街道复核通过且按期反馈的，除以到期的 · what the street found good and was answered in time, of what was due'),
  assessment: z.strictObject({ sum: shown.count, count: shown.count, mean: shown.text.nullable() }).describe('考核 · assessments of the streets'),
  kept: shown.count,
  late: shown.count,
  unreplied: shown.count.describe('街道未答复即办结，不计为反馈 · closed without a reply of the street'),
  overdue: shown.count,
  waiting: shown.count.describe('待街道复核 · the street is to reply'),
  running: shown.count,
  returned: shown.count,
  escalated: shown.count,
});

const late = z.strictObject({ callId: shown.id, caller: shown.text, matter: shown.text, departmentId: shown.text, department: shown.text, dueOn: shown.day, workingDaysLate: shown.count });

const numberOf = (ends: readonly DispatchEnd[], outcome: Outcome): number => ends.filter((one) => one.outcome === outcome).length;

/**
 * 街呼区应考核排名: how the departments of the district answered what was dispatched to them and was due in a period, as it was known at the end of a day, and what is overdue then.
 * An answer counts once the street replied to it.
 */
export const callRankingQuery = defineQuery({
  name: 'call-ranking',
  title: { zh: '街呼区应部门排名', en: 'Ranking of departments by calls' },
  path: 'call-rankings',
  right: 'read',
  params: z.strictObject({ from: day, to: day, on: onDate.on.describe('不填为期末 · the last day of the period where none is given') }),
  answer: z.strictObject({ from: shown.day, to: shown.day, on: shown.day, assessmentPercent: shown.count, departments: z.array(department), overdue: z.array(late) }),
  run: async ({ from, to, on = to }, context) => {
    const when = asOf(context, 'grid', on);
    const [steps, calls, [terms], measure, shares] = await Promise.all([
      rowsOn<RankedStep>(when, 'call_steps', 'stream_id, on_day, place'), rowsOn<CallRow>(when, 'joint_calls'), rowsOn<{ assessment_percent: number }>(when, 'call_terms'), measureOn(when),
      rowsOn<{ row_key: string; department: string }>(when, 'call_shares'),
    ]);
    const ends = dispatchEnds(steps, { from, to, on }, new Map(shares.map((share) => [share.row_key, share.department])));
    const byStream = new Map(calls.map((call) => [`call/${call.row_key}`, call]));
    const assessmentPercent = terms?.assessment_percent ?? 0;
    return {
      from,
      to,
      on,
      assessmentPercent,
      departments: rankDepartments(ends, assessmentPercent).map(({ organId, organ, ends: own, rank, points, inTime, assessment }) => ({
        departmentId: organId, department: organ, rank, points, inTime, assessment: { ...assessment },
        kept: numberOf(own, 'kept'), late: numberOf(own, 'late'), unreplied: numberOf(own, 'unreplied'), overdue: numberOf(own, 'overdue'),
        waiting: numberOf(own, 'waiting'), running: numberOf(own, 'running'), returned: numberOf(own, 'returned'), escalated: numberOf(own, 'escalated'),
      })),
      overdue: ends.filter(({ outcome }) => outcome === 'overdue').sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1)).map(({ streamId, organId, organ, dueOn }) => ({
        callId: streamId.slice('call/'.length), caller: byStream.get(streamId)?.caller ?? '', matter: byStream.get(streamId)?.matter ?? '', departmentId: organId, department: organ, dueOn,
        workingDaysLate: workingDaysBetween(dueOn, on, measure.calendar),
      })),
    };
  },
});
