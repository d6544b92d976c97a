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
    readonly events?: readonly { readonly service: string; readonly eventId: string; readonly position: number; readonly recordedAt: string; readonly correlationId: string; readonly sentence: { readonly zh: string; readonly en: string }; readonly data: { readonly code: string } }[];
    readonly next?: string | null;
    readonly unavailable?: readonly { readonly service: string; readonly code: string }[];
    readonly code?: string;
    readonly moment?: { readonly knownAt: string };
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

  describe('events', () => {
    const walk = async (gateway: RunningGateway, query: string, meanwhile: () => Promise<unknown> = async () => undefined): Promise<{ readonly pages: number; readonly events: NonNullable<Answer['body']['events']> }> => {
      const events: NonNullable<Answer['body']['events']>[number][] = [];
      let pages = 0;
      for (let cursor: string | null = ''; cursor !== null; pages += 1) {
        const { status, body }: Answer = await call(gateway, `events?${query}${cursor === '' ? '' : `&cursor=${cursor}`}`);
        expect([status, body.unavailable]).toEqual([200, []]);
        events.push(...(body.events ?? []));
        cursor = body.next ?? null;
        await meanwhile();
      }
      return { pages, events };
    };
    const newestFirst = (events: NonNullable<Answer['body']['events']>): boolean => events.every(({ recordedAt }, index) => recordedAt <= (events[index - 1]?.recordedAt ?? recordedAt));

    it('come from all logs as one, the newest first, each in words, page by page', async () => {
      const whole = await walk(all, 'limit=200');
      expect(whole.events.map(({ service, data }) => [service, data.code])).toEqual([['organisations', '150397'], ['grid', '150398'], ['organisations', '150399']]);
      for (const { sentence, position, recordedAt } of whole.events) expect([sentence.zh, sentence.en, position, recordedAt]).toEqual([expect.stringMatching(/经办 local-clerk · 2199-0\d-01 · /u), expect.stringContaining('clerk'), expect.any(Number), expect.any(String)]);
      const paged = await walk(all, 'limit=1');
      expect(paged.events).toEqual(whole.events);
      expect(paged.pages).toBeGreaterThanOrEqual(3);
    });

    it('come once each and all of them while others append', async () => {
      const known = await walk(all, 'limit=200');
      let more = 150_300;
      const append = (): Promise<unknown> => Promise.all(['organisations', 'grid'].map((context) => call(all, `${context}/regions`, { code: String((more -= 1)), effective: '2199-05-01' })));
      const { events } = await walk(all, 'limit=1', append);
      expect(events).toEqual(known.events);
      const after = await walk(all, 'limit=2');
      expect(newestFirst(after.events)).toBe(true);
      expect(new Set(after.events.map(({ eventId }) => eventId)).size).toBe(after.events.length);
      expect(after.events.length).toBe(known.events.length + 150_300 - more);
    });

    it('are chosen by service, type, thing, actor, day, words; a cursor holds for its question alone', async () => {
      const codes = async (query: string): Promise<readonly string[]> => (await walk(all, query)).events.map(({ data }) => data.code).filter((code) => code > '150390');
      expect([await codes('service=grid'), await codes('entity=150397'), await codes('effectiveFrom=2199-02-02&effectiveTo=2199-03-01'), await codes('text=150399'), await codes('type=OrganEstablished'), await codes('actor=somebody'), await codes('recordedTo=2019-01-01')])
        .toEqual([['150398'], ['150397'], ['150397'], ['150399'], [], [], []]);
      expect((await codes('actor=local-clerk&recordedFrom=2019-01-01')).length).toBe(3);
      const { body } = await call(all, 'events?limit=1');
      expect(await call(all, `events?limit=1&service=grid&cursor=${body.next ?? ''}`)).toMatchObject({ status: 400, body: { code: 'cursor' } });
      for (const wrong of ['service=nobody', 'recordedFrom=yesterday', 'limit=0', 'colour=red']) expect([wrong, (await call(all, `events?${wrong}`)).status]).toEqual([wrong, 422]);
      expect(await call(all, 'events?cursor=abc')).toMatchObject({ status: 400, body: { code: 'cursor' } });
    });

    it('of one command are told as a chain', async () => {
      const [event] = (await walk(all, 'entity=150398')).events;
      expect((await call(all, `event-chains/${event?.correlationId ?? ''}`)).body).toMatchObject({ events: [{ service: 'grid', eventId: event?.eventId }], unavailable: [] });
      expect(await call(all, 'event-chains/nothing')).toMatchObject({ status: 404 });
    });

    it('of a service that is away are missing, by name, and come when it is back', async () => {
      const { body } = await call(half, 'events?limit=200');
      expect([new Set(body.events?.map(({ service }) => service)), body.unavailable]).toEqual([new Set(['organisations']), [{ service: 'grid', code: 'service-unavailable' }]]);
      const later = await call(all, `events?limit=200&cursor=${body.next ?? ''}`);
      expect([...new Set(later.body.events?.map(({ service }) => service))]).toEqual(['grid']);
      expect(later.body.events?.map(({ data }) => data.code)).toContain('150398');
      expect(await call(none, 'events')).toMatchObject({ status: 503 });
    });
  });

  it('tells what all logs held then, whatever came since; nothing of a log that positions do not name', async () => {
    const doors = ['scheduled-changes?asOf=2020-01-01', 'rules?asOf=2020-01-01', 'events?limit=200'];
    const { knownAt = '' } = (await call(all, 'scheduled-changes')).body.moment ?? {};
    expect(knownAt).toMatch(/^grid:\d+,organisations:\d+$/u);
    const before = await Promise.all(doors.map((door) => call(all, `${door}&knownAt=${knownAt}`)));
    expect(before.map(({ status, body }) => [status, body.moment?.knownAt])).toEqual(doors.map(() => [200, knownAt]));
    for (const context of ['organisations', 'grid']) expect((await call(all, `${context}/regions`, { code: '150301', effective: '2199-06-01' })).status).toBe(201);
    expect(await Promise.all(doors.map((door) => call(all, `${door}&knownAt=${knownAt}`)))).toEqual(before);
    expect((await call(all, 'events?limit=200')).body.events?.length).toBe((before[2]?.body.events?.length ?? 0) + 2);
    const partly = await call(all, `events?limit=200&knownAt=${knownAt.split(',')[0] ?? ''}`);
    expect([new Set(partly.body.events?.map(({ service }) => service)), partly.body.moment?.knownAt]).toEqual([new Set(['grid']), `${knownAt.split(',')[0] ?? ''},organisations:0`]);
    expect(await call(all, 'rules?knownAt=yesterday')).toMatchObject({ status: 422 });
    for (const door of doors) expect([door, await call(all, `${door}&knownAt=2099-01-01`)]).toMatchObject([door, { status: 422, body: { errors: [{ pointer: '/knownAt', code: 'known-at-to-come' }] } }]);
    const { body } = await call(all, `events?limit=1&knownAt=${knownAt}`);
    expect(await call(all, `events?limit=1&cursor=${body.next ?? ''}`)).toMatchObject({ status: 400, body: { code: 'cursor' } });
  });
});
