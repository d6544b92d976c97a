import { setTimeout as pause } from 'node:timers/promises';
import { audience, localIssuerName, tokenVerifier, type TokenVerifier } from '@yange/auth';
import { gridContract, organisationsContract } from '@yange/contracts';
import { connectionPool, migrateEventLog, PostgresEventLogs, TemporarySession, type EventLogs } from '@yange/event-log';
import { createHttpApplication } from '@yange/http';
import { Rejected, type DomainEvent } from '@yange/kernel';
import { serviceModule } from '@yange/service-host';
import { testDatabase, type TestDatabase } from '@yange/testing';
import { defineImportTable, defineService, defineUseCase, streamOf, type AggregateDefinition, type BorneNames, type Names, type ServiceDefinition } from '@yange/use-case';
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
  decide: ({ id, name }) => ({ append: { own: [organisationsContract.make('OrganEstablished', { organId: id, name }) as OrganEvent] }, answer: { organId: id } }),
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
/** What the register knows beside its own. */
export const registered: Record<string, string> = {};
/** What the register was asked. */
export const asked: Names[] = [];
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
    const before: BorneNames = { ...registered, 老局: 'old', 同名局: [{ id: 'bore-it-before', since: '2001-01-01' }] };
    return { organs: Object.fromEntries(Object.entries(before).filter(([name]) => names.organs.includes(name))), documents: names.documents.includes('老文件') ? { 老文件: { documentId: 'd-old', title: '老文件' } } : {} };
  },
});
/** Another service, whose rows name what the first has introduced. */
const grid: ServiceDefinition = defineService({ title, contract: { ...gridContract, ...organisationsContract, context: 'grid' } as never, rules: [], aggregates: [organ], useCases: [{ ...rename, path: 'grids/:id/names', name: 'rename-grid' }, establish], projections: [], queries: [], tables: [named('网格更名')] });

export const manifestOf = (...tables: readonly string[]): string =>
  JSON.stringify({ district: '150302', name: { zh: '样例区', en: 'Sample' }, cutOver: '2020-07-01', tables: tables.map((table) => ({ table, file: `${table}.csv` })) });
export const common = '2019-02-01,文一,原文';
export const csv = (header: string, rows: readonly string[]): string => [`序号,生效日期,依据文件,来源性质,${header}`, ...rows].join('\n');
export const documents = csv('标题', ['1,2019-01-01,,原文,文一']);

export interface SampleImports {
  readonly gateway: RunningGateway;
  /** addresses of the services behind it */
  readonly services: Readonly<Record<string, string>>;
  readonly database: Readonly<Record<string, TestDatabase>>;
  readonly logs: Readonly<Record<string, EventLogs>>;
  /** @param path below the district */
  ask(method: string, path: string, body?: FormData | string, person?: string, signal?: AbortSignal): Promise<Response>;
  /** @param path below its imports */
  call(method: string, path: string, body?: FormData | string, person?: string, signal?: AbortSignal): Promise<Response>;
  start(files: Readonly<Record<string, string | Uint8Array>>, query?: string): Promise<ImportReport>;
  follow(report: ImportReport, seen?: (report: ImportReport) => void): Promise<ImportReport>;
  bring(files: Readonly<Record<string, string | Uint8Array>>, query?: string, seen?: (report: ImportReport) => void): Promise<ImportReport>;
  position(context: string): Promise<number>;
  close(): Promise<void>;
}

/** A gateway before two sample services on PostgreSQL, with the documents that rows cite. */
export const startSampleImports = async (): Promise<SampleImports> => {
  const database: Record<string, TestDatabase> = {};
  const logs: Record<string, EventLogs> = {};
  const closing: (() => Promise<unknown>)[] = [];
  let verifier: TokenVerifier | null = null;

  const startService = async (service: ServiceDefinition): Promise<string> => {
    const { context } = service.contract;
    const own = (database[context] = await testDatabase());
    const pool = connectionPool({ connectionString: own.url, max: 8 });
    const owner = await pool.connect();
    await migrateEventLog(owner);
    owner.release();
    const of = (logs[context] = new PostgresEventLogs(pool, context));
    const health = { problems: async () => [], status: async () => ({ context }) };
    const temporary = (): TemporarySession => new TemporarySession({ connectionString: own.url, application_name: 'import spec' });
    const module = serviceModule({ service, logs: of, read: {} as never, health, runners: [], temporary });
    const application = await createHttpApplication(module, { verifier: { verify: (header) => (verifier as TokenVerifier).verify(header) }, report: () => undefined, bodyLimit: 4 * 1024 * 1024 });
    await application.listen(0, '127.0.0.1');
    closing.push(() => application.close().then(() => of.close()).then(() => pool.end()).then(() => own.close()));
    return application.getUrl();
  };
  const services = { organisations: await startService(organisations), grid: await startService(grid) };
  const gateway = await startGateway(gatewayEnvironment.parse({ YANGE_DISTRICTS: '150302', YANGE_PORT: 0, YANGE_SERVICES: JSON.stringify(services), YANGE_LOCAL_ISSUER: 'on' }), () => undefined);
  verifier = tokenVerifier({ issuer: localIssuerName, audience, keys: new URL('/v1/local-issuer/jwks.json', gateway.url) });

  const ask: SampleImports['ask'] = async (method, path, body, person = 'local-clerk', signal) => {
    const json = { 'content-type': 'application/json' };
    const { token } = (await (await fetch(new URL('/v1/local-issuer/token', gateway.url), { method: 'POST', headers: json, body: JSON.stringify({ person }) })).json()) as { token: string };
    const headers = { authorization: `Bearer ${token}`, 'idempotency-key': `i-${Math.random()}`, ...(typeof body === 'string' ? json : {}) };
    return fetch(new URL(`/v1/districts/150302/${path}`, gateway.url), { method, headers, ...(body === undefined ? {} : { body }), ...(signal === undefined ? {} : { signal }) });
  };
  const call: SampleImports['call'] = (method, path, ...more) => ask(method, `imports${path}`, ...more);
  const start: SampleImports['start'] = async (files, query = '') => {
    const form = new FormData();
    for (const [name, content] of Object.entries(files)) form.append('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name);
    return (await (await call('POST', query, form)).json()) as ImportReport;
  };
  const follow: SampleImports['follow'] = async (begun, seen = () => undefined) => {
    let report = begun;
    while (report.state === 'checking' || report.state === 'applying') {
      report = (await (await call('GET', `/${report.importId}`)).json()) as ImportReport;
      seen(report);
      await pause(5);
    }
    return report;
  };
  const bring: SampleImports['bring'] = async (files, query, seen) => follow(await start(files, query), seen);
  await bring({ 'manifest.json': manifestOf('文件'), '文件.csv': documents });
  return {
    gateway, services, database, logs, ask, call, start, follow, bring,
    position: async (context) => (await (logs[context] as EventLogs).forDistrict('150302').head()).position,
    close: async () => {
      await gateway.close();
      for (const close of closing) await close();
    },
  };
};
