import { logIdOf } from '@yange/contracts';
import { defineQuery, endOfTime, onDate } from '@yange/use-case';
import { z } from 'zod';

interface ItemRow {
  readonly kind: string;
  readonly ordinal: number;
  readonly title: string;
  readonly to: string;
  readonly eventId: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

const claimOf = (claim: ItemRow | undefined): object | null => (claim === undefined ? null : { on: claim.to, ...claim.detail, eventId: claim.eventId });

/** 任务分解表: tasks with lead units and dates, whether they are done and by what, and how many of the supporting papers are issued. */
export const reformMapQuery = defineQuery({
  name: 'reform-map',
  title: { zh: '改革任务分解表', en: 'The map of a reform' },
  path: 'reforms/:reformId/map',
  right: 'read',
  params: z.strictObject({ reformId: z.uuid(), ...onDate }),
  run: async ({ reformId, on = endOfTime }, { district, read }) => {
    const rows: readonly ItemRow[] = await read.query(
      `select kind, ordinal, title, detail, effective_to as "to", event_id as "eventId" from live.reform_items
       where log_id = $1 and reform_id = $2 and effective_to <= $3 order by kind, ordinal, title, event_id limit 5000`,
      [logIdOf(district, 'organisations'), reformId, on],
    );
    const reform = rows.find(({ kind }) => kind === 'reform');
    if (reform === undefined) return null;
    const of = (wanted: string): readonly ItemRow[] => rows.filter(({ kind }) => kind === wanted);
    const tasks = of('task').map(({ ordinal, title, detail, eventId }) => {
      const last = of('completion').filter((one) => one.detail['taskId'] === detail['taskId']).sort((one, other) => one.to.localeCompare(other.to)).at(-1);
      const outcome = last === undefined || String(last.detail['outcomeOn']) > on ? '' : last.detail['outcome'];
      const claim = outcome === 'returned' ? undefined : last;
      const stands = last === undefined ? 'open' : outcome === '' ? 'claimed' : outcome;
      const overdue = claim === undefined && detail['dueOn'] !== '' && on !== endOfTime && String(detail['dueOn']) < on;
      return { ordinal, title, ...detail, eventId, overdue, stands, claimed: claimOf(claim), returned: outcome === 'returned' ? claimOf(last) : null };
    });
    const papers = of('supporting').map(({ ordinal, title, detail, eventId }) => {
      const issued = of('supporting-issued').find((one) => one.detail['measureId'] === detail['measureId']);
      return { ordinal, title, eventId, issued: issued === undefined ? null : { on: issued.to, number: issued.detail['number'], eventId: issued.eventId } };
    });
    return {
      reformId,
      name: reform.title,
      tasks,
      withoutLead: tasks.filter((task) => (task as { leadUnits?: readonly unknown[] }).leadUnits?.length === 0).length,
      completed: tasks.filter(({ claimed }) => claimed !== null).length,
      accepted: tasks.filter(({ stands }) => stands === 'accepted').length,
      supporting: { planned: papers.length, issued: papers.filter(({ issued }) => issued !== null).length, papers },
    };
  },
});
