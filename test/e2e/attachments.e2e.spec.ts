import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { district, problemOf, type Answer } from '../support/gateway.fixture.js';
import { startPlatform, temporaryFolder, type RunningPlatform } from '../support/platform.fixture.js';
import { runYange } from '../support/yange-command.fixture.js';

const basis = { number: '海党编发〔2021〕3号', title: '关于设立测试局的批复', issuer: '中共海勃湾区委机构编制委员会', issuedOn: '2021-03-01' };
/** No text in any encoding, and longer than a body that is JSON may be. */
const scan = Buffer.alloc(5 * 1024 * 1024, 0xfe);
scan.write('%PDF-1.7');
const sha256 = createHash('sha256').update(scan).digest('hex');
const outer = (documentId: string): string => `/v1/districts/${district}/documents/${documentId}/files`;

describe('a file attached to a document', () => {
  const folder = temporaryFolder();
  const [data, backup, again] = ['data', 'backup', 'again'].map((name) => join(folder.path, name)) as [string, string, string];
  let platform: RunningPlatform;
  let documentId: string;

  beforeAll(async () => {
    platform = await startPlatform({ empty: true, dataFolder: data });
    const { number, title, issuer, issuedOn } = basis;
    const registered = await platform.gateway.call('POST', platform.gateway.path('organisations', 'documents'), { json: { number, title, issuer, issued: issuedOn, effective: issuedOn, documents: [basis] } });
    documentId = (registered.body as { answer: { documentId: string } }).answer.documentId;
  });
  afterAll(async () => {
    await platform?.abandon();
    folder.remove();
  });

  const bring = (content: Buffer | null, { to = documentId, name = '批复扫描件.pdf', as = 'local-clerk', key = undefined as string | undefined } = {}): Promise<Answer> => {
    const form = new FormData();
    if (content !== null) form.append('file', new Blob([new Uint8Array(content)], { type: 'application/pdf' }), name);
    return platform.gateway.call('POST', outer(to), { bytes: form, as, ...(key === undefined ? {} : { key }) });
  };
  /** The largest first. */
  const files = async (): Promise<readonly { readonly size: number }[]> => {
    await platform.gateway.caughtUp();
    const { files: all } = await platform.gateway.get<{ files: readonly { size: number }[] }>(platform.gateway.path('organisations', `documents/${documentId}/files`));
    return [...all].sort((one, other) => other.size - one.size);
  };
  /** Without the caller that reads answers as text. */
  const fetched = async (hash: string, as = 'local-auditor'): Promise<Response> =>
    fetch(new URL(platform.gateway.path('organisations', `documents/${documentId}/files/${hash}`), platform.gateway.url), { headers: { authorization: `Bearer ${await platform.gateway.token(as)}` } });

  it('is kept, named by an event with its hash, and comes back byte for byte, to be saved and not shown', async () => {
    const answer = await bring(scan, { key: 'scan-of-the-reply' });
    expect(answer).toMatchObject({ status: 201, body: { status: 'recorded', name: '批复扫描件.pdf', mediaType: 'application/pdf', size: scan.length, sha256 } });
    const heads = await platform.gateway.heads();
    expect((await bring(scan, { key: 'scan-of-the-reply' })).body).toEqual(answer.body);
    expect((await bring(scan, { name: '又名.pdf' })).body).toMatchObject({ status: 'unchanged', sha256 });
    expect(await platform.gateway.heads()).toEqual(heads);
    expect(await files()).toMatchObject([{ name: '批复扫描件.pdf', size: scan.length, sha256, kept: true }]);
    const back = await fetched(sha256);
    expect([back.status, back.headers.get('content-type'), back.headers.get('content-disposition'), back.headers.get('x-content-type-options')]).toEqual([200, 'application/octet-stream', `attachment; filename*=UTF-8''${encodeURIComponent('批复扫描件.pdf')}`, 'nosniff']);
    expect(createHash('sha256').update(Buffer.from(await back.arrayBuffer())).digest('hex')).toBe(sha256);
  });

  it('of which the hash alone was recorded is said to lie elsewhere, until it is brought', async () => {
    const later = Buffer.from('会议纪要');
    const hash = createHash('sha256').update(later).digest('hex');
    const said = { name: '会议纪要.txt', mediaType: 'text/plain', size: later.length, sha256: hash, effective: '2021-03-02', documents: [basis] };
    expect((await platform.gateway.call('POST', platform.gateway.path('organisations', `documents/${documentId}/attachments`), { json: said })).status).toBe(201);
    expect(await files()).toMatchObject([{ kept: true }, { sha256: hash, kept: false }]);
    const answer = await platform.gateway.call('GET', platform.gateway.path('organisations', `documents/${documentId}/files/${hash}`));
    expect(problemOf(answer, 404, 'file-elsewhere').facts).toEqual({ name: '会议纪要.txt', sha256: hash });
    expect((await bring(later, { name: '会议纪要.txt' })).body).toMatchObject({ status: 'unchanged', sha256: hash });
    expect(await files()).toMatchObject([{ kept: true }, { sha256: hash, kept: true }]);
    expect(await (await fetched(hash)).text()).toBe('会议纪要');
  });

  it.each<readonly [what: string, bring: () => Promise<Answer>, status: number, code: string]>([
    ['of no bytes', () => bring(Buffer.alloc(0)), 422, 'schema'],
    ['that is missing', () => bring(null), 422, 'schema'],
    ['larger than 32 MiB', () => bring(Buffer.alloc(32 * 1024 * 1024 + 1, 1)), 413, 'too-large'],
    ['of no registered document', () => bring(scan, { to: '00000000-0000-4000-8000-000000000000' }), 409, 'unknown-document'],
    ['brought by somebody who may not', () => bring(scan, { as: 'local-auditor' }), 403, 'not-entitled'],
    ['named after a person’s number', () => bring(Buffer.from('x'), { name: '11010519491231002X.pdf' }), 422, 'personal-data-in-text'],
    ['under its hash, past the gateway’s own door', () => platform.gateway.call('PUT', platform.gateway.path('organisations', `files/${sha256}`), { bytes: 'x', headers: { 'content-type': 'application/octet-stream' } }), 404, 'not-found'],
    ['of a hash that the document does not name', () => platform.gateway.call('GET', platform.gateway.path('organisations', `documents/${documentId}/files/${'0'.repeat(64)}`)), 404, 'not-found'],
  ])('%s is refused, and nothing is stored', async (_what, attempt, status, code) => {
    const before = [await platform.gateway.heads(), await files()];
    problemOf(await attempt(), status, code);
    expect([await platform.gateway.heads(), await files()]).toEqual(before);
  });

  it('is in a backup, and comes back with it', async () => {
    const made = await runYange(['backup', backup, '--data', data, '--json']);
    expect(made.code).toBe(0);
    await platform.stop();
    const restored = await runYange(['restore', backup, '--into', again, '--json']);
    expect([restored.code, JSON.parse(restored.stdout)]).toMatchObject([0, { problems: 0 }]);
    platform = await startPlatform({ empty: true, dataFolder: again });
    expect(await files()).toMatchObject([{ sha256, kept: true }, { kept: true }]);
    expect(createHash('sha256').update(Buffer.from(await (await fetched(sha256)).arrayBuffer())).digest('hex')).toBe(sha256);
  });
});
