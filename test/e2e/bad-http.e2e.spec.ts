import { gzipSync } from 'node:zlib';
import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { district, problemOf, type Answer, type Call } from '../support/gateway.fixture.js';
import { decisionInForce } from '../support/decision.fixture.js';
import { startPlatform, type RunningPlatform } from '../support/platform.fixture.js';

let platform: RunningPlatform;
let before: Readonly<Record<string, number>>;

const path = `/v1/districts/${district}/organisations/organs`;
const basis = { number: '海党编发〔2021〕3号', title: '关于设立测试局的批复', issuer: '中共海勃湾区委机构编制委员会', issuedOn: '2021-03-01' };
const command = { effective: '2021-03-02', documents: [basis], name: '测试局', category: 'institution' };

beforeAll(async () => {
  platform = await startPlatform({ empty: true });
  before = await platform.gateway.heads();
});
afterAll(() => platform?.abandon());

const call = (method: string, to: string, how: Call = {}): Promise<Answer> => platform.gateway.call(method, to, how);
const post = (how: Call): Promise<Answer> => call('POST', path, how);
const raw = (bytes: Uint8Array | string, type = 'application/json'): Promise<Answer> => post({ bytes, headers: { 'content-type': type } });
const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const megabytes = (count: number): string => JSON.stringify({ ...command, name: 'x'.repeat(count * 1024 * 1024) });

describe('a body that cannot be read', () => {
  it.each<readonly [what: string, bytes: Uint8Array | string, status: number, code: string]>([
    ['cut off', '{"name":', 400, 'malformed'],
    ['empty', '', 400, 'malformed'],
    ['a list', '[]', 400, 'malformed'],
    ['a word', '"organ"', 400, 'malformed'],
    ['a field twice', JSON.stringify(command).replace('{', '{"name":"另一局",'), 400, 'duplicate-key'],
    ['a field twice, once escaped', JSON.stringify(command).replace('{', '{"n\\u0061me":"另一局",'), 400, 'duplicate-key'],
    ['two documents', '{}{}', 400, 'malformed'],
    ['with a prototype', '{"__proto__":{"name":"测试局"}}', 400, 'malformed'],
    ['33 levels deep', nested(33), 400, 'too-deep'],
    ['100,000 levels deep', nested(100_000), 400, 'too-deep'],
    ['invalid UTF-8', Buffer.from('7b226e616d65223a22c328227d', 'hex'), 400, 'encoding'],
    ['overlong UTF-8', Buffer.from('7b226e616d65223a22c080227d', 'hex'), 400, 'encoding'],
    ['GBK', Buffer.from('7b226e616d65223a22b2e2cad4227d', 'hex'), 400, 'encoding'],
    ['UTF-16', Buffer.from(JSON.stringify(command), 'utf16le'), 400, 'encoding'],
    ['a NUL', '{"name":"a\\u0000b"}', 400, 'encoding'],
    ['a NUL in a key', '{"a\\u0000b":1}', 400, 'encoding'],
    ['half a surrogate pair', '{"name":"\\ud800"}', 400, 'encoding'],
    ['too large', megabytes(5), 413, 'too-large'],
  ])('%s', async (_what, bytes, status, code) => {
    problemOf(await raw(bytes), status, code);
  });

  it.each(['text/plain', 'application/xml', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded', 'application/json+x'])('of type %s', async (type) => {
    problemOf(await raw(JSON.stringify(command), type), 415, 'media-type');
  });

  it('in another charset, or packed', async () => {
    for (const type of ['application/json; charset=gbk', 'application/json;charset="iso-8859-1"']) problemOf(await raw(JSON.stringify(command), type), 415, 'charset');
    problemOf(await post({ bytes: gzipSync(JSON.stringify(command)), headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' } }), 415, 'content-encoding');
  });
});

describe('a command that is not valid', () => {
  it.each<readonly [what: string, body: object, pointer: string, code: string]>([
    ['a field that nobody knows', { ...command, colour: 'red' }, '/colour', 'unknown-field'],
    ['an actor in the body', { ...command, actor: { person: 'local-approver', role: 'approver' } }, '/actor', 'unknown-field'],
    ['a district in the body', { ...command, recordedAt: '2020-01-01T00:00:00Z' }, '/recordedAt', 'unknown-field'],
    ['an unknown field of a document', { ...command, documents: [{ ...basis, approvedBy: 'x' }] }, '/documents/0/approvedBy', 'unknown-field'],
    ['no name', { ...command, name: undefined }, '/name', 'invalid_type'],
    ['a number for a name', { ...command, name: 5 }, '/name', 'invalid_type'],
    ['no category', { ...command, category: undefined }, '/category', 'invalid_type'],
    ['no effective date', { ...command, effective: undefined }, '/effective', 'required'],
    ['a document of a day that does not exist', { ...command, documents: [{ ...basis, issuedOn: '2021-02-29' }] }, '/documents/0/issuedOn', 'custom'],
    ['a correction of no event', { ...command, corrects: 'that one' }, '/corrects', 'invalid_format'],
  ])('%s', async (_what, body, pointer, code) => {
    const problem = problemOf(await post({ json: body }), 422, 'schema');
    expect(problem.errors?.map((error) => [error.pointer, error.code])).toContainEqual([pointer, code]);
  });

  it('a category that the table of its day does not hold, and which it holds', async () => {
    const problem = problemOf(await post({ json: { ...command, category: 'company' } }), 409, 'unknown-code');
    expect(JSON.stringify(problem)).toContain('街道办事处');
  });

  it.each([
    ['2019-02-30', 'wrong-date'],
    ['1900-02-29', 'wrong-date'],
    ['10000-01-01', 'wrong-date'],
    ['infinity', 'wrong-date'],
    ['2021-03-02T00:00:00Z', 'wrong-date'],
    ['43497', 'excel-serial-date'],
  ])('effective %s', async (effective, code) => {
    const problem = problemOf(await post({ json: { ...command, effective } }), 422, code);
    expect(problem.errors?.map(({ pointer }) => pointer)).toEqual(['/effective']);
    expect(problem.words.detail.zh).not.toBe(problem.words.title.zh);
  });
});

describe('a command that a rule refuses', () => {
  it.each<readonly [what: string, documents: readonly object[], rule: string]>([
    ['no document', [], 'document-required'],
    ['a document without number', [{ ...basis, number: undefined }], 'document-number'],
    ['a number that is no 文号', [{ ...basis, number: '海党编发2021-3' }], 'document-number'],
    ['a number with a year in round brackets', [{ ...basis, number: '海党编发(二〇二一)3号' }], 'document-number'],
    ['a document without issuer', [{ ...basis, issuer: undefined }], 'document-incomplete'],
    ['a document without date', [{ ...basis, issuedOn: undefined }], 'document-incomplete'],
    ['a document of a day that is still to come', [{ ...basis, issuedOn: '2099-12-31' }], 'document-in-future'],
  ])('%s', async (_what, documents, rule) => {
    const problem = problemOf(await post({ json: { ...command, documents } }), 409, rule);
    expect(problem.words.detail.zh).not.toBe(problem.words.title.zh);
  });

  it('an organ that there is not', async () => {
    const json = { effective: '2021-03-02', documents: [basis], reason: '撤并' };
    problemOf(await call('POST', `${path}/5b0f0e3e-8f7e-4c55-9d0b-0c5f6f1e2a11/seal-activations`, { json: { ...json, reason: undefined } }), 409, 'unknown-organ');
    problemOf(await call('POST', `${path}/5b0f0e3e-8f7e-4c55-9d0b-0c5f6f1e2a11/abolitions`, { json }), 428, 'if-match-missing');
    problemOf(await call('POST', `${path}/5b0f0e3e-8f7e-4c55-9d0b-0c5f6f1e2a11/abolitions`, { json, headers: { 'if-match': '*' } }), 412, 'not-there-yet');
  });
});

describe('who may not', () => {
  const forged = async (claims: Readonly<Record<string, unknown>> = {}): Promise<string> => {
    const { privateKey } = await generateKeyPair('ES256');
    const { keys } = (await call('GET', '/v1/local-issuer/jwks.json')).body as { keys: { kid: string }[] };
    const token = new SignJWT({ roles: ['clerk'], districts: ['*'], ...claims }).setProtectedHeader({ alg: 'ES256', kid: keys[0]?.kid ?? '', typ: 'at+jwt' });
    return token.setSubject('local-clerk').setIssuer('urn:yange:local-issuer').setAudience('yange').setJti('1').setIssuedAt().setExpirationTime('5m').sign(privateKey);
  };

  it('without a token, or with something that is none', async () => {
    for (const authorization of [null, 'Bearer', 'Bearer x', 'Basic bG9jYWwtY2xlcms6', 'bearer a.b.c']) {
      const answer = await post({ authorization, json: command });
      problemOf(answer, 401, 'token-missing');
      expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="yange"');
    }
  });

  it('with a token of another signer, without a signature, or with one bent', async () => {
    const unsigned = new UnsecuredJWT({ roles: ['clerk'], districts: ['*'] }).setSubject('x').setIssuer('urn:yange:local-issuer').setAudience('yange').setJti('1').setExpirationTime('5m').encode();
    const [head, body, signature = ''] = (await platform.gateway.token('local-clerk')).split('.');
    const raised = Buffer.from(JSON.stringify({ ...(JSON.parse(Buffer.from(body ?? '', 'base64url').toString()) as object), districts: ['*'] })).toString('base64url');
    for (const token of [await forged(), `${head}.${raised}.${signature}`, `${head}.${body}.${[...signature].reverse().join('')}`, `${unsigned}e30`]) {
      problemOf(await post({ authorization: `Bearer ${token}`, json: command }), 401, 'token-invalid');
    }
  });

  it('in another district', async () => {
    const problem = problemOf(await call('POST', path.replace(district, '150303'), { json: command }), 403, 'other-district');
    expect(problem.facts).toEqual({ district: '150303' });
    problemOf(await call('GET', `/v1/districts/150303/reporting/figures`), 403, 'other-district');
    problemOf(await call('POST', '/v1/districts/150303/imports', { bytes: new FormData() }), 403, 'other-district');
  });

  it.each(['local-auditor', 'local-township', 'local-bureau', 'local-reviewer', 'local-operator'])('as %s', async (person) => {
    problemOf(await post({ as: person, json: command }), 403, 'not-entitled');
    problemOf(await call('POST', `/v1/districts/${district}/imports`, { as: person, bytes: new FormData() }), 403, 'not-entitled');
  });

  it('rebuilds as a clerk, or becomes a person that there is not', async () => {
    problemOf(await call('POST', '/v1/projections/reporting/rebuild'), 403, 'not-entitled');
    problemOf(await call('POST', '/v1/local-issuer/token', { json: { person: 'local-mayor' } }), 404, 'unknown-person');
  });
});

describe('where nothing is', () => {
  it.each([
    ['GET', '/v1/nothing'],
    ['GET', `/v1/districts/${district}/treasury/organs`],
    ['GET', `/v1/districts/${district}/organisations/nothing`],
    ['GET', `/v1/districts/${district}/organisations/events/not-an-id`],
    ['GET', `/v1/districts/${district}/organisations/events/5b0f0e3e-8f7e-4c55-9d0b-0c5f6f1e2a11`],
    ['GET', `/v1/districts/${district}/imports/5b0f0e3e-8f7e-4c55-9d0b-0c5f6f1e2a11`],
    ['GET', `/v1/districts/${district}/reporting/figures/Z9`],
    ['POST', `/v1/districts/${district}/organisations/imports/5b0f0e3e-8f7e-4c55-9d0b-0c5f6f1e2a11/rows`],
    ['DELETE', `/v1/districts/${district}/organisations/%69mports/5b0f0e3e-8f7e-4c55-9d0b-0c5f6f1e2a11`],
    ['POST', `/v1/districts/${district}/organisations//imports/1/rows`],
  ])('%s %s', async (method, to) => {
    problemOf(await call(method, to), 404, 'not-found');
  });

  it.each([
    ['DELETE', `/v1/districts/${district}/organisations/organs`, 'GET, HEAD, POST'],
    ['PUT', `/v1/districts/${district}/organisations/organs`, 'GET, HEAD, POST'],
    ['POST', `/v1/districts/${district}/organisations/events`, 'GET, HEAD'],
    ['GET', `/v1/districts/${district}/organisations/annulments`, 'POST'],
    ['PATCH', '/v1/status', 'GET, HEAD'],
    ['POST', '/healthz', 'GET, HEAD'],
    ['PROPFIND', '/v1/status', 'GET, HEAD'],
    ['DELETE', `/v1/districts/${district}/imports`, 'GET, HEAD, POST'],
    ['DELETE', '/icon.svg', 'GET, HEAD'],
  ])('%s where only %s is taken', async (method, to, allowed) => {
    const answer = await call(method, to);
    problemOf(answer, 405, 'method-not-allowed');
    expect(answer.headers.get('allow')).toBe(allowed);
  });

  it('an address that is none', async () => {
    problemOf(await call('GET', `/v1/districts/${district}/organisations/organs/%zz`), 400, 'malformed');
    problemOf(await call('GET', `/v1/districts/1503/imports/x`), 403, 'other-district');
  });
});

describe('pages and headers', () => {
  it.each(['limit=0', 'limit=-1', 'limit=1000000000', 'limit=1.5', 'limit=all', 'after=-1', 'after=abc', 'after=99999999999999999999', 'sort=actor'])('events?%s', async (query) => {
    const problem = problemOf(await call('GET', `/v1/districts/${district}/organisations/events?${query}`), 422, 'schema');
    expect(problem.errors?.[0]?.pointer).toBe(`/${query.split('=')[0] ?? ''}`);
  });

  it('a filter that would be SQL is a word like another', async () => {
    const answer = await call('GET', `/v1/districts/${district}/organisations/events?type=${encodeURIComponent("' or 1=1 --")}&stream=${encodeURIComponent("organ/' or 1=1 --")}`);
    expect([answer.status, (answer.body as { events: object[] }).events]).toEqual([200, []]);
  });

  it('a body that comes in pieces, without a length, and is too large', async () => {
    const piece = Buffer.alloc(256 * 1024, 'x');
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${await platform.gateway.token('local-clerk')}` };
    const sent = (): Promise<Response> => {
      const body = new ReadableStream<Uint8Array>({ start: (stream) => { for (let index = 0; index < 20; index += 1) stream.enqueue(piece); stream.close(); } });
      return fetch(new URL(path, platform.url), { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
    };
    // Whoever still writes when the connection is closed behind the answer may lose the answer: that is HTTP/1.1, and asked once more it comes.
    let response: Response | undefined;
    for (let tries = 1; response === undefined; tries += 1) {
      response = await sent().catch((error: unknown) => {
        if (tries === 5 || ((error as Error).cause as { code?: string } | undefined)?.code !== 'EPIPE') throw error;
        return undefined;
      });
    }
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([413, 'too-large']);
  });

  it('no Idempotency-Key where something would be recorded', async () => {
    for (const to of [path, `/v1/districts/${district}/staffing/quota-accounts/approvals`, `/v1/districts/${district}/organisations/history-window`]) {
      const problem = problemOf(await call('POST', to, { json: command, key: null }), 400, 'idempotency-key-missing');
      expect(problem.detail).toContain('Idempotency-Key');
    }
    problemOf(await call('POST', `/v1/districts/${district}/imports`, { bytes: new FormData(), key: null }), 400, 'idempotency-key-missing');
  });

  it('speaks English where that is preferred', async () => {
    const headers = { 'accept-language': 'en-GB,en;q=0.9,zh;q=0.1' };
    const refused = await post({ json: { ...command, documents: [] }, headers });
    expect([refused.headers.get('content-language'), problemOf(refused, 409, 'document-required').detail]).toEqual(['en', 'a change must cite the document that it rests on']);
    const field = problemOf(await post({ json: { ...command, colour: 'red' }, headers }), 422, 'schema').errors?.[0];
    expect(field).toEqual({ pointer: '/colour', code: 'unknown-field', detail: 'unknown field', words: { zh: '没有这个字段', en: 'unknown field' } });
    expect((await call('GET', '/v1/nothing', { headers })).headers.get('content-language')).toBe('en');
    expect((await post({ json: { ...command, documents: [] } })).headers.get('content-language')).toBe('zh');
  });

  it('an Idempotency-Key that is too long or has characters of its own', async () => {
    for (const key of ['k'.repeat(129), 'a b', 'ключ'.normalize().replace(/[^\x20-\x7e]/g, '§'), "a'--"]) {
      problemOf(await post({ json: command, headers: { 'idempotency-key': key } }), 400, 'idempotency-key');
    }
  });

  it('headers that say who one is have no effect', async () => {
    const headers = { 'x-user': 'local-clerk', 'x-forwarded-user': 'local-clerk', 'x-role': 'clerk', 'x-http-method-override': 'GET' };
    problemOf(await post({ as: 'local-auditor', json: command, headers }), 403, 'not-entitled');
  });
});

describe('all in all', () => {
  it('nothing of it was stored, and nothing was a fault of ours', async () => {
    expect(platform.gateway.answers.length).toBeGreaterThan(90);
    expect(platform.gateway.answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect(await platform.gateway.heads()).toEqual(before);
  });

  it('a change that no decision covers is refused', async () => {
    problemOf(await post({ json: command }), 409, 'decision-required');
    expect(await platform.gateway.heads()).toEqual(before);
  });

  it('one key is one command: the same body is repeated, another refused, another person a command of their own', async () => {
    const approved = { ...command, decision: await decisionInForce(platform.gateway, 'organ.establish') };
    const headers = { 'idempotency-key': 'organ-1' };
    const first = await post({ json: approved, headers });
    expect([first.status, first.body]).toEqual([201, expect.objectContaining({ status: 'recorded' })]);
    // Of this log alone: what the first establishment calls for in other services may arrive meanwhile.
    const recorded = async (): Promise<number | undefined> => (await platform.gateway.heads())[`${district}/organisations`];
    const head = await recorded();
    const again = await post({ json: approved, headers });
    expect([again.status, again.text, again.headers.get('idempotency-replayed')]).toEqual([201, first.text, 'true']);
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    problemOf(await post({ json: { ...approved, name: '另一局' }, headers }), 422, 'command-id-reused');
    expect([typeof head, await recorded()]).toEqual(['number', head]);
    const other = await post({ as: 'local-approver', json: { ...approved, name: '另一局' }, headers });
    expect(other.body).toMatchObject({ status: 'recorded' });
  });

  it('the actor of an event is the one of the token', async () => {
    const { events } = await platform.gateway.get<{ events: { type: string; mode: string; actor: { person: string; role: string; tokenId: string } }[] }>(`/v1/districts/${district}/organisations/events`);
    const actors = events.filter(({ type }) => type === 'OrganEstablished').map(({ actor, mode }) => [mode, actor.person, actor.role, actor.tokenId.length > 10]);
    expect(actors).toEqual([['live', 'local-clerk', 'clerk', true], ['live', 'local-approver', 'approver', true]]);
  });

  it('stops with nothing left, and no line of its log holds a body', async () => {
    expect(await platform.stop()).toEqual({ code: 0, left: [] });
    expect(platform.output()).not.toMatch(/测试局|海党编发/);
  });
});
