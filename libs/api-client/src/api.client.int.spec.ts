import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer, apiClient, seen, type ApiClient } from './api.client.js';
import { ApiProblem, Unreachable } from './api.problem.js';
import { changingSeen } from './changing.seen.js';
import { logPages, pages } from './page.walk.js';

interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const district = '150302';
const organs = '/v1/districts/{district}/organisations/organs';
const names = '/v1/districts/{district}/organisations/organs/{organId}/names';
const words = { zh: '已有同名机构', en: 'the name is taken' };
const problem = { type: 'urn:yange:problem:name-taken', title: words.zh, status: 409, detail: words.zh, code: 'name-taken', words: { title: words, detail: words }, facts: { name: '甲局' } };
const recorded = { status: 'recorded', events: [], findings: [], answer: {}, position: 1 };

describe('the client', () => {
  let server: Server;
  let replies: Reply[];
  let asked: { readonly method: string; readonly url: string; readonly headers: IncomingMessage['headers']; readonly body: string }[];
  let api: ApiClient;

  /** A server of one's own: it answers in turn what it is told to, and the last of it for ever. */
  beforeEach(async () => {
    [replies, asked] = [[], []];
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        asked.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() });
        const { status = 200, headers = {}, body } = replies.length > 1 ? (replies.shift() as Reply) : (replies[0] ?? {});
        response.writeHead(status, { 'content-type': status < 400 ? 'application/json' : 'application/problem+json', ...headers });
        response.end(typeof body === 'string' ? body : JSON.stringify(body ?? {}));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    api = apiClient({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token: () => 'secret', patience: { pauseMs: 1 } });
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  const establish = (header: Record<string, string> = {}) => api.POST(organs, { params: { path: { district }, header }, body: { effective: '2021-01-01', name: '甲局', category: 'town' } });

  it('asks in the name of a person, by path and query', async () => {
    replies = [{ body: { organs: [], next: null } }];
    expect(await answer(api.GET(organs, { params: { path: { district }, query: { on: '2021-01-01', name: '街道' } } }))).toEqual({ organs: [], next: null });
    expect(asked).toMatchObject([{ method: 'GET', url: `/v1/districts/150302/organisations/organs?on=2021-01-01&name=${encodeURIComponent('街道')}`, headers: { authorization: 'Bearer secret' } }]);
    expect(asked[0]?.headers).not.toHaveProperty('idempotency-key');
  });

  it('gives every command a key of its own, and keeps the one that it is given', async () => {
    replies = [{ status: 201, body: recorded }];
    for (const header of [{}, {}, { 'Idempotency-Key': 'mine-0001' }]) expect(await answer(establish(header))).toEqual(recorded);
    const keys = asked.map(({ headers }) => headers['idempotency-key']);
    expect(keys).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/), expect.stringMatching(/^[0-9a-f-]{36}$/), 'mine-0001']);
    expect(new Set(keys).size).toBe(3);
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual({ effective: '2021-01-01', name: '甲局', category: 'town' });
  });

  it('sends again what was answered 503, whole and with the same key', async () => {
    replies = [{ status: 503, headers: { 'retry-after': '0' } }, { status: 503 }, { status: 201, body: recorded }];
    expect(await answer(establish())).toEqual(recorded);
    expect(new Set(asked.map(({ headers, body }) => `${String(headers['idempotency-key'])} ${body}`)).size).toBe(1);
    expect(asked).toHaveLength(3);
  });

  it('gives up after its tries, and says why', async () => {
    replies = [{ status: 503, body: { ...problem, status: 503, code: 'not-ready' } }];
    await expect(establish()).rejects.toMatchObject({ name: 'ApiProblem', status: 503, code: 'not-ready' });
    expect(asked).toHaveLength(4);
  });

  it('throws what is not the answer as the problem that it is, and never sends it again', async () => {
    replies = [{ status: 409, body: problem }];
    const thrown = await establish().catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(ApiProblem);
    expect(thrown).toMatchObject({ status: 409, code: 'name-taken', document: { facts: { name: '甲局' } }, message: '409 name-taken 已有同名机构 · the name is taken' });
    expect(asked).toHaveLength(1);
  });

  it('tells what is no problem of ours from one', async () => {
    replies = [{ status: 502, headers: { 'content-type': 'text/html' }, body: '<h1>Bad gateway</h1>' }];
    await expect(establish()).rejects.toMatchObject({ name: 'ApiProblem', status: 502, code: 'no-problem', document: null });
  });

  it('says where nobody answers', async () => {
    const nobody = apiClient({ url: 'http://127.0.0.1:9', token: () => null, patience: { retries: 1, pauseMs: 1 } });
    await expect(nobody.GET('/v1/status')).rejects.toBeInstanceOf(Unreachable);
    await expect(nobody.GET('/v1/status')).rejects.toMatchObject({ origin: 'http://127.0.0.1:9' });
  });

  it('changes what it saw; was somebody faster, it looks again and decides on what is there now', async () => {
    const shown = (etag: string, name: string): Reply => ({ headers: { etag }, body: { name } });
    replies = [shown('"1"', '甲局'), { status: 412, body: { ...problem, status: 412, code: 'changed' } }, shown('"2"', '乙局'), { status: 201, body: recorded }];
    const look = () => seen(api.GET('/v1/districts/{district}/organisations/organs/{organId}', { params: { path: { district, organId: 'o' } } }));
    await changingSeen(look, ({ name }, etag) => answer(api.POST(names, { params: { path: { district, organId: 'o' }, header: { 'If-Match': etag } }, body: { effective: '2021-01-01', newName: `新${name}` } })));
    expect(asked.filter(({ method }) => method === 'POST').map(({ headers, body }) => [headers['if-match'], (JSON.parse(body) as { newName: string }).newName])).toEqual([['"1"', '新甲局'], ['"2"', '新乙局']]);
  });

  it('lets other refusals of a change through, and stops where it is always too late', async () => {
    const look = async () => ({ data: null, etag: '"1"' });
    let acts = 0;
    const refuse = (status: number) => async (): Promise<never> => {
      acts += 1;
      throw new ApiProblem(status, 'x', null);
    };
    await expect(changingSeen(look, refuse(409))).rejects.toMatchObject({ status: 409 });
    expect(acts).toBe(1);
    await expect(changingSeen(look, refuse(412), 4)).rejects.toMatchObject({ status: 412 });
    expect(acts).toBe(5);
  });

  it('needs a version to have seen one', async () => {
    replies = [{ body: {} }];
    await expect(seen(api.GET('/v1/status'))).rejects.toThrow('tells no version');
  });

  it('walks all pages of a list by their cursors, and a log by its positions', async () => {
    const page = (next: string | null, name: string): Reply => ({ body: { organs: [{ name }], next } });
    replies = [page('c1', '甲'), page('c2', '乙'), page(null, '丙')];
    const found: string[] = [];
    for await (const { organs: rows } of pages((from) => answer(api.GET(organs, { params: { path: { district }, query: { limit: 1, ...from } } })))) found.push(...rows.map(({ name }) => name));
    expect([found, asked.map(({ url }) => new URL(url, 'http://x').searchParams.get('cursor'))]).toEqual([['甲', '乙', '丙'], [null, 'c1', 'c2']]);

    [asked, replies] = [[], [{ body: { logId: 'l', head: 5, scannedTo: 3, events: [] } }, { body: { logId: 'l', head: 5, scannedTo: 5, events: [] } }]];
    const scanned: unknown[] = [];
    for await (const { scannedTo } of logPages((from) => answer(api.GET('/v1/districts/{district}/grid/events', { params: { path: { district }, query: { ...from } } })))) scanned.push(scannedTo);
    expect([scanned, asked.map(({ url }) => new URL(url, 'http://x').searchParams.get('after'))]).toEqual([[3, 5], ['0', '3']]);
  });
});
