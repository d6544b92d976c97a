import { setTimeout as pause } from 'node:timers/promises';
import type { EventLogs } from '@yange/event-log';
import { common, csv, documents, manifestOf, registered, startSampleImports, type SampleImports } from '../imports/imports.fixture.js';
import type { ImportReport } from '../imports/import.report.js';
import type { RecordedImport, TakingBackPage, TakingBackReport } from '../openapi/taking-back.shapes.js';

let all: SampleImports;
beforeAll(async () => {
  all = await startSampleImports();
}, 120_000);
afterAll(() => all.close());

const json = async <T>(answer: Promise<Response>): Promise<T> => (await (await answer).json()) as T;
const organs = (prefix: string, count: number): string => csv('机构', Array.from({ length: count }, (_, index) => `${prefix}${index},${common},${prefix}局${index}`));
const folder = (tables: Readonly<Record<string, string>>): Record<string, string> => ({ 'manifest.json': manifestOf('文件', ...Object.keys(tables)), '文件.csv': documents, ...Object.fromEntries(Object.entries(tables).map(([name, text]) => [`${name}.csv`, text])) });
const at = ({ recordedAs = '' }: ImportReport, path = ''): string => `recorded-imports/${recordedAs}${path}`;
const recorded = (report: ImportReport): Promise<RecordedImport> => json(all.ask('GET', at(report)));
const propose = (report: ImportReport, person = 'local-clerk', reason = '传错了文件'): Promise<Response> => all.ask('POST', at(report, '/taking-back-proposals'), JSON.stringify({ reason }), person);
const sign = async (report: ImportReport, person = 'local-approver'): Promise<Response> => {
  const { services } = await recorded(report);
  const seen = services.flatMap(({ proposals }) => proposals.filter(({ stage }) => stage === 'submitted').map(({ draftId, version, contentHash }) => ({ draftId, version, contentHash })));
  return all.ask('POST', at(report, '/takings-back'), JSON.stringify({ seen }), person);
};
const followed = async (report: ImportReport): Promise<TakingBackReport> => {
  for (;;) {
    const now = await json<TakingBackReport>(all.ask('GET', at(report, '/takings-back')));
    if (now.state !== 'running') return now;
    await pause(10);
  }
};
const takenBack = async (report: ImportReport): Promise<TakingBackReport> => {
  expect((await propose(report)).status).toBe(201);
  const signed = await sign(report);
  expect([signed.status, await signed.json()]).toMatchObject([202, { importId: report.recordedAs }]);
  return followed(report);
};
const log = (context: string) => (all.logs[context] as EventLogs).forDistrict('150302');
const counting = async (prefix: string): Promise<number> => {
  const { events } = await log('organisations').readPage({ after: 0, limit: 10_000 });
  const gone = new Set(events.flatMap(({ supersedes }) => supersedes ?? []));
  return events.filter(({ eventId, type, data }) => type === 'OrganEstablished' && !gone.has(eventId) && Buffer.from(data).includes(`${prefix}局`)).length;
};

const idOf = async (name: string): Promise<string> => {
  const { events } = await log('organisations').readPage({ after: 0, limit: 10_000 });
  return (events.find(({ type, data }) => type === 'OrganEstablished' && Buffer.from(data).includes(name))?.streamId ?? '').slice('organ/'.length);
};

describe('an import that is taken back', () => {
  it('goes row by row, the last first, over all logs, under one proposal and one signature for each; and its files may be brought again', async () => {
    const tables = { 设立: organs('a', 30), 更名: csv('机构,新名称', [`ra,${common},a局3,a甲局`]), 网格更名: csv('机构,新名称', [`ga,${common},a局1,a乙局`]) };
    const report = await all.bring(folder(tables));
    expect(report).toMatchObject({ state: 'rejected' });
    const without = { 设立: tables.设立, 更名: tables.更名 };
    const brought = await all.bring(folder(without));
    expect(brought).toMatchObject({ state: 'done', commands: 31, recordedAs: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(await recorded(brought)).toMatchObject({ state: 'recorded', rows: 31, events: 31, counting: 31, services: [{ service: 'organisations', proposals: [] }], run: null });
    const page = await json<TakingBackPage>(all.ask('GET', at(brought, '/rows?service=organisations&limit=50')));
    expect(page.rows).toHaveLength(31);
    expect([page.rows[0]?.row, page.next]).toEqual(['ra', null]);
    expect(page.rows.every(({ resting, events, unavailable }) => resting.length + unavailable.length === 0 && events.length === 1 && events[0]?.counts === true)).toBe(true);
    const before = await all.position('organisations');
    expect(await takenBack(brought)).toMatchObject({ state: 'done', by: 'local-approver', rows: 31, looked: 31, takenBack: 31, refused: 0, events: 31, problems: [] });
    expect(await recorded(brought)).toMatchObject({ state: 'taken-back', counting: 0, services: [{ proposals: [{ stage: 'signed', writers: ['local-clerk'], counting: 0 }] }] });
    const { events } = await log('organisations').readPage({ after: before, limit: 1_000 });
    expect(events.filter(({ type }) => type !== 'EventAnnulled').map(({ type }) => type)).toEqual(['DraftSaved', 'DraftSubmitted', 'DraftSigned']);
    const annulled = events.flatMap(({ supersedes }) => supersedes ?? []);
    const positions = await Promise.all(annulled.map(async (id) => (await log('organisations').findEvent(id))?.position ?? 0));
    expect(positions).toEqual(positions.toSorted((a, b) => b - a));
    expect(await counting('a')).toBe(0);
    const again = await all.bring(folder(without));
    expect(again).toMatchObject({ state: 'done', commands: 31, repeated: 1, rejected: 0, recordedAs: brought.recordedAs });
    expect(await counting('a')).toBe(30);
    expect(await all.bring(folder(without))).toMatchObject({ state: 'done', commands: 0, repeated: 32 });
    expect(await takenBack(again)).toMatchObject({ state: 'done', takenBack: 31, refused: 0 });
    expect(await counting('a')).toBe(0);
  });

  it('is signed by another than who proposed it, who may sign corrections, and has read what waits', async () => {
    const report = await all.bring(folder({ 设立: organs('b', 2) }));
    expect((await all.ask('POST', at(report, '/takings-back'), '{}', 'local-approver')).status).toBe(409);
    expect((await propose(report, 'local-clerk', ' ')).status).toBe(422);
    expect((await propose(report, 'local-auditor')).status).toBe(403);
    expect((await propose(report, 'local-approver')).status).toBe(201);
    expect((await sign(report, 'local-clerk')).status).toBe(403);
    const unread = await all.ask('POST', at(report, '/takings-back'), JSON.stringify({ seen: [] }), 'local-approver');
    expect([unread.status, await unread.json()]).toMatchObject([409, { code: 'proposal-unread' }]);
    const own = await sign(report);
    expect([own.status, await own.json()]).toMatchObject([409, { code: 'slip-second-person' }]);
    expect(await counting('b')).toBe(2);
    expect(await recorded(report)).toMatchObject({ state: 'proposed', run: null });
  });

  it('leaves and names the rows that later facts rest on, and takes back the others', async () => {
    const report = await all.bring(folder({ 设立: organs('c', 5) }));
    registered['c局2'] = await idOf('c局2');
    const other = await all.bring(folder({ 更名: csv('机构,新名称', [`rc,${common},c局2,c甲局`]) }));
    expect(other).toMatchObject({ state: 'done', commands: 1 });
    const page = await json<TakingBackPage>(all.ask('GET', at(report, '/rows?service=organisations')));
    expect(page.rows.flatMap(({ row, resting }) => resting.map(({ type, why }) => [row, type, why]))).toEqual([['c2', 'OrganRenamed', 'names']]);
    const partly = await takenBack(report);
    expect(partly).toMatchObject({ state: 'partly', looked: 5, takenBack: 4, refused: 1, problems: [{ service: 'organisations', table: '设立', row: 'c2', column: '序号', rule: 'facts-rest-on-annulled' }] });
    expect(await recorded(report)).toMatchObject({ state: 'signed', counting: 1 });
    expect(await takenBack(other)).toMatchObject({ state: 'done', takenBack: 1 });
    expect((await sign(report)).status).toBe(202);
    expect(await followed(report)).toMatchObject({ state: 'done', looked: 5, before: 4, takenBack: 1, refused: 0 });
    expect(await counting('c')).toBe(0);
  });

  it('keeps a row that corrected what was recorded before it: that would be gone as well', async () => {
    const correcting = ['序号,生效日期,依据文件,来源性质,机构,更正序号,注销序号,更正理由', `d9,${common},d丙局,d0,,录错`, `d10,${common},d丁局,,,`, 'd11,,,,,,d1,误录', 'd12,,,,,,d10,误录'].join('\n');
    await all.bring(folder({ 设立: organs('d', 2) }));
    const report = await all.bring(folder({ 设立: correcting }), '', undefined);
    expect(report).toMatchObject({ state: 'done', commands: 4 });
    expect(await takenBack(report)).toMatchObject({
      state: 'partly', takenBack: 0, nothingLeft: 2, refused: 2,
      problems: [{ row: 'd11', column: '注销序号', rule: 'annulment-stays' }, { row: 'd9', column: '更正序号', rule: 'row-corrects-earlier' }],
    });
    // What the upload said and took back itself may come again as a whole.
    expect(await all.bring(folder({ 设立: correcting }))).toMatchObject({ state: 'done', commands: 2, repeated: 3 });
  });
});

describe('an import that was cancelled half-way', () => {
  it('says that all or nothing is not kept, and ends in nothing once it is taken back; stopped in the midst that goes on to its end', async () => {
    const begun = await all.start(folder({ 设立: organs('e', 900) }));
    for (let now = begun; now.applied < 2 && (now.state === 'checking' || now.state === 'applying');) now = await json<ImportReport>(all.call('GET', `/${begun.importId}`));
    const report = await json<ImportReport>(all.call('DELETE', `/${begun.importId}`));
    expect(report).toMatchObject({ state: 'cancelled', half: true });
    const written = await counting('e');
    expect([written, written < 900]).toEqual([report.commands, true]);
    await propose(report);
    await sign(report);
    while ((await json<TakingBackReport>(all.ask('GET', at(report, '/takings-back')))).looked === 0);
    const stopped = await json<TakingBackReport>(all.ask('DELETE', at(report, '/takings-back'), undefined, 'local-approver'));
    expect(stopped).toMatchObject({ state: 'cancelled' });
    expect(stopped.takenBack).toBeLessThan(written);
    expect(await recorded(report)).toMatchObject({ state: 'signed', counting: written - stopped.takenBack });
    expect((await sign(report)).status).toBe(202);
    expect(await followed(report)).toMatchObject({ state: 'done', before: stopped.takenBack, takenBack: written - stopped.takenBack, refused: 0 });
    expect([await counting('e'), (await recorded(report)).state]).toEqual([0, 'taken-back']);
    expect(await all.bring(folder({ 设立: organs('e', 900) }))).toMatchObject({ state: 'done', commands: 900 });
  }, 240_000);
});
