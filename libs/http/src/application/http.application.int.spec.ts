import { Body, Controller, Get, Param, Post, type DynamicModule } from '@nestjs/common';
import { localIssuerName, startLocalIssuer, tokenVerifier, audience, type LocalIssuer } from '@yange/auth';
import { createLocalJWKSet } from 'jose';
import { connect } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { callerOf, Open, Right } from '../bearer.guard.js';
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
    expect([status, headers.get('www-authenticate'), headers.get('content-type'), body['code']]).toEqual([401, 'Bearer realm="yange"', 'application/problem+json; charset=utf-8', 'token-missing']);
    const bad = await send(null, '{}', { authorization: 'Bearer a.b.c' });
    expect([bad.body['code'], bad.headers.get('www-authenticate')]).toEqual(['token-invalid', 'Bearer realm="yange", error="invalid_token", error_description="token-invalid"']);
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
    ['a field twice', '{"a":1,"a":2}', {}, 400, 'duplicate-key'],
    ['another charset', '{}', { 'content-type': 'application/json; charset=gbk' }, 415, 'charset'],
    ['another charset in quotes', '{}', { 'content-type': 'application/json;charset="UTF-16"' }, 415, 'charset'],
    ['what is compressed', '{}', { 'content-encoding': 'gzip' }, 415, 'content-encoding'],
    ['JSON by another name', '{}', { 'content-type': 'application/vnd.api+json' }, 415, 'media-type'],
  ])('refuses %s', async (_what, sent, headers, status, code) => {
    const answer = await send('local-township', sent, headers as Record<string, string>);
    expect([answer.status, answer.body['code'], answer.headers.get('content-type')]).toEqual([status, code, 'application/problem+json; charset=utf-8']);
  });

  it.each(['application/json;charset=utf-8', 'application/json; charset="UTF-8"', 'Application/JSON'])('takes %s', async (type) => expect(await send('local-township', '{"a":1}', { 'content-type': type })).toMatchObject({ status: 201 }));

  it.each([
    ['DELETE', '/v1/open', 'GET, HEAD'],
    ['POST', '/v1/open?x=1', 'GET, HEAD'],
    ['GET', '/v1/districts/150302/records', 'POST'],
    ['PUT', '/v1/districts/150302/records', 'POST'],
    ['PROPFIND', '/v1/open', 'GET, HEAD'],
    ['OPTIONS', '/v1/open', 'GET, HEAD'],
  ])('answers 405 to %s %s, and says what is allowed there', async (method, path, allowed) => {
    const { status, headers, body } = await ask(path, { method });
    expect([status, headers.get('allow'), body['code']]).toEqual([405, allowed, 'method-not-allowed']);
  });

  it('speaks the language that was asked for, and says which', async () => {
    const chinese = await ask('/v1/nothing');
    expect([chinese.headers.get('content-language'), chinese.headers.get('vary'), chinese.body['title']]).toEqual(['zh', 'accept-language', '没有找到']);
    const english = await ask('/v1/nothing', { headers: { 'accept-language': 'en-GB,en;q=0.9' } });
    expect([english.headers.get('content-language'), english.body['title'], english.body['detail']]).toEqual(['en', 'Not found', 'there is no such address, or nothing of this id']);
    expect(english.body['words']).toEqual(chinese.body['words']);
  });

  it('names the path by which the gateway was asked, and nothing that is no path', async () => {
    expect((await ask('/v1/nothing', { headers: { 'x-yange-outer-path': '/v1/outer/nothing' } })).body['instance']).toBe('/v1/outer/nothing');
    for (const told of ['http://evil/', 'x', '/a b']) expect((await ask('/v1/nothing', { headers: { 'x-yange-outer-path': told } })).body['instance']).toBe('/v1/nothing');
  });

  it('answers in problem+json where no route is, and where the address is none', async () => {
    expect(await ask('/v1/nothing?secret=1')).toMatchObject({ status: 404, body: { code: 'not-found', instance: '/v1/nothing' } });
    expect(await ask('/v1/%E0%A4%A')).toMatchObject({ status: 400, body: { code: 'malformed' } });
    for (const path of ['/v1/open?a=%00', '/v1/%00', '/v1/districts/150302/x%00/records']) expect(await ask(path)).toMatchObject({ status: 400, body: { code: 'encoding' } });
    expect([404, 414]).toContain((await ask(`/v1/districts/${'9'.repeat(400)}/records`, { method: 'POST' })).status);
  });

  it('says nothing of a fault of its own to the client, and all to the operator', async () => {
    const { status, body } = await ask('/v1/broken');
    expect([status, body['code']]).toEqual([500, 'internal']);
    expect(JSON.stringify(body)).not.toMatch(/hunter2|secret_table|stack/);
    expect(reported).toEqual([expect.stringContaining('hunter2')]);
  });

  it('reports no mistake of a client', () => expect(reported).toHaveLength(1));

  it.each([
    ['headers without end', `GET /v1/open HTTP/1.1\r\nhost: x\r\nx-large: ${'x'.repeat(40_000)}\r\n\r\n`, 431, 'header-too-large'],
    ['what is no HTTP', 'hello\r\n\r\n', 400, 'malformed'],
    ['two lengths', 'POST /v1/open HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n', 400, 'malformed'],
    ['a length beside pieces', 'POST /v1/open HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n', 400, 'malformed'],
    ['a header with a NUL', 'GET /v1/open HTTP/1.1\r\nhost: x\r\nx-a: \0\r\n\r\n', 400, 'malformed'],
  ])('answers %s in problem+json, and closes', async (_what, sent, status, code) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    socket.write(sent);
    let answer = '';
    for await (const chunk of socket.setEncoding('utf8')) answer += String(chunk);
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(head).toMatch(/content-type: application\/problem\+json/);
    expect(JSON.parse(body)).toMatchObject({ status, code });
  });
});
