import { join } from 'node:path';
import { archiveLog, archiveSegments, connectionPool, lastPositionAt, NothingThere, PostgresEventLogReaders, type ArchiveSegment } from '@yange/event-log';
import { findLocalPostgres, provisionedUrls } from '@yange/local';
import type pg from 'pg';
import type { AskedPoint } from '../backup/asked.point.js';
import { CommandFailed, exitCode } from '../exit-code.js';
import { contexts, secretsFile } from '../start/platform.plan.js';
import { answerJson } from '../terminal/answer.js';
import { progress } from '../terminal/progress.js';

export interface ArchiveCommandOptions {
  /** null: only tell what is archived */
  readonly through: AskedPoint | null;
  readonly district?: string;
  readonly tablespace?: string;
  readonly dataFolder: string;
  readonly json: boolean;
}

/**
 * `yange archive`: events up to a point leave the table that is written for partitions that are only read; the platform goes on, and every reader finds them as before. Cut short, it goes on
 * when it is asked again.
 */
export const archiveCommand = async (options: ArchiveCommandOptions, environment: NodeJS.ProcessEnv = process.env): Promise<number> => {
  const moved: Record<string, number> = {};
  const segments: ArchiveSegment[] = [];
  const named = new Set<string>();
  for (const url of await ownerUrls(options.dataFolder, environment)) {
    const pool = connectionPool({ connectionString: url, max: 2, application_name: 'yange archive' });
    const readers = new PostgresEventLogReaders(pool);
    try {
      const logIds = (await readers.logIds()).filter((logId) => options.district === undefined || logId.startsWith(`${options.district}/`));
      for (const logId of [...logIds].sort()) {
        const through = options.through === null ? 0 : await positionIn(options.through, logId, readers, named);
        if (through > 0) moved[logId] = await archived(pool, { logId, through, ...(options.tablespace === undefined ? {} : { tablespace: options.tablespace }) });
      }
      const client = await pool.connect();
      segments.push(...(await archiveSegments(client).finally(() => client.release())));
    } finally {
      await readers.close();
      await pool.end();
    }
  }
  if (options.through?.kind === 'positions') {
    const unknown = [...options.through.of.keys()].filter((name) => !named.has(name));
    if (unknown.length > 0) throw new CommandFailed(`没有这个日志 · there is no log ${unknown.join(', ')}`, exitCode.usage);
  }
  if (options.json) answerJson({ moved, segments });
  else process.stdout.write(linesOf(moved, segments, options.through !== null));
  return exitCode.ok;
};

/** Owners of the logs: the one that the environment names, or all of the platform of this machine. */
const ownerUrls = async (dataFolder: string, environment: NodeJS.ProcessEnv): Promise<readonly string[]> => {
  const named = environment['YANGE_LOG_OWNER_DATABASE_URL'];
  if (named !== undefined) return [named];
  const found = await findLocalPostgres(join(dataFolder, 'postgres'));
  if (found === undefined) throw new CommandFailed(`${dataFolder} 上没有平台在运行 · no platform runs on ${dataFolder}: start it, or set YANGE_LOG_OWNER_DATABASE_URL`);
  const databases = await provisionedUrls(found.url, { contexts, secretsFile: secretsFile(dataFolder) });
  return contexts.map((context) => databases[context].logOwnerUrl);
};

const positionIn = async (point: AskedPoint, logId: string, readers: PostgresEventLogReaders, named: Set<string>): Promise<number> => {
  if (point.kind === 'time') return lastPositionAt(readers.forLog(logId), `${point.at.replace(' ', 'T')}Z`);
  const name = [logId, logId.split('/')[1] ?? ''].find((one) => point.of.has(one));
  if (name === undefined) return 0;
  named.add(name);
  return point.of.get(name) ?? 0;
};

const archived = async (pool: pg.Pool, asked: { readonly logId: string; readonly through: number; readonly tablespace?: string }): Promise<number> => {
  const shown = progress('归档 archive');
  const client = await pool.connect();
  try {
    return await archiveLog(client, { ...asked, moved: (done, of) => shown.update(done, of, asked.logId) });
  } catch (error) {
    if (error instanceof NothingThere) throw new CommandFailed(`日志没有这么长 · ${error.message}`, exitCode.usage);
    throw error;
  } finally {
    shown.stop();
    client.release();
  }
};

const linesOf = (moved: Readonly<Record<string, number>>, segments: readonly ArchiveSegment[], asked: boolean): string =>
  [
    ...(asked ? Object.entries(moved).map(([logId, count]) => `${logId}: 归档 ${count} 条 archived`) : []),
    ...segments.map(({ logId, first, last, events, bytes }) => `${logId} ${first}–${last} · ${events} 条 events · ${(bytes / 1_048_576).toFixed(1)} MiB`),
    ...(segments.length === 0 ? ['无归档 · nothing is archived'] : []),
    '',
  ].join('\n');
