import { connectionPool, PostgresEventLogReaders } from '@yange/event-log';
import { databasesOf, roleUrl, writeWhole } from '@yange/local';
import type { Pool } from 'pg';
import { exitCode } from '../exit-code.js';
import { answerJson } from '../terminal/answer.js';
import { erasuresAsText, erasuresIn, type RecordedErasure } from './erasures.register.js';
import { logSources } from '../commands/operator.databases.js';
import { databasesOfPlatform } from './platform.databases.js';

export interface ErasuresOptions {
  readonly file: string;
  readonly dataFolder: string;
  readonly json: boolean;
}

/** `yange erasures`: what was erased of personal data, by random ids, into a file that is kept beside the backups: `yange restore --erasures` carries it out again. */
export const erasuresCommand = async ({ file, dataFolder, json }: ErasuresOptions): Promise<number> => {
  const erasures = await recordedErasures(dataFolder);
  await writeWhole(file, erasuresAsText(erasures));
  const last = erasures.at(-1)?.recordedAt ?? null;
  if (json) answerJson({ file, erasures: erasures.length, last });
  else process.stdout.write(`${erasures.length} 次删除 erasures  ${last ?? ''}  ${file}\n`);
  return exitCode.ok;
};

/** Of the logs that the environment names, or of the data of this machine, whether its platform runs or not. */
const recordedErasures = async (dataFolder: string): Promise<readonly RecordedErasure[]> => {
  if (process.env['YANGE_LOG_SOURCES'] !== undefined) return withPool((await logSources(dataFolder))['staffing'] ?? '', erasuresOf);
  const databases = await databasesOfPlatform(dataFolder);
  try {
    const { username, password } = new URL(databases.url);
    return await withPool(roleUrl(databases.url, username, decodeURIComponent(password), databasesOf('staffing').log), erasuresOf);
  } finally {
    await databases.close();
  }
};

const withPool = async <T>(connectionString: string, work: (pool: Pool) => Promise<T>): Promise<T> => {
  const pool = connectionPool({ connectionString, max: 2, application_name: 'yange erasures' });
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
};

const erasuresOf = async (pool: Pool): Promise<readonly RecordedErasure[]> => {
  const readers = new PostgresEventLogReaders(pool);
  const { rows } = await pool.query<{ logId: string }>('select log_id as "logId" from event_log.log_head order by 1');
  try {
    const found: RecordedErasure[] = [];
    for (const { logId } of rows) {
      found.push(...(await erasuresIn(readers.forLog(logId), async (position) =>
        (await pool.query<{ principal: string; bodyHash: Buffer; result: string }>('select principal, body_hash as "bodyHash", result from event_log.commands where log_id = $1 and first_pos = $2', [logId, position])).rows[0] ?? null)));
    }
    return found;
  } finally {
    await readers.close();
  }
};
