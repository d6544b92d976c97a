import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { verifyLog, type EventLogs } from '@yange/event-log';
import pg from 'pg';
import type { ImportReport } from './import.report.js';
import { asked, common, csv, documents, manifestOf, startSampleImports, type SampleImports } from './imports.fixture.js';

describe('imports through a gateway into services on PostgreSQL', () => {
  let all: SampleImports;
  beforeAll(async () => {
    all = await startSampleImports();
  }, 120_000);
  afterAll(() => all.close());
  beforeEach(() => void asked.splice(0));

  const bring: SampleImports['bring'] = (...given) => all.bring(...given);
  const position = (context: string): Promise<number> => all.position(context);
  const rulesOf = (report: ImportReport): unknown => report.problems.map(({ file, line, rule }) => [file, line, rule]);

  it('brought twice at once are recorded once: no row is refused, none is there twice', async () => {
    const organs = Array.from({ length: 500 }, (_, index) => `${index},${common},机构${index}`);
    const renamings = Array.from({ length: 500 }, (_, index) => `${index},${common},机构${index % 250},改名${index}`);
    const files = { 'manifest.json': manifestOf('文件', '设立', '更名'), '文件.csv': documents, '设立.csv': csv('机构', organs), '更名.csv': csv('机构,新名称', renamings) };
    const before = await position('organisations');
    const first = bring(files);
    // The second begins to check while the first carries out: it sees half of it, or nothing, and must not mind.
    while ((await position('organisations')) < before + 50) await pause(20);
    const both = await Promise.all([first, bring(files)]);
    expect(both.map(({ state, problems, rejected }) => [state, problems, rejected])).toEqual([['done', [], 0], ['done', [], 0]]);
    expect(both.reduce((sum, { commands }) => sum + commands, 0)).toBe(1_000);
    expect(both.reduce((sum, { repeated }) => sum + repeated, 0)).toBe(1_000 + 2);
    expect(await position('organisations')).toBe(before + 1_000);
    expect(await verifyLog((all.logs['organisations'] as EventLogs).forDistrict('150302'))).toMatchObject({ problems: [] });
  });

  it('are decided on what was there when their check began: what another import carries out meanwhile refuses no row', async () => {
    const organs = Array.from({ length: 1_200 }, (_, index) => `s${index},${common},同行局${index}`);
    const renamings = Array.from({ length: 30 }, (_, index) => `s${index},${common},同行局${1_170 + index},改同行局${index}`);
    const all = { 'manifest.json': manifestOf('文件', '设立', '更名'), '文件.csv': documents, '设立.csv': csv('机构', organs), '更名.csv': csv('机构,新名称', renamings) };
    const before = await position('organisations');
    const checking: ImportReport[] = [];
    const long = bring(all, '', (report) => checking.push(report));
    while ((checking.at(-1)?.checked ?? 0) === 0) await pause(5);
    const short = await bring({ 'manifest.json': manifestOf('文件', '设立'), '文件.csv': documents, '设立.csv': csv('机构', organs.slice(1_170)) });
    expect([short.state, short.commands, checking.at(-1)?.state]).toEqual(['done', 30, 'checking']);
    expect(await long).toMatchObject({ state: 'done', problems: [], commands: 1_200, repeated: 31 });
    expect(await position('organisations')).toBe(before + 1_230);
  });

  it('may refer to documents and organs of earlier uploads, of which the register is asked once for each chunk, and once who bore the names before that a chunk brings', async () => {
    const old = (id: string, organName: string): string => `${id},2019-02-01,老文件,原文,${organName},又名${id}`;
    await bring({ 'manifest.json': manifestOf('设立'), '设立.csv': csv('机构', ['n90,2019-02-01,老文件,原文,新设局']) });
    const rows = ['n91,2019-02-01,老文件,原文,新设二局', 'n92,2019-02-01,无此文件,原文,新设三局'];
    const report = await bring({ 'manifest.json': manifestOf('设立', '网格更名'), '设立.csv': csv('机构', rows), '网格更名.csv': csv('机构,新名称', [old('1', '老局'), old('2', '新设二局'), old('3', '无此局'), old('4', '老局')]) }, '?policy=good-rows-only');
    // 老局 is registered, but not in the log of this service: what is resolved here is its name.
    expect(rulesOf(report)).toEqual([['设立.csv', 3, 'unknown-document'], ['网格更名.csv', 2, 'organ-unknown'], ['网格更名.csv', 3, 'organ-unknown'], ['网格更名.csv', 4, 'unknown-organ'], ['网格更名.csv', 5, 'organ-unknown']]);
    expect(report).toMatchObject({ state: 'done', rows: 6, commands: 1, rejected: 5 });
    // While the rows are carried out nobody is asked again.
    expect(asked.slice(1).map(({ organs, documents: titles }) => [[...organs], [...titles]])).toEqual([[['新设局'], []], [[], ['老文件', '无此文件']], [['新设二局'], []], [['老局', '无此局'], ['老文件']]]);
  });

  it('mean by a name the organ that bore it on the day of the row, also where the same upload gives the name to another', async () => {
    const founded = csv('机构', ['n95,2015-06-01,文一,原文,同名局']);
    const renamings = ['2005-03-01', '2015-05-31', '2015-06-01', '2019-02-01'].map((day, index) => `d${index},${day},文一,原文,同名局,又名${index}`);
    const report = await bring({ 'manifest.json': manifestOf('文件', '设立', '更名', '网格更名'), '文件.csv': documents, '设立.csv': founded, '更名.csv': csv('机构,新名称', renamings), '网格更名.csv': csv('机构,新名称', renamings) }, '?policy=good-rows-only');
    // Neither log of the samples holds the organ that bore the name before, and that of the grid none at all: what is resolved is told by who was looked for.
    expect(rulesOf(report)).toEqual([['更名.csv', 2, 'organ-unknown'], ['更名.csv', 3, 'organ-unknown'], ...[2, 3, 4, 5].map((line) => ['网格更名.csv', line, 'organ-unknown'])]);
  });

  it('become a plan where one is asked for: what rows bring is named by its step, nothing is recorded, and nothing is decided', async () => {
    const before = [await position('organisations'), await position('grid')];
    const files = { 'manifest.json': manifestOf('文件', '设立', '网格更名'), '文件.csv': csv('标题', ['p1,2026-01-01,,原文,文二']), '设立.csv': csv('机构', ['p1,2026-12-01,文二,原文,方案局']), '网格更名.csv': csv('机构,新名称', ['p1,2026-12-02,文二,原文,方案局,方案一局', 'p2,2026-12-02,文二,原文,老局,新局']) };
    const report = await bring(files, `?plan=${encodeURIComponent('组建方案')}`);
    expect(report).toMatchObject({ state: 'done', rows: 4, commands: 4, events: 0, problems: [] });
    const { plan, planHash } = (await (await all.call('GET', `/${report.importId}/plan`)).json()) as { plan: { title: string; steps: Record<string, unknown>[] }; planHash: string };
    expect(plan.steps.map(({ service, command, body, effective, documents: cited, note }) => [service, command, body, effective, cited, note])).toEqual([
      ['organisations', 'establish-organ', { id: '@1:document', name: '文二' }, '2026-01-01', [], '文件 p1'],
      ['organisations', 'establish-organ', { id: '@2:organ', name: '方案局' }, '2026-12-01', [{ title: '文二' }], '设立 p1'],
      ['grid', 'rename-organ', { id: '@2:organ', newName: '方案一局' }, '2026-12-02', [{ title: '文二' }], '网格更名 p1'],
      ['grid', 'rename-organ', { id: 'old', newName: '新局' }, '2026-12-02', [{ title: '文二' }], '网格更名 p2'],
    ]);
    expect([plan.title, planHash.length]).toEqual(['组建方案', 64]);
    const again = await bring(files, `?plan=${encodeURIComponent('组建方案')}`);
    expect(((await (await all.call('GET', `/${again.importId}/plan`)).json()) as { planHash: string }).planHash).toBe(planHash);
    expect([await position('organisations'), await position('grid')]).toEqual(before);
  });

  it('become no plan where a row cannot be in one, or none was asked for', async () => {
    const files = { 'manifest.json': manifestOf('文件', '设立'), '文件.csv': documents, '设立.csv': csv('机构,更正序号,更正理由', [`q1,${common},甲局,q0,错`, `q2,${common},乙局,,`]) };
    const report = await bring(files, '?plan=x');
    expect([report.state, rulesOf(report)]).toEqual(['rejected', [['设立.csv', 2, 'unknown-row']]]);
    const imported = await bring({ 'manifest.json': manifestOf('文件', '设立'), '文件.csv': documents, '设立.csv': csv('机构', [`q3,${common},丙局`]) });
    const corrected = await bring({ 'manifest.json': manifestOf('文件', '设立'), '文件.csv': documents, '设立.csv': csv('机构,更正序号,更正理由', [`q4,${common},丁局,q3,错`]) }, '?plan=x');
    expect(rulesOf(corrected)).toEqual([['设立.csv', 2, 'plan-row-corrects']]);
    for (const { importId } of [report, imported, corrected]) expect((await all.call('GET', `/${importId}/plan`)).status).toBe(409);
    const many = Array.from({ length: 501 }, (_, index) => `r${index},${common},方案${index}局`);
    expect(rulesOf(await bring({ 'manifest.json': manifestOf('文件', '设立'), '文件.csv': documents, '设立.csv': csv('机构', many) }, '?plan=x'))).toEqual([['设立.csv', 501, 'plan-too-long'], ['设立.csv', 502, 'plan-too-long']]);
  });

  it('leave no connection and no temporary table behind, whether they were carried out, refused or only looked at', async () => {
    const files = (...rows: readonly string[]) => ({ 'manifest.json': manifestOf('文件', '设立'), '文件.csv': documents, '设立.csv': csv('机构', rows) });
    const many = Array.from({ length: 1_100 }, (_, index) => `t${index},${common},临时局${index}`);
    expect(await bring(files(...many), '?dryRun=true')).toMatchObject({ state: 'done', commands: 1_100, repeated: 1 });
    expect(await bring(files(...many, `x,${common},临时局1`))).toMatchObject({ state: 'rejected', rejected: 1 });
    const left = new pg.Client({ connectionString: all.database['organisations']?.url ?? '' });
    await left.connect();
    // A session that is closed is not gone at once; one that is kept never goes.
    const found = async (): Promise<{ tables: string; sessions: string }[]> =>
      (await left.query<{ tables: string; sessions: string }>(`select (select count(*) from pg_class where relpersistence = 't') as tables, (select count(*) from pg_stat_activity where application_name = 'import spec') as sessions`)).rows;
    const none = [{ tables: '0', sessions: '0' }];
    for (let tries = 0; tries < 100 && !isDeepStrictEqual(await found(), none); tries += 1) await pause(100);
    const rows = await found();
    await left.end();
    expect(rows).toEqual(none);
  });
});
