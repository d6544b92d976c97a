import { audience, localIssuerName, newIssuerKey, tokenVerifier, type TokenVerifier } from '@yange/auth';
import { gridContract, organisationsContract, type Contract } from '@yange/contracts';
import { MemoryEventLogs } from '@yange/event-log';
import { createHttpApplication } from '@yange/http';
import type { DomainEvent } from '@yange/kernel';
import { serviceModule } from '@yange/service-host';
import { defineService, defineUseCase, streamOf, type AggregateDefinition } from '@yange/use-case';
import { z } from 'zod';
import { startGateway, type RunningGateway } from '../gateway.js';
import { gatewayEnvironment } from '../main/gateway.environment.js';

const region: AggregateDefinition<number, DomainEvent> = { name: 'region', initial: () => 0, apply: (count) => count + 1 };
const title = { zh: '样例', en: 'Sample' };
const record = defineUseCase({
  name: 'record-region', title, path: 'regions', right: 'organisations.record', administrative: true,
  body: z.strictObject({ code: z.string() }),
  streams: ({ code }) => ({ own: streamOf(region, code) }),
  decide: ({ code }) => ({ append: { own: [organisationsContract.make('RegionRecorded', { code, name: code, parentCode: '' }) as DomainEvent] } }),
});
const sample = (contract: Contract) => defineService({ title, contract, rules: [], aggregates: [region], useCases: [record], tables: [], projections: [], queries: [] });
const services = { organisations: sample(organisationsContract), grid: sample({ ...organisationsContract, context: gridContract.context }) };

interface Answer {
  readonly status: number;
  readonly body: {
    readonly changes?: readonly { readonly service: string; readonly effective: { readonly to: string }; readonly data: { readonly code: string } }[];
    readonly rules?: readonly { readonly service: string; readonly id: string; readonly source: object; readonly inForce: string }[];
    readonly unavailable?: readonly { readonly service: string; readonly code: string }[];
    readonly code?: string;
  };
}

describe('one question to all services', () => {
  const closing: (() => Promise<unknown>)[] = [];
  let all: RunningGateway;
  let half: RunningGateway;
  let none: RunningGateway;

  beforeAll(async () => {
    const key = await newIssuerKey();
    let verifier: TokenVerifier | null = null;
    const running: Record<string, string> = {};
    for (const [name, service] of Object.entries(services)) {
      const health = { problems: async () => [], status: async () => ({ context: name }) };
      const module = serviceModule({ service, logs: new MemoryEventLogs(service.contract.context), read: {} as never, health, runners: [] });
      const application = await createHttpApplication(module, { verifier: { verify: (header) => (verifier as TokenVerifier).verify(header) }, report: () => undefined, bodyLimit: 1_000_000 });
      await application.listen(0, '127.0.0.1');
      closing.push(() => application.close());
      running[name] = await application.getUrl();
    }
    const start = async (of: Readonly<Record<string, string>>): Promise<RunningGateway> => {
      const gateway = await startGateway(gatewayEnvironment.parse({ YANGE_DISTRICTS: '150302', YANGE_PORT: 0, YANGE_SERVICES: JSON.stringify(of), YANGE_LOCAL_ISSUER: 'on', YANGE_LOCAL_ISSUER_KEY: key }), () => undefined);
      closing.push(() => gateway.close());
      return gateway;
    };
    const away = 'http://127.0.0.1:9';
    [all, half, none] = [await start(running), await start({ ...running, grid: away }), await start({ organisations: away })];
    verifier = tokenVerifier({ issuer: localIssuerName, audience, keys: new URL('/v1/local-issuer/jwks.json', all.url) });
    for (const [context, code, effective] of [['organisations', '150399', '2199-02-01'], ['grid', '150398', '2199-01-01'], ['organisations', '150397', '2199-03-01']] as const) {
      expect((await call(all, `${context}/regions`, { code, effective })).status).toBe(201);
    }
  });

  afterAll(async () => {
    for (const close of closing.toReversed()) await close();
  });

  const call = async (gateway: RunningGateway, path: string, body?: object): Promise<Answer> => {
    const json = { 'content-type': 'application/json' };
    const { token } = (await (await fetch(new URL('/v1/local-issuer/token', gateway.url), { method: 'POST', headers: json, body: JSON.stringify({ person: 'local-clerk' }) })).json()) as { token: string };
    const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(new URL(`/v1/districts/150302/${path}`, gateway.url), { headers: { authorization: `Bearer ${token}`, 'idempotency-key': `o-${Math.random()}`, ...(body === undefined ? {} : json) }, ...sent });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  };

  it('tells what is scheduled, by its day, whoever holds it', async () => {
    const { body } = await call(all, 'scheduled-changes');
    expect(body.changes?.map(({ service, data }) => [service, data.code])).toEqual([['grid', '150398'], ['organisations', '150399'], ['organisations', '150397']]);
    expect(body.unavailable).toEqual([]);
    const some = await call(all, 'scheduled-changes?from=2199-01-02&to=2199-02-01');
    expect(some.body.changes?.map(({ data }) => data.code)).toEqual(['150399']);
  });

  it('tells the rules in force with their source, of each service', async () => {
    const { body } = await call(all, 'rules?on=2021-01-01');
    expect(new Set(body.rules?.map(({ service }) => service))).toEqual(new Set(['organisations', 'grid']));
    expect(body.rules?.every(({ source, inForce }) => source !== undefined && ['refuse', 'warn', 'record'].includes(inForce))).toBe(true);
    expect(body.rules?.map(({ id }) => id)).toEqual(body.rules?.map(({ id }) => id).toSorted());
  });

  it('names a service that does not answer, and tells what the others hold', async () => {
    const { status, body } = await call(half, 'scheduled-changes');
    expect(status).toBe(200);
    expect(body.changes?.map(({ data }) => data.code)).toEqual(['150399', '150397']);
    expect(body.unavailable).toEqual([{ service: 'grid', code: 'service-unavailable' }]);
    expect((await call(half, 'rules')).body.unavailable).toEqual([{ service: 'grid', code: 'service-unavailable' }]);
  });

  it('says so where nobody answers, and what is asked wrongly', async () => {
    expect(await call(none, 'rules')).toMatchObject({ status: 503, body: { code: 'service-unavailable' } });
    expect(await call(all, 'rules?on=yesterday')).toMatchObject({ status: 422 });
    expect(await call(all, 'scheduled-changes?until=2199-01-01')).toMatchObject({ status: 422 });
  });
});
