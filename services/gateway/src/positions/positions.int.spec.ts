import { randomUUID } from 'node:crypto';
import { localIssuerName, audience, tokenVerifier, type TokenVerifier } from '@yange/auth';
import { logIdOf } from '@yange/contracts';
import { MemoryEventLogs } from '@yange/event-log';
import { createHttpApplication } from '@yange/http';
import { serviceModule } from '@yange/service-host';
import { startGateway } from '../gateway.js';
import { gatewayEnvironment } from '../main/gateway.environment.js';
import { sampleService } from '../sample.service.fixture.js';

const served = ['150302', '150303'];

/** A gateway before a service that listens, with logs in memory, and one that is away. */
const startAll = async () => {
  const logs = new MemoryEventLogs('organisations');
  let verifier: TokenVerifier | null = null;
  const status = async (): Promise<object> => ({ context: 'organisations', projections: [], logs: Object.fromEntries(await Promise.all(served.map(async (one) => [logIdOf(one, 'organisations'), (await logs.forDistrict(one).head()).position] as const))) });
  const application = await createHttpApplication(serviceModule({ service: sampleService, logs, read: {} as never, health: { problems: async () => [], status }, runners: [] }), { verifier: { verify: (header) => (verifier as TokenVerifier).verify(header) }, report: () => undefined });
  await application.listen(0, '127.0.0.1');
  const services = JSON.stringify({ organisations: await application.getUrl(), staffing: 'http://127.0.0.1:9' });
  const gateway = await startGateway(gatewayEnvironment.parse({ YANGE_DISTRICTS: served.join(), YANGE_PORT: 0, YANGE_SERVICES: services, YANGE_LOCAL_ISSUER: 'on' }), () => undefined);
  verifier = tokenVerifier({ issuer: localIssuerName, audience, keys: new URL('/v1/local-issuer/jwks.json', gateway.url) });
  return { gateway, close: async () => void (await Promise.all([gateway.close(), application.close()])) };
};

describe('positions of a district at the gateway', () => {
  let all: Awaited<ReturnType<typeof startAll>>;
  beforeEach(async () => {
    all = await startAll();
  });
  afterEach(() => all.close());

  const json = { 'content-type': 'application/json' };
  const tokenOf = async (person: string, districts: readonly string[] = ['150302']): Promise<string> =>
    ((await (await fetch(new URL('/v1/local-issuer/token', all.gateway.url), { method: 'POST', headers: json, body: JSON.stringify({ person, districts }) })).json()) as { token: string }).token;

  const ask = (path: string, token: string, signal?: AbortSignal): Promise<Response> => fetch(new URL(path, all.gateway.url), { headers: { authorization: `Bearer ${token}` }, ...(signal === undefined ? {} : { signal }) });

  const record = async (name: string, district = '150302'): Promise<void> => {
    const body = JSON.stringify({ name, effective: '2019-02-01', documents: [{ number: '海党发〔2019〕1号', issuer: '海勃湾区委', issuedOn: '2019-01-15' }] });
    const headers = { ...json, authorization: `Bearer ${await tokenOf('local-clerk', [district])}`, 'idempotency-key': randomUUID() };
    expect((await fetch(new URL(`/v1/districts/${district}/organisations/organs`, all.gateway.url), { method: 'POST', headers, body })).status).toBe(201);
  };

  /** Reads until so many events were heard, or until the stream ends. */
  const heard = async (response: Response) => {
    const reader = (response.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    return {
      until: async (count: number): Promise<readonly unknown[]> => {
        for (;;) {
          const moves = [...text.matchAll(/^event: moved\ndata: (.*)\n\n/gm)].map(([, data = '']) => JSON.parse(data) as { services: Record<string, unknown> });
          if (moves.length >= count) return moves.map(({ services }) => services);
          const { done, value } = await reader.read();
          if (done) return moves;
          text += value;
        }
      },
      text: () => text,
    };
  };

  const standing = (position: number) => ({ organisations: { position, covered: 0, lag: 0 }, staffing: null });

  it('are told as they are, and again when something is recorded, by another than the one who listens', async () => {
    const auditor = await tokenOf('local-auditor');
    const response = await ask('/v1/districts/150302/positions/stream', auditor);
    expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control'), response.headers.get('x-accel-buffering')]).toEqual([200, 'text/event-stream', 'no-store', 'no']);
    const stream = await heard(response);
    expect(await stream.until(1)).toEqual([standing(0)]);
    await record('区财政局');
    expect(await stream.until(2)).toEqual([standing(0), standing(1)]);
    expect(stream.text()).not.toMatch(/财政|local-/);
    expect(await (await ask('/v1/districts/150302/positions', auditor)).json()).toEqual({ district: '150302', services: standing(1) });
  });

  it('are told of that district alone', async () => {
    const stream = await heard(await ask('/v1/districts/150302/positions/stream', await tokenOf('local-auditor', served)));
    await stream.until(1);
    await record('某局', '150303');
    await record('区审计局');
    expect(await stream.until(2)).toEqual([standing(0), standing(1)]);
  });

  it.each([
    ['without a token', '150302', async () => '', 401, 'token-missing'],
    ['with a token in the address', '150302/positions/stream?token=', async () => '', 401, 'token-missing'],
    ['of a district that the token does not cover', '150303', () => tokenOf('local-clerk'), 403, 'other-district'],
    ['of a district that is not served', '990101', async () => '', 401, 'token-missing'],
  ])('are not told %s', async (_what, at, token, status, code) => {
    const paths = at.includes('/') ? [`/v1/districts/${at}${await tokenOf('local-clerk')}`] : [`/v1/districts/${at}/positions`, `/v1/districts/${at}/positions/stream`];
    for (const path of paths) {
      const response = await ask(path, await token());
      expect([response.status, response.headers.get('content-type'), ((await response.json()) as { code: string }).code]).toEqual([status, 'application/problem+json; charset=utf-8', code]);
    }
  });

  it('are told to so many pages of one person, the next is told to come later, and who leaves makes room', async () => {
    const [clerk, auditor] = [await tokenOf('local-clerk'), await tokenOf('local-auditor')];
    // who asks for the head alone holds no place
    const leaving = new AbortController();
    const heads = await Promise.all(Array.from({ length: 21 }, () => fetch(new URL('/v1/districts/150302/positions/stream', all.gateway.url), { method: 'HEAD', headers: { authorization: `Bearer ${clerk}` } })));
    expect(new Set(heads.map(({ status }) => status))).toEqual(new Set([200]));
    const first = await ask('/v1/districts/150302/positions/stream', clerk, leaving.signal);
    const others = await Promise.all(Array.from({ length: 19 }, () => ask('/v1/districts/150302/positions/stream', clerk)));
    expect([first, ...others].map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    const refused = await ask('/v1/districts/150302/positions/stream', clerk);
    expect([refused.status, refused.headers.get('retry-after'), await refused.json()]).toMatchObject([503, '30', { code: 'too-many-listeners', words: { detail: { zh: expect.stringContaining('收听') } } }]);
    expect((await ask('/v1/districts/150302/positions/stream', auditor)).status).toBe(200);
    leaving.abort();
    let status = 503;
    while (status === 503) ({ status } = await ask('/v1/districts/150302/positions/stream', clerk));
    expect(status).toBe(200);
  });

  it('are told no more once the gateway was told to stop: streams end whole, and a page that asks is still answered', async () => {
    const clerk = await tokenOf('local-clerk');
    const stream = await heard(await ask('/v1/districts/150302/positions/stream', clerk));
    await stream.until(1);
    const drained = all.gateway.drain();
    expect(await stream.until(99)).toHaveLength(1);
    expect((await ask('/v1/districts/150302/positions/stream', clerk)).status).toBe(503);
    expect((await ask('/v1/districts/150302/positions', clerk)).status).toBe(200);
    await drained;
  });
});
