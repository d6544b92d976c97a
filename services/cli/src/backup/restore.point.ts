import { join } from 'node:path';
import { CommandFailed, exitCode } from '../exit-code.js';
import { contexts } from '../start/platform.plan.js';
import type { AskedPoint } from './asked.point.js';
import { linesOf } from './copy.streams.js';
import type { BackupFile, BackupLog, Manifest } from './manifest.js';

/** Where a log ends once it is restored. */
export interface LogEnd {
  readonly position: number;
  /** when its last event was recorded, as PostgreSQL writes it in UTC; null where it has none */
  readonly recordedAt: string | null;
}

/** Log id → its end. */
export type RestorePoint = ReadonlyMap<string, LogEnd>;

/** What PostgreSQL writes in UTC, likewise: it leaves zeros at the end of a fraction away. */
const recordedText = (column: string): string => {
  const [seconds = '', fraction = ''] = column.replace(/\+00$/, '').split('.');
  return `${seconds}.${fraction.padEnd(6, '0')}`;
};

/** Where each log of a backup ends at that point. @throws {CommandFailed} where a position is beyond the backup, or a log is not named */
export const pointIn = async (folder: string, manifest: Manifest, asked: AskedPoint): Promise<RestorePoint> => {
  const wanted = asked.kind === 'positions' ? positionsOf(asked.of, manifest) : null;
  const ends = new Map<string, LogEnd>(manifest.logs.map(({ logId }) => [logId, { position: 0, recordedAt: null }]));
  for (const file of manifest.files.filter(({ table }) => table === 'events')) {
    const [logAt, posAt, timeAt] = ['log_id', 'pos', 'recorded_at'].map((column) => file.columns.indexOf(column)) as [number, number, number];
    for await (const lines of linesOf(join(folder, file.file))) {
      for (const fields of lines.map((line) => line.split('\t'))) {
        const logId = fields[logAt] ?? '';
        const position = Number(fields[posAt]);
        const recordedAt = fields[timeAt] ?? '';
        const within = wanted === null ? asked.kind === 'time' && recordedText(recordedAt) <= asked.at : position <= (wanted.get(logId) ?? 0);
        if (within && position > (ends.get(logId)?.position ?? 0)) ends.set(logId, { position, recordedAt });
      }
    }
  }
  return ends;
};

const positionsOf = (named: ReadonlyMap<string, number>, { logs, districts }: Manifest): ReadonlyMap<string, number> => {
  const whole = logs.map(({ logId, position }) => `${logId}:${position}`).join(',');
  const full = new Map([...named].map(([log, position]) => [log.includes('/') || districts.length > 1 ? log : `${districts[0] ?? ''}/${log}`, position]));
  const strange = [...full.keys()].find((logId) => !logs.some((log) => log.logId === logId) && !(full.get(logId) === 0 && isLog(logId, districts)));
  if (strange !== undefined) throw new CommandFailed(`备份中没有这个日志 · the backup has no log ${strange}; it holds ${whole}`, exitCode.usage);
  const missing = logs.find(({ logId }) => !full.has(logId));
  // Of a log that is not named nothing would be left, and nobody would notice.
  if (missing !== undefined) throw new CommandFailed(`每个日志都须给出位置 · every log needs a position, also ${missing.logId}; the backup holds ${whole}`, exitCode.usage);
  const beyond = logs.find(({ logId, position }) => (full.get(logId) ?? 0) > position);
  if (beyond !== undefined) throw new CommandFailed(`超出备份 · ${beyond.logId} ends at ${beyond.position} in this backup`, exitCode.usage);
  return full;
};

const isLog = (logId: string, districts: readonly string[]): boolean => districts.some((district) => contexts.some((context) => logId === `${district}/${context}`));

/** Which rows of a table are there at that point; undefined where all are, null where none is taken: those are made from the events. */
export const keptAt = (point: RestorePoint, { table, columns }: BackupFile): ((fields: readonly string[]) => boolean) | null | undefined => {
  const at = (fields: readonly string[], column: string): string => fields[columns.indexOf(column)] ?? '';
  const end = (fields: readonly string[]): LogEnd => point.get(at(fields, 'log_id')) ?? { position: 0, recordedAt: null };
  if (table === 'events') return (fields) => Number(at(fields, 'pos')) <= end(fields).position;
  if (['log_head', 'streams', 'claims'].includes(table)) return null;
  if (table !== 'commands') return undefined;
  return (fields) => {
    const first = at(fields, 'first_pos');
    const { position, recordedAt } = end(fields);
    // A command that brought nothing: decided again, it would bring nothing again.
    return first === '\\N' ? recordedAt !== null && recordedText(at(fields, 'created_at')) <= recordedText(recordedAt) : Number(first) <= position;
  };
};

/** The whole backup as a point: for what is told. */
export const wholeBackup = (logs: readonly BackupLog[]): RestorePoint => new Map(logs.map(({ logId, position, recordedAt }) => [logId, { position, recordedAt }]));
