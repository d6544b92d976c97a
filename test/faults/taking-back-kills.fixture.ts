import { setTimeout as pause } from 'node:timers/promises';
import { withLogTables, type LogTables } from './log-tables.fixture.js';

/** An event that rows of one upload brought, and what stands in its place. */
export interface ImportedEvent {
  readonly context: string;
  readonly eventId: string;
  /** one for each row */
  readonly commandId: string;
  /** types of the events that supersede it */
  readonly gone: readonly string[];
}

export const importedIn = (dataFolder: string, importId: string): Promise<readonly ImportedEvent[]> => withLogTables(dataFolder, (logs) => read(logs, importId));

/** Watches from beside until so many events of the upload are superseded. @throws Error where `over` says that no more will come */
export const untilGone = (dataFolder: string, importId: string, target: number, over: () => boolean): Promise<number> =>
  withLogTables(dataFolder, async (logs) => {
    for (;;) {
      const gone = (await read(logs, importId)).filter((event) => event.gone.length > 0).length;
      if (gone >= target) return gone;
      if (over()) throw new Error(`it was over with ${gone} gone, before the kill at ${target}`);
      await pause(2);
    }
  });

const read = async (logs: LogTables, importId: string): Promise<readonly ImportedEvent[]> => {
  const all = await Promise.all([...logs].map(async ([context, client]) => {
    const { rows } = await client.query<Omit<ImportedEvent, 'context'>>(
      `select e.event_id as "eventId", e.command_id as "commandId", coalesce(array_agg(s.type) filter (where s.type is not null), '{}') as gone
       from event_log.events e left join event_log.events s on s.log_id = e.log_id and s.supersedes = e.event_id
       where position(convert_to($1, 'UTF8') in e.envelope) > 0 group by e.event_id, e.command_id`, [importId]);
    return rows.map((row) => ({ context, ...row }));
  }));
  return all.flat();
};
