import { startSample, type SampleApplication } from './sample.service.fixture.js';
import { todayInChina } from './today.clock.js';

const documents = [{ number: '海党发〔2019〕1号', issuer: '海勃湾区委', issuedOn: '2019-01-15' }];
const own = '/v1/districts/150302';

interface Told {
  readonly moment: { readonly asOf: string | null; readonly knownAt: string; readonly asked: string | null };
}

describe('the doors that read a log itself', () => {
  let sample: SampleApplication;
  let draftId = '';
  let organ = '';

  const post = async (path: string, body: object, as = 'local-clerk'): Promise<never> => {
    const answer = await sample.ask('POST', `${own}/${path}`, { as, body });
    expect([path, answer.status, answer.body]).toEqual([path, 201, expect.anything()]);
    return answer.body;
  };
  const get = async (path: string, at: object = {}): Promise<{ readonly status: number; readonly body: unknown }> => {
    const asked = new URLSearchParams(at as Record<string, string>).toString();
    return sample.ask('GET', `${own}/${path}${asked === '' ? '' : `${path.includes('?') ? '&' : '?'}${asked}`}`);
  };
  const head = async (): Promise<number> => (await sample.logs.forDistrict('150302').head()).position;

  beforeAll(async () => {
    sample = await startSample();
    ({ draftId } = (await post('drafts', { command: 'establish-organ', content: { name: '区信访局', effective: '2019-02-01', documents } }) as { answer: { draftId: string } }).answer);
    ({ organId: organ } = (await post('organs', { name: '区财政局', effective: '2119-02-01', documents }) as { answer: { organId: string } }).answer);
  });
  afterAll(() => sample.close());

  const doors = (): readonly string[] => ['events', 'events?limit=1', `events?stream=organ/${organ}`, 'recent-events', 'recent-events?type=OrganEstablished', 'rules?on=2120-01-01', 'scheduled-changes?asOf=2019-01-01', 'drafts', `drafts/${draftId}`, 'follow-ups'];

  it('answer as known at a position byte for byte what they answered when the log ended there, whatever is recorded since', async () => {
    const at = { knownAt: `organisations:${await head()}` };
    const before = new Map<string, string>();
    for (const path of doors()) {
      const [now, known] = [await get(path), await get(path, at)];
      expect([path, now.status, known.status, (known.body as Told).moment]).toEqual([path, 200, 200, expect.objectContaining({ knownAt: at.knownAt, asked: at.knownAt })]);
      expect([path, { ...(now.body as object), moment: null }]).toEqual([path, { ...(known.body as object), moment: null }]);
      before.set(path, JSON.stringify(known.body));
    }
    await post(`organs/${organ}/names`, { newName: '区财政金融局', effective: '2119-03-01', documents });
    await post('organs', { name: '区教育局', effective: '2119-02-01', documents });
    await post('rules/slip-too-late/modes', { mode: 'warn', reason: '人手不足', effective: todayInChina(), documents }, 'local-approver');
    await post(`drafts/${draftId}/submissions`, { version: 1 });
    for (const [path, answer] of before) expect([path, JSON.stringify((await get(path, at)).body)]).toEqual([path, answer]);
    // Nothing was refused by a reaction meanwhile; every other door has something new to tell.
    const bare = (text: string): string => JSON.stringify({ ...(JSON.parse(text) as object), moment: null });
    const same: string[] = [];
    for (const path of doors()) if (bare(JSON.stringify((await get(path)).body)) === bare(before.get(path) ?? '{}')) same.push(path);
    expect(same).toEqual(['follow-ups']);
  });

  it('name the positions that they were read at, which can be sent back', async () => {
    const { moment } = (await get('scheduled-changes')).body as Told;
    expect(moment).toEqual({ asOf: null, knownAt: `organisations:${await head()}`, asked: null, uncertain: [] });
    expect((await get('rules', { asOf: '2020-06-30', knownAt: moment.knownAt })).body).toMatchObject({ on: '2020-06-30', moment: { asOf: '2020-06-30', knownAt: moment.knownAt } });
  });

  it('tell nothing of a log that positions do not name, and of a draft that was not there', async () => {
    expect(await get('events', { knownAt: 'staffing:3' })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/knownAt', code: 'known-at-names-no-log' }] } });
    expect(await get('recent-events', { knownAt: `organisations:${(await head()) + 1}` })).toMatchObject({ status: 422, body: { errors: [{ code: 'known-at-beyond-log' }] } });
    expect(await get('events', { knownAt: 'organisations:0' })).toMatchObject({ status: 200, body: { head: 0, events: [] } });
    expect(await get(`drafts/${draftId}`, { knownAt: 'organisations:0' })).toMatchObject({ status: 404 });
    expect(await get('drafts', { knownAt: '2000-01-01' })).toMatchObject({ status: 200, body: { drafts: [], moment: { knownAt: 'organisations:0' } } });
    for (const wrong of ['yesterday', '2019-02-30', 'organisations']) expect([wrong, (await get('rules', { knownAt: wrong })).status]).toEqual([wrong, 422]);
    const toCome = ['2099-01-01', new Date(Date.now() + 3_600_000).toISOString()];
    for (const path of doors()) for (const knownAt of toCome) expect([path, await get(path, { knownAt })]).toMatchObject([path, { status: 422, body: { errors: [{ pointer: '/knownAt', code: 'known-at-to-come' }] } }]);
    expect(await get('events', { knownAt: todayInChina() })).toMatchObject({ status: 200, body: { head: await head() } });
    expect(await get('rules', { on: '2019-01-01', asOf: '2020-01-01' })).toMatchObject({ status: 422, body: { errors: [{ code: 'two-days' }] } });
  });
});
