import { logIdOf } from '@yange/contracts';
import { defineQuery, endOfTime, onDate, shown } from '@yange/use-case';
import { z } from 'zod';
import { ofKind, settledSince, reformDetails, type ReformRow } from './reform-items.reading.js';

const claim = reformDetails.completion.extend({ on: shown.day, eventId: shown.eventId }).nullable();

const task = reformDetails.task.extend({
  ordinal: shown.count,
  title: shown.text,
  eventId: shown.eventId,
  overdue: z.boolean(),
  stands: z.enum(['open', 'claimed', 'accepted', 'returned']).describe('未报、已报、已验收、已退回 · where its completion stands'),
  claimed: claim,
  returned: claim,
});

const claimOf = (row: Extract<ReformRow, { kind: 'completion' }> | undefined) => (row === undefined ? null : { on: row.to, ...row.detail, eventId: row.eventId });

const paper = z.strictObject({ ordinal: shown.count, title: shown.text, eventId: shown.eventId, issued: z.strictObject({ on: shown.day, number: shown.text, eventId: shown.eventId }).nullable() });

const answer = z.strictObject({
  reformId: shown.id,
  name: shown.text,
  tasks: z.array(task),
  withoutLead: shown.count.describe('无牵头单位 · tasks without a lead unit'),
  withoutDate: shown.count.describe('无完成时限 · tasks without a last day'),
  completed: shown.count.describe('已报完成 · said to be done'),
  accepted: shown.count.describe('已验收 · accepted'),
  supporting: z.strictObject({ planned: shown.count, issued: shown.count, papers: z.array(paper) }).describe('配套文件 · the papers that go with it'),
});

/** 任务分解表: tasks with lead units and dates, whether they are done and by what, and how many of the supporting papers are issued. */
export const reformMapQuery = defineQuery({
  name: 'reform-map',
  title: { zh: '改革任务分解表', en: 'The map of a reform' },
  path: 'reforms/:reformId/map',
  right: 'read',
  params: z.strictObject({ reformId: z.uuid(), ...onDate }),
  answer: answer,
  run: async ({ reformId, on = endOfTime }, { district, read }) => {
    const rows = await read.query<ReformRow[]>(
      `select kind, ordinal, title, detail, effective_to as "to", event_id as "eventId" from live.reform_items
       where log_id = $1 and reform_id = $2 and effective_to <= $3 order by kind, ordinal, title, event_id limit 5000`,
      [logIdOf(district, 'organisations'), reformId, on],
    );
    const reform = rows.find(({ kind }) => kind === 'reform');
    if (reform === undefined) return null;
    const tasks = ofKind(rows, 'task').map(({ ordinal, title, detail: planned, eventId }) => {
      const detail = { ...planned, ...settledSince(planned, rows) };
      const last = ofKind(rows, 'completion').filter((one) => one.detail.taskId === detail.taskId).sort((one, other) => one.to.localeCompare(other.to)).at(-1);
      const outcome = last === undefined || last.detail.outcomeOn > on ? '' : last.detail.outcome;
      const claim = outcome === 'returned' ? undefined : last;
      const stands = last === undefined ? ('open' as const) : outcome === '' ? ('claimed' as const) : outcome;
      const overdue = claim === undefined && detail.dueOn !== '' && on !== endOfTime && detail.dueOn < on;
      return { ordinal, title, ...detail, eventId, overdue, stands, claimed: claimOf(claim), returned: outcome === 'returned' ? claimOf(last) : null };
    });
    const papers = ofKind(rows, 'supporting').map(({ ordinal, title, detail, eventId }) => {
      const issued = ofKind(rows, 'supporting-issued').find((one) => one.detail.measureId === detail.measureId);
      return { ordinal, title, eventId, issued: issued === undefined ? null : { on: issued.to, number: issued.detail.number, eventId: issued.eventId } };
    });
    return {
      reformId,
      name: reform.title,
      tasks,
      withoutLead: tasks.filter((one) => one.leadUnits.length === 0).length,
      withoutDate: tasks.filter((one) => one.dueOn === '').length,
      completed: tasks.filter(({ claimed }) => claimed !== null).length,
      accepted: tasks.filter(({ stands }) => stands === 'accepted').length,
      supporting: { planned: papers.length, issued: papers.filter(({ issued }) => issued !== null).length, papers },
    };
  },
});
