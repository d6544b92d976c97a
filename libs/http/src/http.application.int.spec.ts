import { Body, Controller, Get, Param, Post, type DynamicModule } from '@nestjs/common';
import { localIssuerName, startLocalIssuer, tokenVerifier, audience, type LocalIssuer } from '@yange/auth';
import { createLocalJWKSet } from 'jose';
import { request as nodeRequest } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { callerOf, Open, Right } from './bearer.guard.js';
import { createHttpApplication } from './http.application.js';

@Controller('v1')
class SampleController {
  @Get('open')
  @Open()
  open(): object {
    return { open: true };
  }

  @Get('forgotten')
  forgotten(): object {
    return { reached: true };
  }

  @Get('broken')
  @Open()
  broken(): object {
    throw new Error('password=hunter2 in select * from secret_table');
  }

  @Get('callers')
  @Open()
  withoutCaller(): object {
    return callerOf({} as never);
  }

  @Post('districts/:district/records')
  @Right('grid.record')
  record(@Param('district') district: string, @Body() body: unknown): object {
    return { district, body };
  }
}

class SampleModule {}
const sample: DynamicModule = { module: SampleModule, controllers: [SampleController] };

describe('an HTTP application', () => {
  let application: NestFastifyApplication;
  let issuer: LocalIssuer;
  let url: string;
  const reported: string[] = [];

  beforeAll(async () => {
    issuer = await startLocalIssuer();
    const verifier = tokenVerifier({ issuer: localIssuerName, audience, keys: createLocalJWKSet(issuer.jwks) });
    application = await createHttpApplication(sample, { verifier, report: (error, path) => void reported.push(`${path} ${String(error)}`), bodyLimit: 2000 });
    await application.listen(0, '127.0.0.1');
    url = await application.getUrl();
  });

  afterAll(() => application.close());

  const ask = async (path: string, init: RequestInit = {}): Promise<{ status: number; headers: Headers; body: Record<string, unknown> }> => {
    const response = await fetch(new URL(path, url), init);
    return { status: response.status, headers: response.headers, body: (await response.json()) as Record<string, unknown> };
  };

  const send = async (person: string | null, body: string | Uint8Array, more: Record<string, string> = {}, district = '150302') => {
    const token = person === null ? null : await issuer.token(person, ['150302']);
    return ask(`/v1/districts/${district}/records`, { method: 'POST', body: body as string, headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}), ...more } });
  };

  it('lets in who has the right, in his district', async () => {
    expect(await send('local-township', '{"a":1}')).toMatchObject({ status: 201, body: { district: '150302', body: { a: 1 } } });
  });

  it('answers 401 without a token, and says by which scheme one comes in', async () => {
    const { status, headers, body } = await send(null, '{}');
    expect([status, headers.get('www-authenticate'), headers.get('content-type'), body['code']]).toEqual([401, 'Bearer', 'application/problem+json; charset=utf-8', 'token-missing']);
    expect((await send(null, '{}', { authorization: 'Bearer a.b.c' })).body['code']).toBe('token-invalid');
  });

  it.each([
    ['a role without the right', 'local-auditor', '150302', 'not-entitled'],
    ['another district', 'local-township', '150303', 'other-district'],
  ])('answers 403 to %s', async (_what, person, district, code) => {
    expect(await send(person, '{}', {}, district)).toMatchObject({ status: 403, body: { code } });
  });

  it('refuses everybody at a route that forgot to say its right', async () => {
    const token = await issuer.token('local-clerk', ['*']);
    expect(await ask('/v1/forgotten')).toMatchObject({ status: 401 });
    expect(await ask('/v1/forgotten', { headers: { authorization: `Bearer ${token}` } })).toMatchObject({ status: 403, body: { code: 'not-entitled' } });
    expect(await ask('/v1/open')).toMatchObject({ status: 200, body: { open: true } });
    expect(await ask('/v1/callers')).toMatchObject({ status: 401 });
  });

  it.each([
    ['what is no JSON', '{"a":', {}, 400, 'malformed'],
    ['what lies too deep', '['.repeat(500) + ']'.repeat(500), {}, 400, 'too-deep'],
    ['what is too large', `"${'x'.repeat(3000)}"`, {}, 413, 'too-large'],
    ['text', 'a', { 'content-type': 'text/plain' }, 415, 'media-type'],
    ['a form', 'a=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'media-type'],
    ['JSON by another name', '{}', { 'content-type': 'application/vnd.api+json' }, 415, 'media-type'],
  ])('refuses %s', async (_what, sent, headers, status, code) => {
    const answer = await send('local-township', sent, headers as Record<string, string>);
    expect([answer.status, answer.body['code'], answer.headers.get('content-type')]).toEqual([status, code, 'application/problem+json; charset=utf-8']);
  });

  it('answers in problem+json where no route is, and where the address is none', async () => {
    expect(await ask('/v1/nothing?secret=1')).toMatchObject({ status: 404, body: { code: 'not-found', instance: '/v1/nothing' } });
    expect(await ask('/v1/%E0%A4%A')).toMatchObject({ status: 400, body: { code: 'malformed' } });
    expect([404, 414]).toContain((await ask(`/v1/districts/${'9'.repeat(400)}/records`, { method: 'POST' })).status);
  });

  it('says nothing of a fault of its own to the client, and all to the operator', async () => {
    const { status, body } = await ask('/v1/broken');
    expect([status, body['code']]).toEqual([500, 'internal']);
    expect(JSON.stringify(body)).not.toMatch(/hunter2|secret_table|stack/);
    expect(reported).toEqual([expect.stringContaining('hunter2')]);
  });

  it('reports no mistake of a client', () => expect(reported).toHaveLength(1));

  it('refuses headers without end', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const { hostname, port } = new URL(url);
      nodeRequest({ hostname, port, path: '/v1/open', headers: { 'x-large': 'x'.repeat(40_000) } }, (response) => resolve(response.statusCode)).on('error', reject).end();
    });
    expect(status).toBe(431);
  });
});
