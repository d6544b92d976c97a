import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { askedPoint, type AskedPoint } from './asked.point.js';
import type { BackupFile, Manifest } from './manifest.js';
import { keptAt, pointIn } from './restore.point.js';

const asked = (text: string): AskedPoint => {
  const point = askedPoint(text);
  if (point === null) throw new Error(`${text} is no point`);
  return point;
};

describe('a point to restore to', () => {
  it.each([
    ['2026-03-01', '2026-03-01 15:59:59.999999'],
    ['2026-03-01T08:00:00+08:00', '2026-03-01 00:00:00.000000'],
    ['2026-03-01T00:00:00.25Z', '2026-03-01 00:00:00.250000'],
  ])('%s is %s in UTC', (text, at) => expect(askedPoint(text)).toEqual({ kind: 'time', at }));

  it.each(['yesterday', '2026-13-01', '2026-03-01T08:00:00', 'grid', 'grid:x', 'grid:1;staffing:2', ''])('%s is none', (text) => expect(askedPoint(text)).toBeNull());
});

describe('where the logs of a backup end at a point', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yange-point-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const events: BackupFile = { file: 'log/events.copy.gz', database: 'log', schema: 'event_log', table: 'events', columns: ['log_id', 'pos', 'recorded_at'], rows: 4, bytes: 1, sha256: '' };
  const row = (logId: string, position: number, at: string): string => `${logId}\t${position}\t${at}\n`;
  const rows = [row('15/grid', 1, '2026-03-01 00:00:00+00'), row('15/grid', 2, '2026-03-01 00:00:00.5+00'), row('15/staffing', 1, '2026-03-01 00:00:00.25+00'), row('15/staffing', 2, '2026-03-02 00:00:00+00')];
  mkdirSync(join(folder, 'log'));
  writeFileSync(join(folder, events.file), gzipSync(rows.join('')));
  const manifest = { files: [events], districts: ['15'], logs: [{ logId: '15/grid', position: 2, recordedAt: null }, { logId: '15/staffing', position: 2, recordedAt: null }] } as unknown as Manifest;
  const positionsAt = async (text: string, of = manifest): Promise<object> => Object.fromEntries([...(await pointIn(folder, of, asked(text)))].map(([logId, { position }]) => [logId, position]));

  it.each([
    ['2026-03-01T00:00:00.25Z', 1, 1], ['2026-03-01T00:00:00.5Z', 2, 1], ['2026-02-28T23:00:00Z', 0, 0], ['2026-03-05', 2, 2], ['grid:1,staffing:2', 1, 2], ['15/grid:0,staffing:1', 0, 1],
  ])('at %s', async (text, grid, staffing) => expect(await positionsAt(text)).toEqual({ '15/grid': grid, '15/staffing': staffing }));

  it.each([['grid:1', /also 15\/staffing/], ['grid:3,staffing:1', /ends at 2/], ['grid:1,staffing:1,treasury:1', /no log 15\/treasury/]])('%s is none of them', async (text, reason) => {
    await expect(pointIn(folder, manifest, asked(text))).rejects.toThrow(reason);
  });

  it('takes no log for granted where there are several districts', async () => {
    await expect(pointIn(folder, { ...manifest, districts: ['15', '16'] }, asked('grid:1,staffing:1'))).rejects.toThrow(/no log grid/);
  });

  it('keeps what was there by then, and what is made of events is not taken', async () => {
    const point = await pointIn(folder, manifest, asked('grid:1,staffing:0'));
    expect(rows.filter((line) => keptAt(point, events)?.(line.trimEnd().split('\t')))).toEqual([rows[0]]);
    const commands = keptAt(point, { ...events, table: 'commands', columns: ['log_id', 'first_pos', 'created_at'] });
    const answers: readonly (readonly [string, boolean])[] = [['15/grid\t1\t2026-03-01 00:00:00+00', true], ['15/grid\t2\t2026-03-01 00:00:00+00', false], ['15/grid\t\\N\t2026-03-01 00:00:00+00', true], ['15/grid\t\\N\t2026-03-01 00:00:00.1+00', false], ['15/staffing\t\\N\t2026-01-01 00:00:00+00', false]];
    expect(answers.map(([line]) => commands?.(line.split('\t')))).toEqual(answers.map(([, kept]) => kept));
    expect(['log_head', 'streams', 'claims'].map((table) => keptAt(point, { ...events, table }))).toEqual([null, null, null]);
    expect(keptAt(point, { ...events, table: 'served_districts' })).toBeUndefined();
  });
});
