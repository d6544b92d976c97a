import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { historyDistricts, historyFolder } from '@yange/history';
import type { ReportView } from '@yange/reporting';
import JSZip from 'jszip';
import type { MovedFigures } from '@yange/service-host';
import { decisionArrived, decisionInForce } from '../support/decision.fixture.js';
import { importTables } from '../support/import.fixture.js';
import { operationsOf, type ApiDocument } from '../support/openapi.fixture.js';
import { district, GatewayCaller, problemOf } from '../support/gateway.fixture.js';
import { startPlatform, type RunningPlatform } from '../support/platform.fixture.js';
import { runYange } from '../support/yange-command.fixture.js';

const contexts = ['organisations', 'staffing', 'enforcement', 'grid', 'reporting'] as const;

interface EventPage {
  readonly events: readonly (Readonly<Record<string, unknown>> & { readonly eventId: string })[];
}

const ofTheUpload = new Set(['importId']);

/** An event without what is of the log that it lies in, and of the upload that brought it: the files of an export are others. */
const said = ({ position: _position, version: _version, recordedAt: _recordedAt, actor: _actor, contentHash: _contentHash, order: _order, ...rest }: EventPage['events'][number]) => ({ ...(timeless(rest, ofTheUpload) as object), eventId: rest.eventId });

const eventsOf = async (platform: RunningPlatform, district: string): Promise<readonly unknown[]> =>
  Promise.all(contexts.map(async (context) => {
    const { events } = await new GatewayCaller(platform.url, district).get<EventPage>(`/v1/districts/${district}/${context}/events?limit=1000`);
    // Whoever brings the tables of all services opens the window in each log, of a district too that has nothing to say to some.
    return events.filter(({ type }) => type !== 'HistoryWindowSet').map(said).sort((a, b) => (a.eventId < b.eventId ? -1 : 1));
  }));

interface Digests {
  readonly projections: readonly { readonly name: string; readonly digest: { readonly tables: readonly { readonly table: string; readonly rows: number; readonly digest: string }[] } }[];
}

/** By table: how many rows, and what they are worth. */
const readModelsOf = async (platform: RunningPlatform): Promise<ReadonlyMap<string, { readonly rows: number; readonly digest: string }>> => {
  const all = await Promise.all(contexts.map(async (context) => (await platform.gateway.get<Digests>(`/v1/projections/${context}/digests`, 'local-operator')).projections));
  return new Map(all.flat().flatMap(({ name, digest }) => digest.tables.map(({ table, rows, digest: worth }) => [`${name} ${table}`, { rows, digest: worth }] as const)));
};

/** Answers without what is of the log: positions, and when it was recorded. */
const ofTheLog = new Set(['moment', 'position', 'positions', 'recordedAt', 'knownAt', 'version', 'logs']);
const timeless = (value: unknown, without: ReadonlySet<string> = ofTheLog): unknown => {
  if (Array.isArray(value)) return value.map((one) => timeless(one, without));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !without.has(name)).map(([name, inner]) => [name, name === 'events' && isIds(inner) ? [...inner].sort() : timeless(inner, without)]));
};

/** Events that a figure rests on stand in the order of the log, which rows that went side by side may have swapped. */
const isIds = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((one) => typeof one === 'string');

/** What all lists of read models answer, by path; lists of the log itself, of work and of rules are others. */
const answersOf = async (platform: RunningPlatform, district: string): Promise<ReadonlyMap<string, unknown>> => {
  const gateway = new GatewayCaller(platform.url, district);
  const lists = operationsOf(await gateway.get<ApiDocument>('/v1/openapi')).filter(({ method, path, parameters }) =>
    method === 'get' && /^\/v1\/districts\/\{district\}\/(?:organisations|staffing|enforcement|grid|reporting)\/[a-z-]+$/u.test(path) && !/events$|drafts|dues|rules|changes|follow-ups/u.test(path) && !parameters.some((one) => one.in === 'query' && one.required === true));
  const answers = new Map<string, unknown>();
  for (const { path } of lists) answers.set(path, timeless(await gateway.get<unknown>(`${path.replace('{district}', district)}`)));
  return answers;
};

const reportOf = async (platform: RunningPlatform, district: string): Promise<unknown> => {
  const { code, stdout } = await runYange(['report', '--district', district, '--url', platform.url, '--json']);
  expect(code).toBe(0);
  return timeless(JSON.parse(stdout), new Set());
};

/** Of those that say something to every service; a city alone has four empty logs, in which an import of all tables opens a window (`test/history/export-round-trip.unit.spec.ts` has its events). */
const reporting = historyDistricts().filter((code) => existsSync(join(historyFolder(code), '汇报数据.csv')));

describe('districts given out as import tables and brought to an empty database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yange-export-'));
  let source: RunningPlatform;
  let copy: RunningPlatform;

  const exported = async (district: string, { whole = true } = {}): Promise<string> => {
    const to = join(folder, whole ? district : `${district}-live`);
    const { code, stdout, stderr } = await runYange(['export', to, '--district', district, '--as-of', '2099-01-01', '--url', source.url, '--json']);
    if (code !== 0) throw new Error(stderr);
    if (whole) expect(JSON.parse(stdout)).toMatchObject({ leftOut: 0 });
    return to;
  };

  beforeAll(async () => {
    source = await startPlatform({ districts: reporting });
    copy = await startPlatform({ districts: reporting, empty: true });
  });

  afterAll(async () => {
    await Promise.all([source?.abandon(), copy?.abandon()]);
    rmSync(folder, { recursive: true });
  });

  it('give the same events, figures, findings and read models', async () => {
    for (const district of reporting) {
      const from = await exported(district);
      expect(readdirSync(from)).toEqual(expect.arrayContaining(['manifest.json', 'unexportable.csv', '机构沿革.csv', '汇报数据.csv']));
      const { code, stdout, stderr } = await runYange(['import', from, '--as', 'local-approver', '--url', copy.url, '--json']);
      if (code !== 0) throw new Error(`${stdout}\n${stderr}`);
    }
    await Promise.all([source.gateway.caughtUp(), copy.gateway.caughtUp()]);
    for (const district of reporting) {
      expect(await eventsOf(copy, district)).toEqual(await eventsOf(source, district));
      expect(await reportOf(copy, district)).toEqual(await reportOf(source, district));
    }
    const [there, here] = [await readModelsOf(source), await readModelsOf(copy)];
    expect([...here].map(([table, { rows }]) => [table, rows])).toEqual([...there].map(([table, { rows }]) => [table, rows]));
    // Rows hold the positions between which they were known, which rows that went side by side may have swapped: what is served is what questions answer.
    for (const district of reporting) {
      const [asked, answered] = [await answersOf(source, district), await answersOf(copy, district)];
      expect([...answered.keys()]).toEqual([...asked.keys()]);
      expect(asked.size).toBeGreaterThan(20);
      for (const [path, answer] of asked) expect([path, answered.get(path)]).toEqual([path, answer]);
    }
  }, 600_000);

  it('tell of a correction which figures it would move, before anybody signs: at its door and as a row', async () => {
    const of = district;
    const before = await source.gateway.heads();
    const { figures } = await source.gateway.get<ReportView>(source.gateway.path('reporting', 'figures'));
    const eventId = figures.find(({ id }) => id === 'B26')?.events[0] ?? '';
    const { streamId } = await source.gateway.get<{ streamId: string }>(source.gateway.path('grid', `events/${eventId}`));
    const cited = { effective: '2020-06-30', documents: [{ number: '海党编发〔2020〕9号', issuer: '海勃湾区委编办', issuedOn: '2020-06-30' }] };
    const annulled = await source.gateway.call('POST', source.gateway.path('grid', 'annulments?dryRun=true'), { json: { ...cited, streamId, eventId, reason: '误录' } });
    expect(annulled).toMatchObject({ status: 200, body: { outcome: 'refused', violations: [{ rule: 'correction-without-authority' }], figures: { unavailable: [] } } });
    const { own } = (annulled.body as { figures: MovedFigures }).figures;
    expect(own.find(({ figureId }) => figureId === 'B26')).toMatchObject({ before: { verdict: 'match', derived: [{ value: 444 }] }, after: { verdict: 'not-derivable', derived: [] } });
    const row = ['序号,事项,名称,数量,生效日期,依据文件,报告位置,原文,来源性质,更正序号,更正理由', `更-1,划分网格,网格,440,截至2020年6月,本汇报,二(三),共划分444个网格,原文,${eventId},清点有误`].join('\n');
    const manifest = JSON.stringify({ district: of, name: { zh: '海勃湾区', en: 'Haibowan' }, cutOver: '2020-07-01', tables: [{ table: '网格', file: '网格.csv' }] });
    const tried = (await importTables(source.gateway, new Map([['manifest.json', Buffer.from(manifest)], ['网格.csv', Buffer.from(row)]]), { dryRun: true, as: 'local-approver' })) as unknown as { readonly state: string; readonly problems: readonly object[]; readonly figures: MovedFigures };
    expect(tried).toMatchObject({ state: 'done', problems: [] });
    expect(tried.figures.own.find(({ figureId }) => figureId === 'B26')).toMatchObject({ before: { derived: [{ value: 444 }] }, after: { verdict: 'mismatch', derived: [{ value: 440 }] }, rows: [{ table: '网格', row: '更-1' }] });
    expect(await source.gateway.heads()).toEqual(before);
  }, 600_000);

  it('are there as one file too, which an import takes as it is, and say what is asked wrongly', async () => {
    for (const format of ['zip', 'xlsx']) {
      const { code } = await runYange(['export', join(folder, `all.${format}`), '--district', district, '--as-of', '2099-01-01', '--url', source.url]);
      expect(code).toBe(0);
      expect(readFileSync(join(folder, `all.${format}`)).subarray(0, 2).toString()).toBe('PK');
    }
    const zip = await JSZip.loadAsync(readFileSync(join(folder, 'all.zip')));
    const there = join(folder, district);
    expect(Object.keys(zip.files).sort()).toEqual(readdirSync(there).sort());
    for (const name of readdirSync(there)) expect([name, await zip.file(name)?.async('text')]).toEqual([name, readFileSync(join(there, name), 'utf8')]);
    const { code, stdout } = await runYange(['import', join(folder, 'all.xlsx'), '--district', district, '--url', copy.url, '--json']);
    expect({ code, ...(JSON.parse(stdout) as object) }).toMatchObject({ code: 0, state: 'done', commands: 0, rejected: 0 });
    problemOf(await source.gateway.call('GET', `/v1/districts/${district}/exports?format=doc`), 422, 'schema');
  }, 600_000);

  it('give out what was recorded live, with the documents that it cites though nobody registered them; what no row can say is named', async () => {
    const decision = await decisionInForce(source.gateway, 'grid.structure');
    await decisionArrived(source.gateway, 'grid', decision);
    const record = async (rest: string, json: object): Promise<string> => {
      const documents = [{ number: '海编发〔2021〕3号', title: '关于划分网格的批复', issuer: '中共海勃湾区委机构编制委员会', issuedOn: '2021-03-01' }];
      const answer = await source.gateway.call('POST', source.gateway.path('grid', rest), { json: { effective: '2021-03-02', documents, ...json } });
      expect([answer.status, answer.text]).toEqual([201, expect.stringContaining('"recorded"')]);
      return (answer.body as { events: readonly { eventId: string }[] }).events[0]?.eventId ?? '';
    };
    const recorded = [await record('grid-blocks', { decision, label: '新划网格', count: 3 }), await record('service-centres/numbers', { centre: '新城便民服务中心', what: 'windows', count: 12 })];
    const from = await exported(district, { whole: false });
    const leftOut = readFileSync(join(from, 'unexportable.csv'), 'utf8').split('\r\n').map((line) => line.split(','));
    expect(recorded.map((eventId) => leftOut.filter((cells) => cells[1] === eventId).map((cells) => cells[6]))).toEqual([['decision'], []]);
    expect(leftOut.slice(1, -1).filter((cells) => cells[5] === '未导出').map((cells) => [cells[0], cells[6]])).toEqual(expect.arrayContaining([['organisations', 'no-table']]));
    expect(readFileSync(join(from, '文件.csv'), 'utf8')).toContain('海编发〔2021〕3号,关于划分网格的批复');
    // The days of the district have gone on: only one that has none yet takes them all as history.
    await copy.abandon();
    copy = await startPlatform({ empty: true });
    const { code, stdout } = await runYange(['import', from, '--as', 'local-approver', '--url', copy.url, '--json']);
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { state: 'done', rejected: 0 }]);
    const of = async (platform: RunningPlatform): Promise<readonly unknown[]> => {
      const { events } = await platform.gateway.get<{ events: readonly { readonly type: string; readonly data: object; readonly effective: object }[] }>(platform.gateway.path('grid', 'events?limit=1000'));
      return events.filter(({ effective }) => JSON.stringify(effective).includes('2021-03-02')).filter(({ type }) => type !== 'HistoryWindowSet').map(({ type, data }) => [type, JSON.stringify(data).replace(/[0-9a-f-]{36}/g, '')]);
    };
    expect(await of(copy)).toEqual(await of(source));
    expect((await of(copy)).length).toBeGreaterThanOrEqual(2);
  }, 600_000);
});
