import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { localIssuerName, startLocalIssuer, type LocalIssuer } from '@yange/auth';
import { instruments, startTelemetry, type InstrumentName, type Telemetry } from '@yange/observability';
import { Poison, type Projection } from '@yange/projections';
import { startOtlpReceiver, testDatabase, type OtlpReceiver, type ReceivedPoint, type TestDatabase } from '@yange/testing';
import { sampleService } from './sample.service.fixture.js';
import { serviceEnvironment } from './service.environment.js';
import { migrateService } from './service.migration.js';
import { startService, type RunningService } from './service.process.js';

const logId = '150302/organisations';

/** Folds nothing while it is held, and not the organs of this name at all. */
class Held implements Projection {
  readonly name = 'held';
  readonly version = 1;
  readonly contexts = ['organisations'];
  readonly types = ['OrganEstablished', 'OrganRenamed'];
  readonly views = ['held'];
  readonly unbearable = '区怪异局';
  #gate = Promise.resolve();
  #open: () => void = () => undefined;

  hold(): void {
    this.#gate = new Promise((resolve) => (this.#open = resolve));
  }

  release(): void {
    this.#open();
  }

  tables(schema: string): readonly string[] {
    return [`create table ${schema}.held (id int)`];
  }

  async apply(_tx: unknown, events: Parameters<Projection['apply']>[1]): Promise<void> {
    await this.#gate;
    for (const event of events) if (Buffer.from(event.data).toString().includes(this.unbearable)) throw new Poison(event, 'cannot be folded');
  }
}

describe('what a service tells of its read models while they are behind', () => {
  const held = new Held();
  const service = { ...sampleService, projections: [held] };
  let receiver: OtlpReceiver;
  let telemetry: Telemetry;
  let issuer: LocalIssuer;
  let keys: Server;
  let databases: readonly [TestDatabase, TestDatabase];
  let running: RunningService;

  const paper = { number: '海党发〔2019〕1号', issuer: '海勃湾区委', issuedOn: '2019-01-15' };
  const post = async (path: string, as: string, key: string, json?: object): Promise<{ readonly answer?: { readonly organId?: string } }> => {
    const headers = { authorization: `Bearer ${await issuer.token(as, ['150302'])}`, 'idempotency-key': key };
    const carried = json === undefined ? { headers } : { headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify({ effective: '2019-02-01', documents: [paper], ...json }) };
    const response = await fetch(new URL(path, running.url), { method: 'POST', ...carried });
    expect([path, response.status]).toEqual([path, path.endsWith('rebuild') ? 200 : 201]);
    return (await response.json()) as { answer?: { organId?: string } };
  };

  /** The newest value that comes from now on. */
  const comes = async (name: InstrumentName, wanted: (value: number) => boolean): Promise<ReceivedPoint> => {
    const before = receiver.points.length;
    return receiver.waitForPoints((points) => points.slice(before).find((point) => point.name === name && point.attributes['yange.projection'] === 'held' && wanted(point.value)));
  };

  beforeAll(async () => {
    receiver = await startOtlpReceiver();
    telemetry = await startTelemetry({ service: 'spec', environment: { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, OTEL_METRIC_EXPORT_INTERVAL: '200' } });
    issuer = await startLocalIssuer();
    keys = createServer((_request, response) => response.setHeader('content-type', 'application/json').end(JSON.stringify(issuer.jwks))).listen(0, '127.0.0.1');
    await once(keys, 'listening');
    databases = await Promise.all([testDatabase(), testDatabase()]);
    const [log, read] = databases;
    const role = new URL(log.url).username;
    await migrateService(service, { logOwnerUrl: log.url, readModelUrl: read.url, roles: { logAppend: role, logRead: role } });
    const environment = serviceEnvironment.parse({
      YANGE_DISTRICTS: '150302', YANGE_PORT: 0, YANGE_LOG_DATABASE_URL: log.url, YANGE_READ_DATABASE_URL: read.url, YANGE_LOG_SOURCES: JSON.stringify({ organisations: log.url }),
      YANGE_TOKEN_ISSUER: localIssuerName, YANGE_JWKS_URL: `http://127.0.0.1:${(keys.address() as AddressInfo).port}/jwks.json`,
    });
    running = await startService(service, environment, () => undefined);
  }, 180_000);

  afterAll(async () => {
    held.release();
    await running?.close();
    keys.close();
    keys.closeAllConnections();
    await Promise.all(databases.map((database) => database.close()));
    await telemetry.shutdown();
    await receiver.close();
  }, 180_000);

  it('lag: events that it has not looked at, none once it has', async () => {
    held.hold();
    for (const [key, name] of [['one', '区财政局'], ['two', '区审计局'], ['three', '区水务局']] as const) await post('/v1/districts/150302/organs', 'local-clerk', key, { name });
    expect(await comes('yange.projection.lag', (value) => value === 3)).toMatchObject({ unit: instruments['yange.projection.lag'].unit, attributes: { 'yange.context': 'organisations', 'yange.log_id': logId } });
    held.release();
    expect(await comes('yange.projection.lag', (value) => value === 0)).toBeDefined();
  }, 120_000);

  it('building lag: what a build beside the serving rows has still to see, and 0 before and after', async () => {
    expect(await comes('yange.projection.building.lag', (value) => value === 0)).toMatchObject({ unit: instruments['yange.projection.building.lag'].unit, attributes: { 'yange.context': 'organisations', 'yange.log_id': logId } });
    held.hold();
    const rebuilt = post('/v1/projections/rebuild', 'local-operator', 'rebuild');
    expect(await comes('yange.projection.building.lag', (value) => value === 3)).toMatchObject({ attributes: { 'yange.context': 'organisations', 'yange.log_id': logId } });
    // What serves is not behind meanwhile.
    expect(await comes('yange.projection.lag', () => true)).toMatchObject({ value: 0 });
    held.release();
    await rebuilt;
    expect(await comes('yange.projection.building.lag', (value) => value === 0)).toBeDefined();
  }, 120_000);

  it('parked: an event that cannot be applied, and what waits behind it', async () => {
    const { answer } = await post('/v1/districts/150302/organs', 'local-clerk', 'odd', { name: held.unbearable });
    expect(await comes('yange.projection.parked', (value) => value === 1)).toMatchObject({ attributes: { 'yange.log_id': logId } });
    await post(`/v1/districts/150302/organs/${answer?.organId ?? ''}/names`, 'local-clerk', 'odder', { newName: '区寻常局' });
    expect(await comes('yange.projection.parked', (value) => value === 2)).toBeDefined();
  }, 120_000);
});
