import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { exportLog, PostgresEventLogReaders, readExport, verifyExport, verifyLog, type EventLogReader, type LogVerification } from '@yange/event-log';
import { historyDistricts } from '@yange/history';
import pg from 'pg';
import { exitCode } from '../exit-code.js';
import { logSources } from './operator.databases.js';

export interface VerifyOptions {
  readonly json: boolean;
  readonly dataFolder: string;
  readonly district?: string;
  /** a file written by `--write`, in place of the databases */
  readonly exported?: string;
  /** write every log to `<folder>/<district>-<context>.ndjson` as well */
  readonly write?: string;
}

/** `yange verify`: recomputes every content hash, and the order and density of positions and versions, from what is stored. */
export const verifyCommand = async (options: VerifyOptions): Promise<number> => {
  const results = options.exported === undefined ? await verifyDatabases(options) : [await verifyFile(options.exported)];
  const problems = results.reduce((sum, result) => sum + result.problemCount, 0);
  if (options.json) process.stdout.write(`${JSON.stringify({ logs: results, problems })}\n`);
  else for (const result of results) process.stdout.write(`${lineOf(result)}\n`);
  return problems === 0 ? exitCode.ok : exitCode.verificationFailed;
};

const verifyFile = async (file: string): Promise<LogVerification> => verifyExport(await readExport(createInterface({ input: createReadStream(file) })));

const verifyDatabases = async (options: VerifyOptions): Promise<readonly LogVerification[]> => {
  const results: LogVerification[] = [];
  for (const [context, url] of Object.entries(await logSources(options.dataFolder))) {
    const pool = new pg.Pool({ connectionString: url, max: 2 });
    const readers = new PostgresEventLogReaders(pool);
    try {
      if (options.write !== undefined) await mkdir(options.write, { recursive: true });
      for (const district of options.district === undefined ? historyDistricts() : [options.district]) {
        const reader = readers.forLog(`${district}/${context}`);
        results.push(await verifyLog(reader));
        if (options.write !== undefined) await writeExport(reader, `${options.write}/${district}-${context}.ndjson`);
      }
    } finally {
      await readers.close();
      await pool.end();
    }
  }
  return results;
};

const writeExport = async (reader: EventLogReader, file: string): Promise<void> => {
  const out = createWriteStream(file);
  for await (const line of exportLog(reader)) if (!out.write(line.endsWith('\n') ? line : `${line}\n`)) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
};

const lineOf = ({ logId, events, problemCount, problems }: LogVerification): string =>
  [`${logId.padEnd(24)} ${String(events).padStart(8)} 事件 events  ${problemCount === 0 ? '无误 clean' : `${problemCount} 处问题 problems`}`, ...problems.map(({ position, check, detail }) => `  @${position} ${check}: ${detail}`)].join('\n');
