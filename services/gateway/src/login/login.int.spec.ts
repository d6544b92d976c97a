import { tokenVerifier } from '@yange/auth';
import { decodeEnvelope } from '@yange/contracts';
import { MemoryEventLogs } from '@yange/event-log';
import { createHttpApplication } from '@yange/http';
import { serviceModule, tokenReading } from '@yange/service-host';
import { loginAt, startIdentityProvider } from '@yange/testing';
import { startGateway } from '../gateway.js';
import { gatewayEnvironment } from '../main/gateway.environment.js';
import { sampleService } from '../sample.service.fixture.js';

const back = 'https://yange.example/';
/** As a provider names them: not as we do. */
const accounts = {
  'u-1001': { realm_access: { roles: ['bianban-jingban', 'offline_access'] }, region: ['150302'] },
  'u-2002': { realm_access: { roles: ['shenji'] }, region: ['150302'] },
  'u-3003': { realm_access: { roles: ['nobody'] }, region: ['150302'] },
};
const mapping = { YANGE_TOKEN_ROLES_CLAIM: 'realm_access.roles', YANGE_TOKEN_DISTRICTS_CLAIM: 'region', YANGE_TOKEN_ROLE_NAMES: '{"bianban-jingban":"clerk","shenji":"auditor"}' };

/** A real provider, the gateway, and a service with a log in memory that verifies by the provider's keys. */
const startAll = async (settings: Partial<Parameters<typeof startIdentityProvider>[0]> = {}, skew = 0) => {
  const provider = await startIdentityProvider({ accounts, redirectUrls: [back], ...settings });
  const logs = new MemoryEventLogs('organisations');
  const variables = { YANGE_DISTRICTS: '150302', YANGE_PORT: 0, YANGE_SERVICES: '{}', YANGE_JWKS_URL: provider.keysUrl, YANGE_TOKEN_ISSUER: provider.issuer, YANGE_OIDC_CLIENT_ID: provider.clientId, YANGE_OIDC_REDIRECT_URL: back, YANGE_OIDC_RESOURCE: provider.resource, YANGE_TOKEN_CLOCK_SKEW_SECONDS: String(skew), ...mapping };
  const verifier = tokenVerifier({ issuer: provider.issuer, keys: new URL(provider.keysUrl), ...tokenReading(gatewayEnvironment.parse(variables)) });
  const application = await createHttpApplication(serviceModule({ service: sampleService, logs, read: {} as never, health: { problems: async () => [], status: async () => ({}) }, runners: [] }), { verifier, report: () => undefined });
  await application.listen(0, '127.0.0.1');
  const gateway = await startGateway(gatewayEnvironment.parse({ ...variables, YANGE_SERVICES: JSON.stringify({ organisations: await application.getUrl() }) }), () => undefined);
  return { provider, logs, gateway, close: async () => {
    await Promise.all([gateway.close(), application.close()]);
    await provider.close();
  } };
};

type All = Awaited<ReturnType<typeof startAll>>;

const speaker = ({ gateway }: All) => async (method: string, path: string, json?: object, token?: string) => {
  const headers = { ...(json === undefined ? {} : { 'content-type': 'application/json' }), ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), 'idempotency-key': 'k-1' };
  const response = await fetch(new URL(path, gateway.url), { method, headers, ...(json === undefined ? {} : { body: JSON.stringify(json) }) });
  return { status: response.status, type: response.headers.get('content-type'), body: (await response.json()) as Record<string, string> };
};

/** The way that a page goes. */
const logIn = async (all: All, account: string) => {
  const ask = speaker(all);
  const { body: { url = '', ...kept } } = await ask('POST', '/v1/login/departures');
  const answer = await loginAt(url, account, back);
  return { url, kept, answer, arrive: (over: object = {}) => ask('POST', '/v1/login/arrivals', { answer, ...kept, ...over }) };
};

const command = { name: '区财政局', effective: '2019-02-01', documents: [{ number: '海党发〔2019〕1号', issuer: '海勃湾区委', issuedOn: '2019-01-15' }] };
const commandPath = '/v1/districts/150302/organisations/organs';
const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

describe('login at an identity provider', () => {
  let all: All;
  let ask: ReturnType<typeof speaker>;
  beforeAll(async () => {
    all = await startAll();
    ask = speaker(all);
  });
  afterAll(() => all.close());

  it('is the way that a page is told, and nobody is an example person', async () => {
    expect(await ask('GET', '/v1/login')).toMatchObject({ status: 200, body: { way: 'identity-provider' } });
    expect((await ask('GET', '/v1/local-issuer/people')).status).toBe(404);
  });

  it('goes out with PKCE (S256), state and nonce, each time others', async () => {
    const [one, other] = [await ask('POST', '/v1/login/departures'), await ask('POST', '/v1/login/departures')];
    const query = new URL(one.body['url'] ?? '').searchParams;
    expect(Object.fromEntries(query)).toMatchObject({ response_type: 'code', client_id: all.provider.clientId, redirect_uri: back, scope: 'openid', code_challenge_method: 'S256', state: one.body['state'], nonce: one.body['nonce'], resource: all.provider.resource });
    expect(query.get('code_challenge')).not.toBe(one.body['codeVerifier']);
    for (const kept of ['state', 'nonce', 'codeVerifier']) expect(one.body[kept]).not.toBe(other.body[kept]);
  });

  it('comes back as the role and the district that the provider names in its own words, who is the actor of what he records', async () => {
    const { status, body: { token = '' } } = await (await logIn(all, 'u-1001')).arrive();
    expect(status).toBe(200);
    expect(await ask('GET', '/v1/whoami', undefined, token)).toMatchObject({ status: 200, body: { person: 'u-1001', roles: ['clerk'], districts: ['150302'] } });
    expect(await ask('POST', commandPath, command, token)).toMatchObject({ status: 201 });
    const [event] = (await all.logs.forDistrict('150302').readPage({ after: 0, limit: 1 })).events;
    expect(decodeEnvelope(event?.envelope ?? new Uint8Array()).actor).toMatchObject({ person: 'u-1001' });
  });

  it('gives no right that the role has not, and none to whom no role is mapped', async () => {
    const auditor = (await (await logIn(all, 'u-2002')).arrive()).body['token'];
    expect(await ask('POST', commandPath, command, auditor)).toMatchObject({ status: 403, type: 'application/problem+json; charset=utf-8', body: { code: 'not-entitled' } });
    const nobody = (await (await logIn(all, 'u-3003')).arrive()).body['token'];
    expect(await ask('GET', '/v1/whoami', undefined, nobody)).toMatchObject({ status: 403, body: { code: 'not-entitled' } });
  });

  it.each<readonly [string, (kept: { answer: string }) => object]>([
    ['another state', () => ({ state: 'another' })],
    ['another nonce', () => ({ nonce: 'another' })],
    ['another code verifier', () => ({ codeVerifier: 'x'.repeat(43) })],
    ['a code that nobody gave', ({ answer }) => ({ answer: answer.replace(/code=[^&]+/, 'code=stolen') })],
    ['the word of another issuer', ({ answer }) => ({ answer: answer.replace(/iss=[^&]+/, 'iss=https%3A%2F%2Fevil.example') })],
    ['a refusal of the provider', ({ answer }) => ({ answer: `${answer.replace(/code=[^&]+/, 'error=access_denied')}` })],
  ])('is refused with %s, in words and without a token', async (_what, over) => {
    const way = await logIn(all, 'u-1001');
    const { status, type, body } = await way.arrive(over(way));
    expect([status, type, body['code'], body['token']]).toEqual([401, 'application/problem+json; charset=utf-8', 'login-refused', undefined]);
  });

  it('takes a code once', async () => {
    const { arrive } = await logIn(all, 'u-1001');
    expect((await arrive()).status).toBe(200);
    expect((await arrive()).body['code']).toBe('login-refused');
  });

  it('goes on without a person while it is renewed, and not with a token for renewal that was used, or is none', async () => {
    const { body: { token, refreshToken } } = await (await logIn(all, 'u-1001')).arrive();
    const renewed = await ask('POST', '/v1/login/renewals', { refreshToken });
    expect([renewed.status, renewed.body['token'] === token, renewed.body['refreshToken'] === refreshToken]).toEqual([200, false, false]);
    expect((await ask('GET', '/v1/whoami', undefined, renewed.body['token'])).status).toBe(200);
    for (const spent of [refreshToken, 'x']) expect(await ask('POST', '/v1/login/renewals', { refreshToken: spent })).toMatchObject({ status: 401, body: { code: 'login-refused' } });
  });

  it('ends at the provider too', async () => {
    const { body: { idToken } } = await (await logIn(all, 'u-1001')).arrive();
    const url = new URL((await ask('POST', '/v1/login/ends', { idToken })).body['url'] ?? '');
    expect([url.origin, url.searchParams.get('id_token_hint'), url.searchParams.get('post_logout_redirect_uri')]).toEqual([all.provider.issuer, idToken, back]);
    expect((await fetch(url)).status).toBe(200);
  });

  it('says what is wrong with a request, and where what is too', async () => {
    expect(await ask('POST', '/v1/login/arrivals', { answer: '' })).toMatchObject({ status: 422, type: 'application/problem+json; charset=utf-8' });
  });
});

describe('a token of the provider', () => {
  it.each<readonly [string, Parameters<typeof startAll>[0], number, string]>([
    ['for another audience', { audience: 'another' }, 0, 'token-invalid'],
    ['that has expired', { accessTokenSeconds: 1 }, 0, 'token-expired'],
  ])('%s is refused by gateway and service alike', async (_what, settings, skew, code) => {
    const all = await startAll(settings, skew);
    try {
      const { body: { token = '' } } = await (await logIn(all, 'u-1001')).arrive();
      await pause(1_100);
      for (const [method, path, body] of [['GET', '/v1/whoami', undefined], ['POST', commandPath, command]] as const) expect(await speaker(all)(method, path, body, token)).toMatchObject({ status: 401, type: 'application/problem+json; charset=utf-8', body: { code } });
    } finally {
      await all.close();
    }
  });

  it('holds a little longer where clocks may differ', async () => {
    const all = await startAll({ accessTokenSeconds: 1 }, 30);
    try {
      const { body: { token } } = await (await logIn(all, 'u-1001')).arrive();
      await pause(1_100);
      expect((await speaker(all)('POST', commandPath, command, token)).status).toBe(201);
    } finally {
      await all.close();
    }
  });

  it('of another provider is refused, though it calls people the same', async () => {
    const [all, other] = [await startAll(), await startAll()];
    try {
      const { body: { token } } = await (await logIn(other, 'u-1001')).arrive();
      expect(await speaker(all)('GET', '/v1/whoami', undefined, token)).toMatchObject({ status: 401, body: { code: 'token-invalid' } });
    } finally {
      await Promise.all([all.close(), other.close()]);
    }
  });

  it('cannot be had while the provider is away: that is said, and is nobody’s fault', async () => {
    const all = await startAll();
    await all.provider.close();
    try {
      expect(await speaker(all)('POST', '/v1/login/departures')).toMatchObject({ status: 503, body: { code: 'identity-provider-away' } });
    } finally {
      await all.close();
    }
  });
});

describe('a gateway that is told half of a provider, or an unsafe one', () => {
  const start = (over: object) => startGateway(gatewayEnvironment.parse({ YANGE_DISTRICTS: '150302', YANGE_PORT: 0, YANGE_SERVICES: '{}', YANGE_JWKS_URL: 'https://id.example/keys', YANGE_TOKEN_ISSUER: 'https://id.example', YANGE_OIDC_CLIENT_ID: 'console', YANGE_OIDC_REDIRECT_URL: back, ...over }), () => undefined);

  it.each([
    ['no way back', { YANGE_OIDC_REDIRECT_URL: undefined }, 'YANGE_OIDC_REDIRECT_URL'],
    ['an issuer that is no address', { YANGE_TOKEN_ISSUER: 'urn:x' }, 'YANGE_TOKEN_ISSUER'],
    ['an issuer without TLS elsewhere', { YANGE_TOKEN_ISSUER: 'http://id.example' }, 'https'],
  ])('does not start: %s', (_what, over, words) => expect(start(over)).rejects.toThrow(words));

  it('tells the page to ask for a token where there is no client', async () => {
    const gateway = await start({ YANGE_OIDC_CLIENT_ID: undefined });
    expect(await (await fetch(new URL('/v1/login', gateway.url))).json()).toEqual({ way: 'token' });
    expect(await (await fetch(new URL('/v1/login/departures', gateway.url), { method: 'POST' })).json()).toMatchObject({ status: 404, code: 'no-identity-provider' });
    await gateway.close();
  });
});
