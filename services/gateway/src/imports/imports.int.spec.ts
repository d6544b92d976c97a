import { setTimeout as pause } from 'node:timers/promises';
import { audience, localIssuerName, tokenVerifier, type TokenVerifier } from '@yange/auth';
import { gridContract, organisationsContract } from '@yange/contracts';
import { migrateEventLog, PostgresEventLogs, TemporarySession, verifyLog, type EventLogs } from '@yange/event-log';
import { createHttpApplication } from '@yange/http';
import { Rejected, type DomainEvent } from '@yange/kernel';
import { serviceModule } from '@yange/service-host';
import { testDatabase, type TestDatabase } from '@yange/testing';
import { defineImportTable, defineService, defineUseCase, streamOf, type AggregateDefinition, type Names, type ServiceDefinition } from '@yange/use-case';
import pg from 'pg';
import { z } from 'zod';
import { startGateway, type RunningGateway } from '../gateway.js';
import { gatewayEnvironment } from '../main/gateway.environment.js';
import type { ImportReport } from './import.report.js';

type OrganEvent = DomainEvent & { readonly data: { readonly name?: string; readonly newName?: string } };
const organ: AggregateDefinition<readonly string[], OrganEvent> = {
  name: 'organ', initial: () => [], apply: (names, { data }) => [...names, data.name ?? data.newName ?? ''], keys: (names) => names.slice(0, 1).map((name) => ({ key: `name:${name}` })),
};
const hint = { zh: '', en: '' };
const title = { zh: '样例', en: 'Sample' };

const establish = defineUseCase({
  name: 'establish-organ', title, path: 'organs', right: 'organisations.record',
  body: z.strictObject({ id: z.string(), name: z.string() }),
  streams: ({ id }) => ({ own: streamOf(organ, id) }),
  decide: ({ id, name }) => ({ append: { own: [organisationsContract.make('OrganEstablished', { organId: id, name }) as OrganEvent] } }),
});
const rename = defineUseCase({
  name: 'rename-organ', title, path: 'organs/:id/names', right: 'organisations.record',
  body: z.strictObject({ id: z.string(), newName: z.string() }),
  streams: ({ id }) => ({ own: streamOf(organ, id) }),
  decide: ({ id, newName }, { own }) => {
    if (own.isNew) throw new Rejected('organ-unknown', '无此机构', 'no such organ');
    return { append: { own: [organisationsContract.make('OrganRenamed', { organId: id, newName }) as OrganEvent] } };
  },
});
const named = (name: string) => defineImportTable({
  name, columns: [{ header: '机构', required: true, hint }, { header: '新名称', required: true, hint }],
  command: (row) => ({ useCase: rename, body: { id: row.organ('机构').id, newName: row.text('新名称') } }),
});
const asked: Names[] = [];
const organisations = defineService({
  title, contract: organisationsContract, rules: [], aggregates: [organ], useCases: [establish, rename], projections: [], queries: [],
  tables: [
    defineImportTable({
      name: '文件', columns: [{ header: '标题', required: true, hint }], citesDocument: false,
      command: (row) => ({ useCase: establish, body: { id: row.id('document'), name: row.text('标题') }, introduces: { documents: { [row.text('标题')]: { documentId: row.id('document'), title: row.text('标题') } } } }),
    }),
    defineImportTable({
      name: '设立', columns: [{ header: '机构', required: true, hint }],
      command: (row) => ({ useCase: establish, body: { id: row.id('organ'), name: row.text('机构') }, introduces: { organs: { [row.text('机构')]: row.id('organ') } } }),
    }),
    named('更名'),
  ],
  // Stands for the register of organs and documents, which has a spec of its own.
  registeredNames: async (names) => {
    asked.push(names);
    return { organs: names.organs.includes('老局') ? { 老局: 'old' } : {}, documents: names.documents.includes('老文件') ? { 老文件: { documentId: 'd-old', title: '老文件' } } : {} };
  },
});
/** Another service, whose rows name what the first has introduced. */
const grid: ServiceDefinition = defineService({ title, contract: { ...gridContract, ...organisationsContract, context: 'grid' } as never, rules: [], aggregates: [organ], useCases: [{ ...rename, path: 'grids/:id/names', name: 'rename-grid' }, establish], projections: [], queries: [], tables: [named('网格更名')] });

const manifestOf = (...tables: readonly string[]): string =>
  JSON.stringify({ district: '150302', name: { zh: '样例区', en: 'Sample' }, cutOver: '2020-07-01', tables: tables.map((table) => ({ table, file: `${table}.csv` })) });
const common = '2019-02-01,文一,原文';
const csv = (header: string, rows: readonly string[]): string => [`序号,生效日期,依据文件,来源性质,${header}`, ...rows].join('\n');
const documents = csv('标题', ['1,2019-01-01,,原文,文一']);

describe('imports through a gateway into services on PostgreSQL', () => {
  const database: Record<string, TestDatabase> = {};
  const logs: Record<string, EventLogs> = {};
  const closing: (() => Promise<unknown>)[] = [];
  let gateway: RunningGateway;

  const startService = async (service: ServiceDefinition, verifier: () => TokenVerifier): Promise<string> => {
    const { context } = service.contract;
    const own = (database[context] = await testDatabase());
    const pool = new pg.Pool({ connectionString: own.url, max: 8 });
    const owner = await pool.connect();
    await migrateEventLog(owner);
    owner.release();
    const of = (logs[context] = new PostgresEventLogs(pool, context));
    const health = { problems: async () => [], status: async () => ({ context }) };
    const temporary = (): TemporarySession => new TemporarySession({ connectionString: own.url, application_name: 'import spec' });
    const module = serviceModule({ service, logs: of, read: {} as never, health, runners: [], temporary });
    const application = await createHttpApplication(module, { verifier: { verify: (header) => verifier().verify(header) }, report: () => undefined, bodyLimit: 4 * 1024 * 1024 });
    await application.listen(0, '127.0.0.1');
    closing.push(() => application.close().then(() => of.close()).then(() => pool.end()).then(() => own.close()));
    return application.getUrl();
  };

  beforeAll(async () => {
    let verifier: TokenVerifier | null = null;
    const known = (): TokenVerifier => verifier as TokenVerifier;
    const services = { organisations: await startService(organisations, known), grid: await startService(grid, known) };
    gateway = await startGateway(gatewayEnvironment.parse({ YANGE_DISTRICTS: '150302', YANGE_PORT: 0, YANGE_SERVICES: JSON.stringify(services), YANGE_LOCAL_ISSUER: 'on' }), () => undefined);
    verifier = tokenVerifier({ issuer: localIssuerName, audience, keys: new URL('/v1/local-issuer/jwks.json', gateway.url) });
    expect(await bring({ 'manifest.json': manifestOf('文件'), '文件.csv': documents })).toMatchObject({ state: 'done', commands: 1 });
  }, 180_000);
  afterAll(async () => {
    await gateway.close();
    for (const close of closing) await close();
  });
  beforeEach(() => void asked.splice(0));

  const bring = async (files: Record<string, string>, query = '', seen: (report: ImportReport) => void = () => undefined): Promise<ImportReport> => {
    const json = { 'content-type': 'application/json' };
    const { token } = (await (await fetch(new URL('/v1/local-issuer/token', gateway.url), { method: 'POST', headers: json, body: '{"person":"local-clerk"}' })).json()) as { token: string };
    const headers = { authorization: `Bearer ${token}`, 'idempotency-key': `i-${Math.random()}` };
    const form = new FormData();
    for (const [name, text] of Object.entries(files)) form.append('file', new Blob([text]), name);
    const path = new URL('/v1/districts/150302/imports', gateway.url);
    let report = (await (await fetch(`${path.href}${query}`, { method: 'POST', headers, body: form })).json()) as ImportReport;
    while (report.state === 'checking' || report.state === 'applying') {
      report = (await (await fetch(`${path.href}/${report.importId}`, { headers })).json()) as ImportReport;
      seen(report);
      await pause(5);
    }
    return report;
  };
  const position = async (context: string): Promise<number> => (await (logs[context] as EventLogs).forDistrict('150302').head()).position;
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
    expect(await verifyLog((logs['organisations'] as EventLogs).forDistrict('150302'))).toMatchObject({ problems: [] });
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

  it('may refer to documents and organs of earlier uploads, of which the register is asked once for each chunk', async () => {
    const old = (id: string, organName: string): string => `${id},2019-02-01,老文件,原文,${organName},又名${id}`;
    await bring({ 'manifest.json': manifestOf('设立'), '设立.csv': csv('机构', ['n90,2019-02-01,老文件,原文,新设局']) });
    const rows = ['n91,2019-02-01,老文件,原文,新设二局', 'n92,2019-02-01,无此文件,原文,新设三局'];
    const report = await bring({ 'manifest.json': manifestOf('设立', '网格更名'), '设立.csv': csv('机构', rows), '网格更名.csv': csv('机构,新名称', [old('1', '老局'), old('2', '新设二局'), old('3', '无此局'), old('4', '老局')]) }, '?policy=good-rows-only');
    // 老局 is registered, but not in the log of this service: what is resolved here is its name.
    expect(rulesOf(report)).toEqual([['设立.csv', 3, 'unknown-document'], ['网格更名.csv', 2, 'organ-unknown'], ['网格更名.csv', 3, 'organ-unknown'], ['网格更名.csv', 4, 'unknown-organ'], ['网格更名.csv', 5, 'organ-unknown']]);
    expect(report).toMatchObject({ state: 'done', rows: 6, commands: 1, rejected: 5 });
    // While the rows are carried out nobody is asked again.
    expect(asked.slice(1).map(({ organs, documents: titles }) => [[...organs], [...titles]])).toEqual([[[], ['老文件', '无此文件']], [['老局', '无此局'], ['老文件']]]);
  });

  it('leave no connection and no temporary table behind, whether they were carried out, refused or only looked at', async () => {
    const files = (...rows: readonly string[]) => ({ 'manifest.json': manifestOf('文件', '设立'), '文件.csv': documents, '设立.csv': csv('机构', rows) });
    const many = Array.from({ length: 1_100 }, (_, index) => `t${index},${common},临时局${index}`);
    expect(await bring(files(...many), '?dryRun=true')).toMatchObject({ state: 'done', commands: 1_100, repeated: 1 });
    expect(await bring(files(...many, `x,${common},临时局1`))).toMatchObject({ state: 'rejected', rejected: 1 });
    const left = new pg.Client({ connectionString: database['organisations']?.url ?? '' });
    await left.connect();
    await pause(300);
    const { rows } = await left.query<{ tables: string; sessions: string }>(`select (select count(*) from pg_class where relpersistence = 't') as tables, (select count(*) from pg_stat_activity where application_name = 'import spec') as sessions`);
    await left.end();
    expect(rows).toEqual([{ tables: '0', sessions: '0' }]);
  });
});
