import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { audience, tokenVerifier } from '@yange/auth';
import { decodeData, decodeEnvelope, effectiveOf, organisationsContract, staffingContract } from '@yange/contracts';
import { MemoryEventLogs } from '@yange/event-log';
import { createHttpApplication } from '@yange/http';
import type { DomainEvent } from '@yange/kernel';
import { serviceModule, standsInOf } from '@yange/service-host';
import { CommandExecutor, defineDeputising, defineService, defineUseCase, deputiesFollowed, deputyNotes, specificationMeta, streamOf, type AggregateDefinition } from '@yange/use-case';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT, type JWTHeaderParameters } from 'jose';
import { z } from 'zod';
import { startGateway } from './gateway.js';
import { gatewayEnvironment } from './main/gateway.environment.js';

type OrganEvent = DomainEvent & { readonly data: { readonly name: string } };
const organ: AggregateDefinition<number, OrganEvent> = { name: 'organ', initial: () => 0, apply: (count) => count + 1 };
const establish = defineUseCase({
  name: 'establish-organ', title: { zh: '设立', en: 'Establish' }, path: 'organs', right: 'organisations.record',
  body: z.strictObject({ name: z.string() }),
  streams: (_body, meta) => ({ own: streamOf(organ, meta.id('organ')) }),
  decide: ({ name }, _timelines, meta) => ({ append: { own: [organisationsContract.make('OrganEstablished', { organId: meta.id('organ'), name }) as OrganEvent] } }),
});
/** 代理, as small as it can be: a span of days. */
const deputising: AggregateDefinition<readonly DeputyAppointed[], DomainEvent & { readonly data: DeputyAppointed }> = { name: 'deputising', initial: () => [], apply: (spans, { data }) => [...spans, data] };
interface DeputyAppointed {
  readonly person: string;
  readonly standIn: string;
  readonly from: string;
  readonly to: string;
}
const appoint = defineUseCase({
  name: 'appoint-deputy', title: { zh: '指定代理人', en: 'Appoint a deputy' }, path: 'deputisings', right: 'organisations.record', administrative: true,
  body: z.strictObject({ person: z.string(), standIn: z.string(), from: z.string(), to: z.string() }),
  streams: ({ person }) => ({ own: streamOf(deputising, person) }),
  decide: (span) => ({ append: { own: [organisationsContract.make('DeputyAppointed', { deputisingId: '0b9f8a4e-0000-4000-8000-0000000000aa', reason: '', ...span }) as DomainEvent & { readonly data: DeputyAppointed }] } }),
});
const service = defineService({
  deputising: defineDeputising({ stream: (person) => streamOf(deputising, person), standsIn: (spans, { standIn, on }) => spans.some((span) => span.standIn === standIn && span.from <= on && on <= span.to) }),
   title: { zh: '样例', en: 'Sample' }, contract: organisationsContract, aggregates: [organ, deputising], useCases: [establish, appoint], tables: [], projections: [], queries: [], rules: [] });

/** Another service: who stands in for whom reaches it by the feed. */
const approve = defineUseCase({
  name: 'approve-quota', title: { zh: '核定', en: 'Approve' }, path: 'quota-accounts', right: 'staffing.record',
  body: z.strictObject({ name: z.string() }),
  streams: ({ name }) => ({ own: streamOf(organ, name) }),
  decide: () => ({ append: { own: [staffingContract.make('QuotaApproved', {}) as DomainEvent as OrganEvent] } }),
});
const other = defineService({ title: { zh: '样例', en: 'Sample' }, contract: staffingContract, aggregates: [organ], useCases: [approve], tables: [], projections: [], queries: [], rules: [] });

const issuer = 'https://identity.example';
const now = (): number => Math.floor(Date.now() / 1000);
const claims = (over: object = {}) => ({ sub: 'p-1', jti: 't-1', iss: issuer, aud: audience, iat: now(), exp: now() + 300, roles: ['clerk'], districts: ['150302'], ...over });

/** Whoever asks for its keys is counted. */
const keyServer = async (keys: readonly object[]): Promise<{ readonly server: Server; readonly url: string; asked: number }> => {
  const found = { asked: 0 };
  const server = createServer((_request, response) => {
    found.asked += 1;
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys }));
  }).listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  return Object.assign(found, { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys` });
};

/** An identity provider outside, a service and the gateway before it: three listeners. */
const startAll = async () => {
  const [own, foreign] = [await generateKeyPair('ES256', { extractable: true }), await generateKeyPair('ES256', { extractable: true })];
  const provider = await keyServer([{ ...(await exportJWK(own.publicKey)), kid: 'k-1', alg: 'ES256', use: 'sig' }]);
  const stranger = await keyServer([{ ...(await exportJWK(foreign.publicKey)), kid: 'k-2', alg: 'ES256', use: 'sig' }]);
  const logs = new MemoryEventLogs('organisations');
  const health = { problems: async () => [], status: async () => ({}) };
  const verifier = tokenVerifier({ issuer, audience, keys: new URL(provider.url) });
  const application = await createHttpApplication(serviceModule({ service, logs, read: {} as never, health, runners: [] }), { verifier, report: () => undefined, standsIn: standsInOf(service, logs, async () => true) });
  await application.listen(0, '127.0.0.1');
  const following = { logs: new MemoryEventLogs('staffing'), heard: false };
  const follower = await createHttpApplication(serviceModule({ service: other, logs: following.logs, read: {} as never, health, runners: [] }), { verifier, report: () => undefined, standsIn: standsInOf(other, following.logs, async () => following.heard) });
  await follower.listen(0, '127.0.0.1');
  const services = JSON.stringify({ organisations: await application.getUrl(), staffing: await follower.getUrl() });
  const gateway = await startGateway(gatewayEnvironment.parse({ YANGE_DISTRICTS: '150302', YANGE_PORT: 0, YANGE_SERVICES: services, YANGE_JWKS_URL: provider.url, YANGE_TOKEN_ISSUER: issuer }), () => undefined);
  const sign = (over: object = {}, header: Partial<JWTHeaderParameters> = {}, key: Parameters<SignJWT['sign']>[0] = own.privateKey): Promise<string> => new SignJWT(claims(over)).setProtectedHeader({ alg: 'ES256', kid: 'k-1', typ: 'at+jwt', ...header }).sign(key);
  return { own, foreign, provider, stranger, logs, following, gateway, sign, close: async () => {
    await Promise.all([gateway.close(), application.close(), follower.close()]);
    provider.server.close();
    stranger.server.close();
  } };
};

describe('who comes in with a token of an outside provider', () => {
  let all: Awaited<ReturnType<typeof startAll>>;
  beforeAll(async () => {
    all = await startAll();
  });
  afterAll(() => all.close());

  let keys = 0;
  const ask = async (method: string, path: string, token: string | null) => {
    const body = method === 'POST' ? JSON.stringify({ name: '区财政局', effective: '2019-02-01', documents: [{ number: '海党发〔2019〕1号', issuer: '海勃湾区委', issuedOn: '2019-01-15' }] }) : null;
    const headers = { 'content-type': 'application/json', 'idempotency-key': `k-${(keys += 1)}`, ...(token === null ? {} : { authorization: `Bearer ${token}` }) };
    const response = await fetch(new URL(path, all.gateway.url), { method, headers, body });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Record<string, unknown> };
  };
  const command = '/v1/districts/150302/organisations/organs';
  const head = async (): Promise<number> => (await all.logs.forDistrict('150302').head()).position;

  it('is let in by a good one, and is the actor of what he records', async () => {
    expect(await ask('POST', command, await all.sign())).toMatchObject({ status: 201, body: { status: 'recorded', position: 1 } });
    expect(await ask('GET', '/v1/status', await all.sign())).toMatchObject({ status: 200 });
  });

  const refused: readonly (readonly [what: string, code: string, token: () => Promise<string>])[] = [
    ['that has expired', 'token-expired', () => all.sign({ exp: now() - 1 })],
    ['that is not valid yet', 'token-not-yet-valid', () => all.sign({ nbf: now() + 60 })],
    ['for another audience', 'token-invalid', () => all.sign({ aud: 'another' })],
    ['of another issuer', 'token-invalid', () => all.sign({ iss: 'https://elsewhere.example' })],
    ['that never expires', 'token-invalid', () => all.sign({ exp: undefined })],
    ['that is for signing in, not for access', 'token-invalid', () => all.sign({}, { typ: 'JWT' })],
    ['signed by a stranger', 'token-invalid', () => all.sign({}, {}, all.foreign.privateKey)],
    ['of a key that nobody knows', 'token-invalid', () => all.sign({}, { kid: 'k-9' })],
    ['that says where its keys are', 'token-invalid', () => all.sign({}, { kid: 'k-2', jku: all.stranger.url }, all.foreign.privateKey)],
    ['that brings its own key', 'token-invalid', async () => all.sign({}, { jwk: await exportJWK(all.foreign.publicKey) }, all.foreign.privateKey)],
    ['signed with the public key as a secret', 'token-invalid', async () => all.sign({}, { alg: 'HS256' }, new TextEncoder().encode(await exportSPKI(all.own.publicKey)))],
    ['without a signature', 'token-missing', async () => new UnsecuredJWT(claims()).encode()],
    ['that says alg none and carries something', 'token-invalid', async () => `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${(await all.sign()).split('.')[1] ?? ''}.e30`],
    ['whose claims were changed', 'token-invalid', async () => [(await all.sign()).split('.')[0], Buffer.from(JSON.stringify(claims({ roles: ['operator'] }))).toString('base64url'), (await all.sign()).split('.')[2]].join('.')],
    ['that is none', 'token-missing', async () => 'x'],
  ];

  it.each(refused)('is refused with one %s, by a service and by the gateway alike', async (_what, code, token) => {
    const before = await head();
    for (const [method, path] of [['POST', command], ['GET', `${command.replace('organs', 'events')}`], ['GET', '/v1/status'], ['POST', '/v1/districts/150302/imports']] as const) {
      const { status, headers, body } = await ask(method, path, await token());
      expect([path, status, body['code'], headers.get('content-type')]).toEqual([path, 401, code, 'application/problem+json; charset=utf-8']);
      expect(body['instance']).toBe(path);
      expect(headers.get('www-authenticate')).toBe(code === 'token-missing' ? 'Bearer realm="yange"' : `Bearer realm="yange", error="invalid_token", error_description="${code}"`);
    }
    expect(await head()).toBe(before);
  });

  describe('that acts for somebody', () => {
    const acting = (): Promise<string> => all.sign({ sub: 'p-1', act: { sub: 'p-9' } });
    const appointed = async (span: object): Promise<void> => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': `d-${(keys += 1)}`, authorization: `Bearer ${await all.sign()}` };
      const response = await fetch(new URL('/v1/districts/150302/organisations/deputisings', all.gateway.url), { method: 'POST', headers, body: JSON.stringify({ person: 'p-1', standIn: 'p-9', ...span }) });
      expect(response.status).toBe(201);
    };

    it('gives no right by itself, nor after the days of deputising, nor the other way round', async () => {
      await appointed({ from: '2019-01-01', to: '2019-12-31' });
      await appointed({ person: 'p-9', standIn: 'p-1', from: '2019-01-01', to: '2999-12-31' });
      const before = await head();
      expect(await ask('POST', command, await acting())).toMatchObject({ status: 403, body: { code: 'not-deputy' } });
      expect(await head()).toBe(before);
    });

    it('is taken while deputising is registered, and both are told of the event', async () => {
      await appointed({ from: '2019-01-01', to: '2999-12-31' });
      const { status, body } = await ask('POST', command, await acting());
      expect(status).toBe(201);
      const [event] = (await all.logs.forDistrict('150302').readPage({ after: Number(body['position']) - 1, limit: 1 })).events;
      expect(decodeEnvelope(event?.envelope ?? new Uint8Array()).actor).toMatchObject({ person: 'p-9', onBehalfOf: 'p-1', tokenId: 't-1' });
    });

    it('is taken by another service once it has heard of it: before, the caller is asked to try again', async () => {
      const elsewhere = '/v1/districts/150302/staffing/quota-accounts';
      const knock = async () => {
        const { status, headers, body } = await ask('POST', elsewhere, await acting());
        return [status, body['code'], headers.get('retry-after')];
      };
      expect(await knock()).toEqual([503, 'deputising-behind', '1']);
      all.following.heard = true;
      expect(await knock()).toEqual([403, 'not-deputy', null]);
      await feed();
      expect((await knock())[0]).toBe(201);
      const [event] = (await all.following.logs.forDistrict('150302').readStream('organ/区财政局')).slice(-1);
      expect(decodeEnvelope(event?.envelope ?? new Uint8Array()).actor).toMatchObject({ person: 'p-9', onBehalfOf: 'p-1' });
      expect(await ask('POST', elsewhere, await all.sign({ sub: 'p-9', act: { sub: 'p-2' } }))).toMatchObject({ status: 403, body: { code: 'not-deputy' } });
    });

    /** What the log of organisations holds goes the way of the reaction. */
    const feed = async (): Promise<void> => {
      const executor = new CommandExecutor(staffingContract, [deputyNotes]);
      for (const { eventId, streamId, type, data, envelope } of (await all.logs.forDistrict('150302').readPage({ after: 0, limit: 100 })).events.filter(({ type }) => type === 'DeputyAppointed')) {
        const effective = effectiveOf(decodeEnvelope(envelope).effective);
        const published = { district: '150302', context: 'organisations', event: decodeData(organisationsContract, type, data), eventId, streamId, mode: 'live', effective, citations: [], correlationId: '', decision: null } as const;
        for (const { useCase, body } of await deputiesFollowed(staffingContract).react(published, { query: async () => [] })) {
          await executor.execute(all.following.logs.forDistrict('150302'), useCase, useCase.body.parse(body), specificationMeta({ mode: 'live', effective, commandId: eventId }));
        }
      }
    };

    it('is refused where no register of deputies is', async () => expect(await ask('POST', '/v1/districts/150302/imports', await acting())).toMatchObject({ status: 403, body: { code: 'deputising-unknown-here' } }));
  });

  it('never makes anybody read keys from where a token says', () => expect(all.stranger.asked).toBe(0));

  it.each([
    ['without the right', { roles: ['auditor'] }, 'not-entitled'],
    ['without a role', { roles: [] }, 'not-entitled'],
    ['with a role that is none', { roles: ['emperor'] }, 'not-entitled'],
    ['of another district', { districts: ['150303'] }, 'other-district'],
    ['of no district', { districts: [] }, 'other-district'],
  ])('may not when he comes %s', async (_what, over, code) => {
    const before = await head();
    for (const path of [command, '/v1/districts/150302/imports']) expect(await ask('POST', path, await all.sign(over))).toMatchObject({ status: 403, body: { code, instance: path } });
    expect(await head()).toBe(before);
  });
});
