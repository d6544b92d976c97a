import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { connectionPool, BadExport, exportLog, PostgresEventLogReaders, readExport, verifyExport, verifyLog, type EventLogReader, type LogVerification } from '@yange/event-log';
import type pg from 'pg';
import { defaultDistrict } from '../arguments.js';
import { CommandFailed, exitCode } from '../exit-code.js';
import { logSources } from './operator.databases.js';
import { answerJson } from '../terminal/answer.js';

export interface VerifyOptions {
  readonly json: boolean;
  readonly dataFolder: string;
  readonly district?: string;
  /** a file written by `--write`, in place of the databases */
  readonly exported?: string;
  /** write every log to `<folder>/<district>-<context>.ndjson` as well */
  readonly write?: string;
}

/** `yange verify`: recomputes every content hash, compares every column with the hashed envelope, and checks the order and density of positions and versions. */
export const verifyCommand = async (options: VerifyOptions): Promise<number> => {
  const results = options.exported === undefined ? await verifyDatabases(options) : [await verifyFile(options.exported)];
  const problems = results.reduce((sum, result) => sum + result.problemCount, 0);
  if (options.json) answerJson({ logs: results, problems });
  else for (const result of results) process.stdout.write(`${lineOf(result)}\n`);
  return problems === 0 ? exitCode.ok : exitCode.verificationFailed;
};

const verifyFile = async (file: string): Promise<LogVerification> => {
  const readable = await stat(file).then((found) => found.isFile(), () => false);
  if (!readable) throw new CommandFailed(`没有这个文件 · there is no file ${file}`, exitCode.usage);
  try {
    return await verifyExport(await readExport(createInterface({ input: createReadStream(file) })));
  } catch (error) {
    if (error instanceof BadExport) throw new CommandFailed(`${file}: ${error.message}`, exitCode.verificationFailed);
    throw error;
  }
};

/** Logs of one context's database. */
interface Source {
  readonly context: string;
  readonly readers: PostgresEventLogReaders;
  readonly logIds: readonly string[];
}

/** Every log that the databases of a platform hold. */
export const verifyDatabases = async (options: VerifyOptions): Promise<readonly LogVerification[]> => {
  const pools = Object.entries(await logSources(options.dataFolder)).map(([context, url]) => ({ context, pool: poolOf(url) }));
  try {
    const sources = await Promise.all(pools.map(({ context, pool }) => sourceOf(context, new PostgresEventLogReaders(pool))));
    assertKnown(options.district, sources);
    if (options.write !== undefined) await mkdir(options.write, { recursive: true });
    const results: LogVerification[] = [];
    for (const { readers, logIds } of sources) {
      for (const logId of logIds.filter((id) => options.district === undefined || id.startsWith(`${options.district}/`))) {
        const reader = readers.forLog(logId);
        results.push(await verifyLog(reader, { beside: () => readers.tablesBeside(logId) }));
        if (options.write !== undefined) await writeExport(reader, join(options.write, `${logId.replace('/', '-')}.ndjson`));
      }
    }
    return results;
  } finally {
    await Promise.all(pools.map(({ pool }) => pool.end()));
  }
};

const poolOf = (url: string): pg.Pool => connectionPool({ connectionString: url, max: 2 });

/** What the database holds, and the logs of the first district where it holds nothing yet. */
const sourceOf = async (context: string, readers: PostgresEventLogReaders): Promise<Source> => {
  const held = await readers.logIds();
  return { context, readers, logIds: held.length === 0 ? [`${defaultDistrict}/${context}`] : [...held].sort() };
};

const assertKnown = (district: string | undefined, sources: readonly Source[]): void => {
  const known = [...new Set(sources.flatMap(({ logIds }) => logIds.map((logId) => logId.split('/')[0] ?? '')))];
  if (district === undefined || known.includes(district)) return;
  throw new CommandFailed(`这些日志中没有区划 ${district} · these logs hold no district ${district}; known: ${known.join(', ')}`, exitCode.usage);
};

const writeExport = async (reader: EventLogReader, file: string): Promise<void> => {
  const out = createWriteStream(file);
  for await (const line of exportLog(reader)) if (!out.write(line.endsWith('\n') ? line : `${line}\n`)) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
};

const lineOf = ({ logId, events, problemCount, problems }: LogVerification): string =>
  [`${logId.padEnd(24)} ${String(events).padStart(8)} 事件 events  ${problemCount === 0 ? '无误 clean' : `${problemCount} 处问题 problems`}`, ...problems.map(({ position, check, detail }) => `  @${position} ${check}: ${detail}`)].join('\n');
