import { establish, rename, sampleService, startSample, type SampleApplication } from './sample.service.fixture.js';
import { versionShown } from './shown.version.js';

const documents = [{ number: '海党发〔2019〕1号', issuer: '海勃湾区委', issuedOn: '2019-01-15' }];
const own = '/v1/districts/150302';
const organs = `${own}/organs`;

/** Renaming replaces a name that somebody has seen; correcting its spelling adds a fact. */
const relabel = { ...rename, name: 'relabel-organ', title: { zh: '补记名称', en: 'Label' }, path: 'organs/:organId/labels' };
const service = { ...sampleService, useCases: [{ ...establish, about: 'own' as const }, { ...rename, ifMatch: 'required' as const }, relabel] };

describe('what a caller has seen', () => {
  let sample: SampleApplication;

  beforeAll(async () => {
    sample = await startSample({ service });
  });
  afterAll(() => sample.close());

  let made = 0;
  const established = async (): Promise<string> => {
    made += 1;
    const { body } = await sample.ask('POST', organs, { body: { name: `区第${made}局`, effective: '2019-02-01', documents } });
    return (body as { answer: { organId: string } }).answer.organId;
  };
  const renamed = (organId: string, newName: string, headers: Record<string, string>, path = 'names', as = 'local-clerk') =>
    sample.ask('POST', `${organs}/${organId}/${path}`, { as, body: { newName, effective: '2019-03-01', documents }, headers });

  it('comes as ETag of the answer and goes back as If-Match', async () => {
    const first = await sample.ask('POST', organs, { body: { name: '区财政局', effective: '2019-02-01', documents } });
    expect([first.status, first.headers.get('etag')]).toEqual([201, '"1"']);
    const { organId } = (first.body as { answer: { organId: string } }).answer;
    const second = await renamed(organId, '区财政金融局', { 'if-match': '"1"' });
    expect([second.status, second.headers.get('etag'), Object.keys(second.body)]).toEqual([201, '"2"', ['status', 'events', 'findings', 'answer', 'position']]);
    expect((await renamed(organId, '区财政局', { 'if-match': '*' })).headers.get('etag')).toBe('"3"');
  });

  it('has to be said where something is replaced, and only there', async () => {
    const organId = await established();
    for (const headers of [{}, { 'if-none-match': '*' }]) expect(await renamed(organId, '甲', headers)).toMatchObject({ status: 428, body: { code: 'if-match-missing', title: '须说明所见版本' } });
    expect((await renamed(organId, '甲', {}, 'labels')).status).toBe(201);
  });

  it('is no longer so: 412 says who was there before, and records nothing', async () => {
    const organId = await established();
    await renamed(organId, '甲', { 'if-match': '"1"' }, 'labels');
    await renamed(organId, '乙', { 'if-match': '"2"' });
    const before = await sample.logs.forDistrict('150302').head();
    const late = await renamed(organId, '丙', { 'if-match': '"1"' });
    const event = { type: 'OrganRenamed', effective: { from: '2019-03-01', to: '2019-03-01', text: '2019-03-01' }, actor: { person: 'local-clerk', role: 'clerk' } };
    expect(late).toMatchObject({
      status: 412,
      body: {
        code: 'changed-since', current: { streamId: `organ/${organId}`, version: 3, etag: '"3"' },
        since: [{ ...event, version: 2, words: { zh: '补记名称', en: 'Label' } }, { ...event, version: 3, words: { zh: '更名', en: 'Rename' }, position: before.position }],
      },
    });
    expect(await sample.logs.forDistrict('150302').head()).toEqual(before);
    expect(await renamed('nobody', '丙', { 'if-match': '*' })).toMatchObject({ status: 412, body: { code: 'not-there-yet', current: { version: 0 }, since: [] } });
  });

  it('may be that there is nothing yet', async () => {
    const body = { name: '区档案局', organId: 'archive', effective: '2019-02-01', documents };
    expect((await sample.ask('POST', organs, { body, headers: { 'if-none-match': '*' } })).status).toBe(201);
    expect(await sample.ask('POST', organs, { body, headers: { 'if-none-match': '*' } })).toMatchObject({ status: 412, body: { code: 'there-already' } });
  });

  it('is answered alike when the request comes again', async () => {
    const organId = await established();
    const headers = { 'idempotency-key': 'renamed-once', 'if-match': '"1"' };
    const [first, again] = [await renamed(organId, '甲乙', headers), await renamed(organId, '甲乙', headers)];
    expect([again.status, again.body, again.headers.get('etag'), again.headers.get('idempotency-replayed')]).toEqual([201, first.body, '"2"', 'true']);
  });

  it('is refused where a command is about no single thing, or the header is none', async () => {
    const annulment = { eventId: '00000000-0000-4000-8000-000000000000', streamId: 'organ/x', reason: '误录', effective: '2019-02-01', documents };
    expect(await sample.ask('POST', `${own}/annulments`, { body: annulment, headers: { 'if-match': '"1"' } })).toMatchObject({ status: 400, body: { code: 'if-match-not-taken' } });
    expect(await renamed('x', '甲', { 'if-match': '1' })).toMatchObject({ status: 400, body: { code: 'if-match' } });
  });

  it('is described: the header, 412, and 428 where it has to be said', async () => {
    const { paths } = (await sample.ask('GET', '/openapi.json', { as: '' })).body as { paths: Record<string, { post: { parameters: { name: string; required?: boolean }[]; responses: Record<string, { headers?: object }> } }> };
    const said = ['organs', 'organs/{organId}/names', 'organs/{organId}/labels', 'annulments'].map((path) => {
      const operation = paths[`/v1/districts/{district}/${path}`]?.post;
      const conditions = operation?.parameters.filter(({ name }) => name.startsWith('If-')).map(({ name, required }) => `${name}${required === true ? '!' : ''}`);
      return [path, conditions, ['412', '428'].filter((status) => status in (operation?.responses ?? {})), 'ETag' in (operation?.responses['201']?.headers ?? {})];
    });
    expect(said).toEqual([
      ['organs', ['If-Match', 'If-None-Match'], ['412'], true],
      ['organs/{organId}/names', ['If-Match!'], ['412', '428'], true],
      ['organs/{organId}/labels', ['If-Match'], ['412'], true],
      ['annulments', [], [], false],
    ]);
  });
});

describe('the version that a read model shows', () => {
  const shown = { streamId: 'organ/a', facts: 'organ_facts' };
  const read = { name: 'organs', version: 1, contexts: ['organisations'], types: ['OrganEstablished'], tables: () => [], views: ['organ_facts'], apply: async () => undefined };

  it('is that before the first event which it has still to fold; what it never folds is passed over', async () => {
    const sample = await startSample({ service });
    for (const [path, body] of [['organs', { name: '甲', organId: 'a' }], ['organs/a/labels', { newName: '乙' }], ['organs', { name: '丙', organId: 'c' }]] as const) {
      expect((await sample.ask('POST', `${own}/${path}`, { body: { ...body, effective: '2019-02-01', documents } })).status).toBe(201);
    }
    const log = sample.logs.forDistrict('150302');
    const version = (types: readonly string[], folded: number) => versionShown(log, { ...service, projections: [{ ...read, types }] }, shown, folded);
    expect(await Promise.all([version(['OrganEstablished'], 0), version(['OrganEstablished'], 1), version(['OrganEstablished', 'OrganRenamed'], 1), version(['OrganEstablished', 'OrganRenamed'], 2)])).toEqual([0, 2, 1, 2]);
    await expect(versionShown(log, service, shown, 0)).rejects.toThrow('no read model of organisations keeps organ_facts');
    await sample.close();
  });
});
