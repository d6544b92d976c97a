import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findLocalPostgres } from '@yange/local';
import pg from 'pg';
import { killNow, killTree } from '../support/process-tree.fixture.js';
import { withLogTables } from './log-tables.fixture.js';

/** The platform, its PostgreSQL, or one right after the other. */
export type Victim = 'node' | 'postgres' | 'both';
export const victims: readonly Victim[] = ['node', 'postgres', 'both'];

/** Kills -9 what runs on a data folder. @returns the id of its PostgreSQL, whether or not that was killed @throws Error where none runs */
export const killVictim = async (dataFolder: string, victim: Victim, platformPid: number): Promise<number> => {
  const postgres = await findLocalPostgres(join(dataFolder, 'postgres'));
  if (postgres === undefined) throw new Error('no PostgreSQL to kill');
  if (victim !== 'postgres') killNow(platformPid);
  if (victim !== 'node') await killTree(postgres.pid);
  return postgres.pid;
};

/** Watches the logs from beside until they hold so many events. @param over says that no more will come @throws Error when they do not come: then it would not be an import that is killed */
export const untilStored = async (dataFolder: string, target: number, over: () => boolean): Promise<number> => {
  for (;;) {
    const stored = await withLogTables(dataFolder, async (logs) => {
      for (;;) {
        const heads = await Promise.all([...logs.values()].map(async (client) => Number((await client.query<{ head: string }>('select coalesce(max(pos), 0) as head from event_log.events')).rows[0]?.head ?? 0)));
        const sum = heads.reduce((all, head) => all + head, 0);
        if (sum >= target || over()) return sum;
        await pause(2);
      }
    }).catch(whileAway);
    if (stored >= target) return stored;
    if (over()) throw new Error(`it was over with ${stored} events, before the kill at ${target}`);
    await pause(50);
  }
};

/** A server that was killed answers nothing for a while; a question that it cannot understand is our fault. */
const whileAway = (error: unknown): number => {
  if (error instanceof pg.DatabaseError && error.code?.startsWith('42') === true) throw error;
  return 0;
};
