import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { localIssuerName, startLocalIssuer, type LocalIssuer } from '@yange/auth';
import type { Projection } from '@yange/projections';
import { testDatabase, type TestDatabase } from '@yange/testing';
import { sampleService } from './sample.service.fixture.js';
import { serviceEnvironment } from './service.environment.js';
import { migrateService } from './service.migration.js';
import { startService, type RunningService } from './service.process.js';

const counted: Projection = {
  name: 'counted', version: 1, contexts: ['organisations'], types: [], views: ['counted'],
  tables: (schema) => [`create table ${schema}.counted (id int)`],
  apply: async () => undefined,
};
const service = { ...sampleService, projections: [counted] };

describe('a service in a process per role', () => {
  let issuer: LocalIssuer;
  let keys: Server;
  let databases: readonly [TestDatabase, TestDatabase];
  const running: RunningService[] = [];
  let api: RunningService;
  let projector: RunningService;
  let relay: RunningService;

  const start = async (over: Record<string, string>): Promise<RunningService> => {
    const [log, read] = databases;
    const environment = serviceEnvironment.parse({
      YANGE_DISTRICTS: '150302', YANGE_PORT: 0, YANGE_LOG_DATABASE_URL: log.url, YANGE_READ_DATABASE_URL: read.url,
      YANGE_LOG_SOURCES: JSON.stringify({ organisations: log.url }), YANGE_TOKEN_ISSUER: localIssuerName,
      YANGE_JWKS_URL: `http://127.0.0.1:${(keys.address() as AddressInfo).port}/jwks.json`, ...over,
    });
    const started = await startService(service, environment, () => undefined);
    running.push(started);
    return started;
  };

  const ask = async ({ url }: RunningService, path: string, init: RequestInit = {}): Promise<{ status: number; body: Record<string, unknown> }> => {
    const token = await issuer.token(init.method === 'POST' && path.endsWith('rebuild') ? 'local-operator' : 'local-clerk', ['150302']);
    const response = await fetch(new URL(path, url), { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  const statusFor = async ({ url }: RunningService, districts: readonly string[]) => {
    const headers = { authorization: `Bearer ${await issuer.token('local-clerk', districts)}` };
    return (await (await fetch(new URL('/v1/status', url), { headers })).json()) as { logs: Record<string, number>; projections: { name: string; covered: number; logs: Record<string, { covered: number }> }[] };
  };

  const record = (name: string, key: string): ReturnType<typeof ask> =>
    ask(api, '/v1/districts/150302/organs', {
      method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({ name, effective: '2019-02-01', documents: [{ number: '海党发〔2019〕1号', issuer: '海勃湾区委', issuedOn: '2019-01-15' }] }),
    });

  beforeAll(async () => {
    issuer = await startLocalIssuer();
    keys = createServer((_request, response) => response.setHeader('content-type', 'application/json').end(JSON.stringify(issuer.jwks))).listen(0, '127.0.0.1');
    await once(keys, 'listening');
    databases = await Promise.all([testDatabase(), testDatabase()]);
    const role = new URL(databases[0].url).username;
    await migrateService(service, { logOwnerUrl: databases[0].url, readModelUrl: databases[1].url, roles: { logAppend: role, logRead: role } });
    projector = await start({ YANGE_ROLES: 'projector' });
    relay = await start({ YANGE_ROLES: 'relay' });
    api = await start({ YANGE_ROLES: 'api', YANGE_PROJECTOR_URL: projector.url, YANGE_DRAIN_SECONDS: '1' });
  }, 180_000);

  afterAll(async () => {
    for (const one of running) await one.close();
    keys.close();
    await once(keys, 'close');
    await Promise.all(databases.map((database) => database.close()));
  }, 180_000);

  it('is alive and ready in each of them, and takes commands in one alone', async () => {
    for (const one of [api, projector, relay]) {
      expect(await ask(one, '/healthz')).toEqual({ status: 200, body: { status: 'ok' } });
      expect(await ask(one, '/readyz')).toEqual({ status: 200, body: { status: 'ready' } });
    }
    expect(api.runners).toEqual([]);
    expect(projector.runners.map(({ name }) => name)).toContain('counted');
    expect((await ask(projector, '/v1/districts/150302/events')).status).toBe(404);
    expect((await ask(relay, '/v1/districts/150302/events')).status).toBe(404);
  });

  it('tells by its api how far the projector is, and by the projector what is left', async () => {
    expect(await record('区财政局', 'roles-1')).toMatchObject({ status: 201 });
    await Promise.all(projector.runners.map((runner) => runner.waitUntilCaughtUp()));
    const { body } = await ask(api, '/v1/status');
    expect(body['projections']).toContainEqual(expect.objectContaining({ name: 'counted', health: 'ok', version: 1, covered: 1, lag: 0 }));
    expect(await ask(projector, '/lagz')).toEqual({ status: 200, body: { lag: 0 } });
  }, 120_000);

  it('builds anew where the read models are kept, also when its api is asked', async () => {
    const digests = await ask(api, '/v1/projections/digests');
    expect(digests).toEqual(await ask(projector, '/v1/projections/digests'));
    const rebuilt = await ask(api, '/v1/projections/rebuild', { method: 'POST' });
    expect(rebuilt).toMatchObject({ status: 200 });
    expect(rebuilt.body['projections']).toContainEqual(expect.objectContaining({ name: 'counted', verdict: 'equal' }));
    const { body } = await ask(api, '/v1/status');
    expect(body['projections']).toContainEqual(expect.objectContaining({ name: 'counted', generation: 2 }));
    expect(await ask(relay, '/v1/projections/rebuild', { method: 'POST' })).toMatchObject({ status: 404, body: { code: 'no-projector' } });
  }, 120_000);

  it('takes another district in while it runs: each process hears of it, and does its part', async () => {
    const of = async (person: string, district: string, path: string, init: RequestInit = {}) => {
      const headers = { authorization: `Bearer ${await issuer.token(person, [district])}`, 'content-type': 'application/json', 'idempotency-key': 'roles-other' };
      return (await fetch(new URL(path, api.url), { ...init, headers })).status;
    };
    const organ = { method: 'POST', body: JSON.stringify({ name: '区水务局', effective: '2019-02-01', documents: [{ number: '海党发〔2019〕1号', issuer: '海南区委', issuedOn: '2019-01-15' }] }) };
    const asked = { method: 'POST', body: JSON.stringify({ district: '150303' }) };
    expect(await of('local-clerk', '150303', '/v1/districts/150303/organs', organ)).toBe(404);
    expect(await of('local-clerk', '150302', '/v1/served-districts', asked)).toBe(403);
    expect(await of('local-operator', '150302', '/v1/served-districts', asked)).toBe(200);
    expect(await of('local-clerk', '150303', '/v1/districts/150303/organs', organ)).toBe(201);
    const seen = async (): Promise<unknown> => {
      const { projections } = await statusFor(api, ['150303']);
      return projections.find(({ name }) => name === 'counted')?.logs['150303/organisations']?.covered;
    };
    while ((await seen()) !== 1) await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await statusFor(api, ['150303'])).logs).toEqual({ '150303/organisations': 1 });
  }, 120_000);

  it('tells of the logs of a district to whose token covers it alone, in each process', async () => {
    const both = ['150302/organisations', '150303/organisations'];
    for (const one of [api, projector, relay]) {
      for (const [districts, logIds] of [[['150302'], both.slice(0, 1)], [['150303'], both.slice(1)], [['150302', '150303'], both], [['*'], both], [['150304'], []]] as const) {
        const { logs, projections } = await statusFor(one, districts);
        expect(Object.keys(logs).sort()).toEqual(logIds);
        for (const projection of projections) expect(Object.keys(projection.logs).filter((logId) => !logIds.some((known) => known === logId))).toEqual([]);
      }
    }
    const counted = async (districts: readonly string[]) => (await statusFor(api, districts)).projections.find(({ name }) => name === 'counted');
    expect([(await counted(['150303']))?.covered, (await counted(['*']))?.covered, (await counted(['150304']))?.covered]).toEqual([1, 2, 0]);
  }, 120_000);

  it('asks the projector with the right of its own caller', async () => {
    const token = await issuer.token('local-clerk', ['150302']);
    for (const one of [api, projector]) expect((await fetch(new URL('/v1/projections/rebuild', one.url), { method: 'POST', headers: { authorization: `Bearer ${token}` } })).status).toBe(403);
  });

  it('is not ready first once it is told to stop, and still serves', async () => {
    const drained = api.drain();
    expect(await ask(api, '/readyz')).toMatchObject({ status: 503, body: { errors: [{ detail: 'the process was told to stop' }] } });
    expect(await ask(api, '/healthz')).toMatchObject({ status: 200 });
    expect(await record('区审计局', 'roles-2')).toMatchObject({ status: 201 });
    await drained;
  }, 120_000);
});
