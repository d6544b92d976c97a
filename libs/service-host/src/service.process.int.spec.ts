import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { localIssuerName, startLocalIssuer, type LocalIssuer } from '@yange/auth';
import type { Projection } from '@yange/projections';
import { testDatabase, testServer, type TestDatabase } from '@yange/testing';
import pg from 'pg';
import { sampleService } from './sample.service.fixture.js';
import { serviceEnvironment } from './service.environment.js';
import { migrateService } from './service.migration.js';
import { startService, type RunningService } from './service.process.js';

describe('a service process on PostgreSQL', () => {
  let issuer: LocalIssuer;
  let keys: Server;
  let log: TestDatabase;
  let read: TestDatabase;
  let running: RunningService;
  const reported: string[] = [];

  const environment = (over: Record<string, string> = {}) =>
    serviceEnvironment.parse({
      YANGE_DISTRICTS: '150302', YANGE_PORT: 0, YANGE_LOG_DATABASE_URL: log.url, YANGE_READ_DATABASE_URL: read.url,
      YANGE_LOG_SOURCES: JSON.stringify({ organisations: log.url }), YANGE_TOKEN_ISSUER: localIssuerName,
      YANGE_JWKS_URL: `http://127.0.0.1:${(keys.address() as AddressInfo).port}/jwks.json`, ...over,
    });

  const migrate = (): Promise<void> => {
    const role = new URL(log.url).username;
    return migrateService(sampleService, { logOwnerUrl: log.url, readModelUrl: read.url, roles: { logAppend: role, logRead: role } });
  };

  const ask = async (path: string, init: RequestInit = {}): Promise<{ status: number; body: Record<string, unknown> }> => {
    const token = await issuer.token('local-clerk', ['150302']);
    const response = await fetch(new URL(path, running.url), { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  beforeAll(async () => {
    issuer = await startLocalIssuer();
    keys = createServer((_request, response) => response.setHeader('content-type', 'application/json').end(JSON.stringify(issuer.jwks))).listen(0, '127.0.0.1');
    await once(keys, 'listening');
    [log, read] = await Promise.all([testDatabase(), testDatabase()]);
    await migrate();
    running = await startService(sampleService, environment(), (error, where) => void reported.push(`${where} ${String(error)}`));
  }, 180_000);

  afterAll(async () => {
    await running.close();
    keys.close();
    await once(keys, 'close');
    await Promise.all([log.close(), read.close()]);
  });

  it('is migrated twice without harm', () => migrate());

  it('starts with a dozen of read models at once, none waiting for a connection that another holds', async () => {
    const empty = (name: string): Projection => ({ name, version: 1, contexts: ['organisations'], types: [], tables: (schema) => [`create table ${schema}.${name} (id int)`], views: [name], apply: async () => undefined });
    const own = await testDatabase();
    await migrateService(sampleService, { logOwnerUrl: log.url, readModelUrl: own.url, roles: { logAppend: new URL(log.url).username, logRead: new URL(log.url).username } });
    const many = { ...sampleService, projections: Array.from({ length: 12 }, (_, index) => empty(`many${index}`)) };
    const other = await startService(many, environment({ YANGE_READ_DATABASE_URL: own.url }), (error, where) => void reported.push(`${where} ${String(error)}`));
    await Promise.all(other.runners.map((runner) => runner.waitUntilCaughtUp()));
    await other.close();
    await own.close();
    expect(reported).toEqual([]);
  }, 180_000);

  it('is ready, takes a command and tells where its log stands', async () => {
    expect(await ask('/readyz')).toEqual({ status: 200, body: { status: 'ready' } });
    const body = JSON.stringify({ name: '区财政局', effective: '2019-02-01', documents: [{ number: '海党发〔2019〕1号', issuer: '海勃湾区委', issuedOn: '2019-01-15' }] });
    expect(await ask('/v1/districts/150302/organs', { method: 'POST', body, headers: { 'content-type': 'application/json', 'idempotency-key': 'k-1' } })).toMatchObject({ status: 201, body: { status: 'recorded' } });
    expect((await ask('/v1/status')).body).toMatchObject({ context: 'organisations', feed: 'log', logs: { '150302/organisations': 1 }, projections: [] });
  });

  it('lives on and says that it is not ready while its database is away', async () => {
    const server = new pg.Client({ connectionString: await testServer() });
    await server.connect();
    await server.query(`alter database ${log.name} with allow_connections false`);
    await server.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [log.name]);
    try {
      expect(await ask('/readyz')).toMatchObject({ status: 503, body: { code: 'not-ready', errors: [{ detail: 'the log database does not answer' }] } });
      expect(JSON.stringify((await ask('/readyz')).body)).not.toMatch(/postgres:\/\/|password|127\.0\.0\.1/);
      expect(await ask('/healthz')).toMatchObject({ status: 200 });
    } finally {
      await server.query(`alter database ${log.name} with allow_connections true`);
      await server.end();
    }
    expect(await ask('/readyz')).toMatchObject({ status: 200 });
  });
});

describe('the environment of a service', () => {
  const good = {
    YANGE_DISTRICTS: '150302, 150303', YANGE_PORT: '7301', YANGE_LOG_DATABASE_URL: 'postgres://a@h/l', YANGE_READ_DATABASE_URL: 'postgresql://a@h/r', YANGE_LOG_SOURCES: '{"grid":"postgres://a@h/l"}',
    YANGE_JWKS_URL: 'http://issuer/jwks', YANGE_TOKEN_ISSUER: 'issuer',
  };

  it('has defaults for what most leave out', () => {
    expect(serviceEnvironment.parse(good)).toMatchObject({ YANGE_DISTRICTS: ['150302', '150303'], YANGE_ROLES: ['api', 'relay', 'projector'], YANGE_HOST: '127.0.0.1', YANGE_FEED: 'log', YANGE_TOKEN_AUDIENCE: 'yange' });
  });

  it.each([
    ['YANGE_DISTRICTS', ''], ['YANGE_DISTRICTS', '1503'], ['YANGE_PORT', '70000'], ['YANGE_PORT', 'x'], ['YANGE_ROLES', 'api,king'], ['YANGE_ROLES', ''], ['YANGE_LOG_DATABASE_URL', 'mysql://a'], ['YANGE_LOG_SOURCES', '{'],
    ['YANGE_LOG_SOURCES', '{"grid":"http://x"}'], ['YANGE_FEED', 'kafka'], ['YANGE_FEED', 'post'], ['YANGE_FOLLOWED_DISTRICTS', '1503'], ['YANGE_FOLLOWED_DISTRICTS', '150304'], ['YANGE_JWKS_URL', 'nowhere'], ['YANGE_TOKEN_ISSUER', ''],
    ['KAFKA_TLS_CA', '-----BEGIN CERTIFICATE-----'], ['KAFKA_TLS_CA', 'no PEM'], ['YANGE_PROJECTOR_URL', 'nowhere'], ['YANGE_DRAIN_SECONDS', '301'], ['YANGE_DRAIN_SECONDS', '-1'], ['KAFKA_SESSION_SECONDS', '0'], ['KAFKA_SESSION_SECONDS', '61'], ['KAFKA_SESSION_SECONDS', '4s'],
  ])('is refused with %s=%j, naming the variable', (name, value) => {
    const { error } = serviceEnvironment.safeParse({ ...good, [name]: value });
    expect([...new Set(error?.issues.map(({ path }) => path[0]))]).toEqual([name === 'YANGE_FEED' && value === 'kafka' ? 'KAFKA_BROKERS' : name]);
  });

  it('follows districts over Kafka alone, and none that it records itself', () => {
    const overKafka = { ...good, YANGE_FEED: 'kafka', KAFKA_BROKERS: 'broker:9092' };
    expect(serviceEnvironment.parse({ ...overKafka, YANGE_FOLLOWED_DISTRICTS: '150304' })).toMatchObject({ YANGE_FOLLOWED_DISTRICTS: ['150304'] });
    const { error } = serviceEnvironment.safeParse({ ...overKafka, YANGE_FOLLOWED_DISTRICTS: '150304,150303' });
    expect(error?.issues.map(({ path }) => path[0])).toEqual(['YANGE_FOLLOWED_DISTRICTS']);
  });
});
