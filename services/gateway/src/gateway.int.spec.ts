import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { audience, localIssuerName, tokenVerifier, type TokenVerifier } from '@yange/auth';
import { organisationsContract } from '@yange/contracts';
import { MemoryEventLogs } from '@yange/event-log';
import { createHttpApplication } from '@yange/http';
import type { DomainEvent } from '@yange/kernel';
import { serviceModule } from '@yange/service-host';
import { defineImportTable, defineService, defineUseCase, streamOf, type AggregateDefinition } from '@yange/use-case';
import { z } from 'zod';
import { startGateway, type RunningGateway } from './gateway.js';
import type { ImportReport } from './imports/import.report.js';
import { gatewayEnvironment } from './main/gateway.environment.js';

type OrganEvent = DomainEvent & { readonly data: { readonly name: string } };
const organ: AggregateDefinition<readonly string[], OrganEvent> = { name: 'organ', initial: () => [], apply: (names, { data }) => [...names, data.name], keys: (names) => names.map((name) => ({ key: `name:${name}` })) };
const establish = defineUseCase({
  name: 'establish-organ', title: { zh: '设立', en: 'Establish' }, path: 'organs', right: 'organisations.record',
  body: z.strictObject({ id: z.string(), name: z.string() }),
  streams: ({ id }) => ({ own: streamOf(organ, id) }),
  decide: ({ id, name }) => ({ append: { own: [organisationsContract.make('OrganEstablished', { organId: id, name }) as OrganEvent] } }),
});
const hint = { zh: '', en: '' };
const table = defineImportTable({
  name: '设立', columns: [{ header: '名称', required: true, hint }], citesDocument: false,
  command: (row) => ({ useCase: establish, body: { id: row.id('organ'), name: row.text('名称') } }),
});
const service = defineService({ title: { zh: '样例', en: 'Sample' }, contract: organisationsContract, rules: [], aggregates: [organ], useCases: [establish], tables: [table], projections: [], queries: [] });

/** A gateway before a real service on logs in memory, an upstream that only listens, and one that is away. */
const startAll = async () => {
  const logs = new MemoryEventLogs('organisations');
  let verifier: TokenVerifier | null = null;
  const health = { problems: async () => [], status: async () => ({ context: 'organisations' }) };
  const application = await createHttpApplication(serviceModule({ service, logs, read: {} as never, health, runners: [] }), { verifier: { verify: (header) => (verifier as TokenVerifier).verify(header) }, report: () => undefined, bodyLimit: 4 * 1024 * 1024 });
  await application.listen(0, '127.0.0.1');
  const seen: { method: string; url: string; headers: IncomingHttpHeaders; body: string }[] = [];
  const echo: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() });
      response.setHeader('content-type', 'application/json').end('{"tables":[]}');
    });
  }).listen(0, '127.0.0.1');
  await once(echo, 'listening');
  const echoUrl = `http://127.0.0.1:${(echo.address() as AddressInfo).port}`;
  const start = (services: Record<string, string>): Promise<RunningGateway> =>
    startGateway(gatewayEnvironment.parse({ YANGE_DISTRICTS: '150302,150303', YANGE_PORT: 0, YANGE_SERVICES: JSON.stringify(services), YANGE_LOCAL_ISSUER: 'on' }), () => undefined);
  const gateway = await start({ organisations: await application.getUrl(), grid: echoUrl });
  verifier = tokenVerifier({ issuer: localIssuerName, audience, keys: new URL('/v1/local-issuer/jwks.json', gateway.url) });
  const broken = await start({ staffing: 'http://127.0.0.1:9' });
  return { gateway, broken, logs, seen, close: async () => {
    await Promise.all([gateway.close(), broken.close(), application.close()]);
    echo.close();
  } };
};

const manifest = { district: '150302', name: { zh: '样例区', en: 'Sample' }, cutOver: '2020-07-01', tables: [{ table: '设立', file: 'organs.csv' }] };
const csv = (...rows: readonly string[]): string => ['序号,生效日期,依据文件,报告位置,原文,来源性质,名称', ...rows].join('\n');
const line = (id: string, name: string, date = '2019-02-01'): string => `${id},${date},,,,原文,${name}`;

describe('the gateway', () => {
  let all: Awaited<ReturnType<typeof startAll>>;
  beforeAll(async () => {
    all = await startAll();
  });
  afterAll(() => all.close());

  const tokenOf = async (person: string, gateway = all.gateway): Promise<string> => {
    const response = await fetch(new URL('/v1/local-issuer/token', gateway.url), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ person }) });
    return ((await response.json()) as { token: string }).token;
  };

  const ask = async (path: string, init: RequestInit = {}, person = 'local-clerk', gateway = all.gateway): Promise<{ status: number; body: Record<string, unknown> }> => {
    const authorization = `Bearer ${await tokenOf(person, gateway)}`;
    const response = await fetch(new URL(path, gateway.url), { ...init, headers: { authorization, ...(init.method === 'POST' ? { 'idempotency-key': randomUUID() } : {}), ...init.headers } });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  const bring = async (files: Record<string, string>, query = '', person = 'local-clerk', district = '150302'): Promise<ImportReport> => {
    const form = new FormData();
    for (const [name, text] of Object.entries(files)) form.append('file', new Blob([text]), name);
    const path = `/v1/districts/${district}/imports`;
    let { status, body } = await ask(`${path}${query}`, { method: 'POST', body: form }, person);
    if (status !== 202) throw Object.assign(new Error(String(body['code'])), { status });
    while (body['state'] === 'checking' || body['state'] === 'applying') ({ status, body } = await ask(`${path}/${String(body['importId'])}`, {}, person));
    return body as unknown as ImportReport;
  };

  const position = async (): Promise<number> => (await all.logs.forDistrict('150302').head()).position;

  it('passes a request on to its service, byte for byte, with the few headers that a service may see', async () => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'k-1', cookie: 'session=1', 'x-actor': 'somebody', 'x-yange-outer-path': '/elsewhere', 'x-forwarded-for': '10.0.0.1', 'x-forwarded-host': 'evil', forwarded: 'for=1', 'x-http-method-override': 'DELETE' };
    expect(await ask('/v1/districts/150302/grid/grids?x=1', { method: 'POST', body: '{"a": 1 }', headers })).toMatchObject({ status: 200 });
    const last = all.seen.at(-1);
    expect([last?.method, last?.url, last?.body]).toEqual(['POST', '/v1/districts/150302/grids?x=1', '{"a": 1 }']);
    expect(last?.headers).toMatchObject({ authorization: expect.stringMatching(/^Bearer /), 'idempotency-key': 'k-1' });
    expect(Object.entries(last?.headers ?? {}).filter(([name]) => /cookie|x-|forwarded/.test(name))).toEqual([['x-yange-outer-path', '/v1/districts/150302/grid/grids']]);
  });

  it('tells of the districts that it serves those alone that the asker may ask about', async () => {
    const served = async (districts: readonly string[] | undefined) => {
      const { token } = (await (await fetch(new URL('/v1/local-issuer/token', all.gateway.url), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ person: 'local-clerk', districts }) })).json()) as { token: string };
      return (await fetch(new URL('/v1/served-districts', all.gateway.url), { headers: { authorization: `Bearer ${token}` } })).json();
    };
    expect([await served(undefined), await served(['150303'])]).toEqual([{ districts: ['150302', '150303'], followed: [] }, { districts: ['150303'], followed: [] }]);
  });

  it.each(['/v1/districts/150302/authority/x', '/v1/openapi/authority', '/v1/projections/authority/digests', '/v1/projections/toString/digests'])('knows no service for %s', async (path) => {
    expect(await ask(path)).toMatchObject({ status: 404, body: { status: 404 } });
  });

  it('says 503 for a service that is away, and of itself that it is not ready', async () => {
    expect(await ask('/v1/districts/150302/staffing/accounts', {}, 'local-clerk', all.broken)).toMatchObject({ status: 503, body: { code: 'service-unavailable' } });
    expect(await ask('/readyz', {}, 'local-clerk', all.broken)).toMatchObject({ status: 503, body: { code: 'not-ready', errors: [{ detail: 'staffing' }] } });
    for (const path of ['/v1/openapi', '/v1/openapi/staffing']) expect(await ask(path, {}, 'local-clerk', all.broken)).toMatchObject({ status: 503, body: { code: 'service-unavailable', facts: { context: 'staffing' } } });
    expect(await ask('/v1/openapi/grid')).toMatchObject({ status: 503, body: { code: 'service-unavailable' } });
    expect(await ask('/v1/status', {}, 'local-clerk', all.broken)).toEqual({ status: 200, body: { services: { staffing: { reachable: false } } } });
  });

  it('gives tokens to example people only', async () => {
    expect(await ask('/v1/local-issuer/token', { method: 'POST', body: '{"person":"nobody"}', headers: { 'content-type': 'application/json' } })).toMatchObject({ status: 404, body: { code: 'unknown-person' } });
  });

  it('carries out nothing of an import with a bad row, and says where it is', async () => {
    const report = await bring({ 'manifest.json': JSON.stringify(manifest), 'organs.csv': csv(line('1', '甲'), line('2', '乙', '2019-02-30'), line('3', '甲')) });
    expect(report).toMatchObject({ state: 'rejected', rows: 3, rejected: 2, commands: 0, events: 0 });
    expect(report.problems.map(({ file, line: at, rule }) => [file, at, rule])).toEqual([['organs.csv', 3, 'wrong-date'], ['organs.csv', 4, 'key-taken']]);
    expect(await position()).toBe(0);
  });

  it('counts the rows that are bad, however many problems each has, and those that could not be read', async () => {
    const rows = [line('1', '甲'), line('2', '', '2019-02-30'), line('1', '丙\u0007'), line('', '丁')];
    const report = await bring({ 'manifest.json': JSON.stringify(manifest), 'organs.csv': csv(...rows) });
    expect(report.problems.map(({ line: at, rule }) => [at, rule])).toEqual([[4, 'control-character'], [4, 'duplicate-row-id'], [5, 'row-id-missing'], [3, 'wrong-date'], [3, 'cell-required']]);
    expect(report).toMatchObject({ state: 'rejected', rows: 4, rejected: 3, checked: 2 });
  });

  it('shows a thousand warnings of an upload that earns more', async () => {
    const rows = Array.from({ length: 1_500 }, (_, index) => line(String(index + 1), '同名'));
    const report = await bring({ 'manifest.json': JSON.stringify(manifest), 'organs.csv': csv(...rows) }, '?dryRun=true');
    expect([report.warnings.length, report.rows]).toEqual([1_000, 1_500]);
  });

  it('only looks when asked to', async () => {
    const files = { 'manifest.json': JSON.stringify(manifest), 'organs.csv': csv(line('1', '甲')) };
    expect(await bring(files, '?dryRun=true')).toMatchObject({ state: 'done', dryRun: true, commands: 1, events: 1, applied: 0 });
    expect(await position()).toBe(0);
  });

  it('carries out the good rows where that is asked, and the same files again add nothing', async () => {
    const files = { 'manifest.json': JSON.stringify(manifest), 'organs.csv': csv(line('1', '甲'), line('2', '乙', '2019-02-30'), line('4', '丁')) };
    expect(await bring(files, '?policy=good-rows-only')).toMatchObject({ state: 'done', rows: 3, commands: 2, events: 2, rejected: 1, repeated: 0 });
    expect(await position()).toBe(3);
    expect(await bring(files, '?policy=good-rows-only')).toMatchObject({ state: 'done', commands: 0, events: 0, repeated: 2, rejected: 1 });
    expect(await position()).toBe(3);
  });

  it('refuses a manifest of another district, a folder without one, and who may not import', async () => {
    const files = { 'manifest.json': JSON.stringify(manifest), 'organs.csv': csv(line('1', '甲')) };
    expect((await bring(files, '', 'local-clerk', '150303')).problems[0]).toMatchObject({ rule: 'other-district' });
    expect(await bring({ 'organs.csv': csv() })).toMatchObject({ state: 'rejected' });
    await expect(bring(files, '', 'local-auditor')).rejects.toMatchObject({ status: 403 });
    await expect(bring(files, '?dryRun=maybe')).rejects.toMatchObject({ status: 422 });
    expect(await ask('/v1/districts/150302/imports', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })).toMatchObject({ status: 415 });
  });

  it('shows a run to who started it, nobody else', async () => {
    const { importId } = await bring({ 'manifest.json': JSON.stringify(manifest), 'organs.csv': csv(line('1', '甲')) }, '?dryRun=true');
    expect(await ask(`/v1/districts/150302/imports/${importId}`)).toMatchObject({ status: 200 });
    expect(await ask(`/v1/districts/150303/imports/${importId}`)).toMatchObject({ status: 404 });
    expect(await ask('/v1/districts/150302/imports/unknown')).toMatchObject({ status: 404 });
  });

  it('takes two imports at once and asks the third to come again', async () => {
    const rows = Array.from({ length: 3000 }, (_, index) => line(String(index + 100), `机构${index}`));
    const files = { 'manifest.json': JSON.stringify(manifest), 'organs.csv': csv(...rows) };
    const settled = await Promise.allSettled(Array.from({ length: 3 }, () => bring(files, '?dryRun=true')));
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(settled.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { status: 503, message: 'imports-running' } });
  });
});
