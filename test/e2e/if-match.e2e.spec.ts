import { decisionArrived, decisionInForce } from '../support/decision.fixture.js';
import { sampleOf } from '../support/bad-requests.fixture.js';
import { district, entitledTo, problemOf, type Answer, type Call } from '../support/gateway.fixture.js';
import { operationsOf, type ApiDocument, type Operation } from '../support/openapi.fixture.js';
import { startPlatform, type RunningPlatform } from '../support/platform.fixture.js';

let platform: RunningPlatform;
let decision: string;
const documents = [{ number: '海党编发〔2021〕3号', title: '关于机构的通知', issuer: '海勃湾区委编委', issuedOn: '2021-03-01' }];

beforeAll(async () => {
  platform = await startPlatform({ empty: true });
  decision = await decisionInForce(platform.gateway, 'organ.establish', 'organ.rename', 'grid.structure', 'power.delegate');
});
afterAll(() => platform?.abandon());

const post = (rest: string, json: object, headers: Record<string, string> = {}, as = 'local-clerk'): Promise<Answer> =>
  platform.gateway.call('POST', platform.gateway.path('organisations', rest), { as, headers, json: { effective: '2021-03-02', documents, decision, ...json } });
const shown = async (context: string, rest: string): Promise<Answer> => {
  await platform.gateway.caughtUp();
  return platform.gateway.call('GET', platform.gateway.path(context, rest));
};
const tagOf = (answer: Answer): string | null => answer.headers.get('etag');

describe('two people with one organ before them', () => {
  let organId: string;

  it('see the same version, whether they made it or looked it up', async () => {
    const made = await post('organs', { name: '区大数据局', category: 'institution' });
    expect([made.status, made.text]).toEqual([201, expect.stringContaining('"recorded"')]);
    organId = (made.body as { answer: { organId: string } }).answer.organId;
    expect([tagOf(made), tagOf(await shown('organisations', `organs/${organId}`)), tagOf(await shown('organisations', `organs/${organId}/readiness`))]).toEqual(['"1"', '"1"', '"1"']);
  });

  it('cannot both rename it on that version: the other is told by whom, when and to what effect', async () => {
    const settled = await Promise.all(['区数据局', '区政务数据局'].map((newName, index) => post(`organs/${organId}/names`, { newName }, { 'if-match': '"1"' }, ['local-clerk', 'local-approver'][index])));
    expect(settled.map(({ status }) => status).sort()).toEqual([201, 412]);
    const [won, lost] = settled[0]?.status === 201 ? settled : settled.toReversed();
    expect(tagOf(won as Answer)).toBe('"2"');
    expect(problemOf(lost as Answer, 412, 'changed-since')).toMatchObject({
      current: { streamId: `organ/${organId}`, version: 2, etag: '"2"' },
      since: [{ type: 'OrganRenamed', version: 2, words: { zh: '机构更名' }, effective: { text: '2021-03-02' }, actor: { person: expect.stringMatching(/^local-(clerk|approver)$/) } }],
    });
    const { names } = (await shown('organisations', `organs/${organId}`)).body as { names: readonly object[] };
    expect(names).toHaveLength(2);
  });

  it('have to say what they saw before they replace it, and need not for what they add', async () => {
    problemOf(await post(`organs/${organId}/names`, { newName: '区信息局' }), 428, 'if-match-missing');
    expect((await post(`organs/${organId}/seal-activations`, {})).status).toBe(201);
    expect(tagOf(await shown('organisations', `organs/${organId}`))).toBe('"3"');
  });
});

it('tells the version of a grid, which its own register keeps', async () => {
  await decisionArrived(platform.gateway, 'grid', decision);
  const { organs } = (await shown('organisations', 'organs')).body as { organs: readonly { organId: string; name: string }[] };
  const json = { effective: '2021-03-02', documents, decision, unit: { id: organs[0]?.organId, name: organs[0]?.name }, name: '第一网格', households: 400, population: 1000 };
  const made = await platform.gateway.call('POST', platform.gateway.path('grid', 'grids'), { json });
  expect([made.status, tagOf(made)]).toEqual([201, expect.stringMatching(/^"\d+"$/)]);
  const { grids } = (await shown('grid', 'grids')).body as { grids: readonly { id: string }[] };
  expect(tagOf(await shown('grid', `grids/${grids[0]?.id}`))).toBe(tagOf(made));
});

/** Doors come from the description of all doors: one that is added is held to this without a word here. */
describe('every door', () => {
  let doors: readonly Operation[];
  const asksFor = (header: string) => ({ parameters }: Operation): boolean => parameters.some(({ name, required }) => name === header && required === true);
  const sample = ({ body }: Operation): Call => (body === null ? { bytes: new FormData() } : { json: { ...(sampleOf(body, () => 0.99) as object), effective: '2021-03-02', documents } });
  const knock = ({ path, right }: Operation, call: Call, ids: Readonly<Record<string, string>> = {}): Promise<Answer> =>
    platform.gateway.call('POST', path.replace(/\{(\w+)\}/g, (_all, name: string) => ids[name] ?? (name === 'district' ? district : name === 'context' ? 'reporting' : '5b0f0e3e-8f7e-4c55-9d0b-0c5f6f1e2a11')), { as: entitledTo(right), ...call });

  beforeAll(async () => {
    doors = operationsOf(await platform.gateway.get<ApiDocument>('/v1/openapi')).filter(({ method }) => method === 'post');
  });

  it('that records something refuses a request without Idempotency-Key before it looks at anything else, and nothing is recorded', async () => {
    const before = await platform.gateway.heads();
    const recording = doors.filter(asksFor('Idempotency-Key'));
    expect(recording.length).toBeGreaterThan(250);
    const others: string[] = [];
    for (const door of recording) {
      for (const call of [{ ...sample(door), key: null }, { ...sample(door), key: null, headers: { 'if-match': '*' } }]) {
        const { status, body } = await knock(door, call);
        const { code } = body as { readonly code?: string };
        if (status !== 400 || code !== 'idempotency-key-missing') others.push(`${door.path}: ${status} ${code ?? ''}`);
      }
    }
    expect(others).toEqual([]);
    expect(await platform.gateway.heads()).toEqual(before);
  });

  it('that takes none records nothing', async () => {
    const others = doors.filter((door) => !asksFor('Idempotency-Key')(door));
    expect(others.length).toBeGreaterThan(0);
    expect(others.flatMap(({ path, responses }) => ['201', '202'].filter((status) => status in responses).map((status) => `${status} ${path}`))).toEqual([]);
    const before = await platform.gateway.heads();
    for (const door of others) expect([door.path, (await knock(door, { ...sample(door), key: null })).status < 500]).toEqual([door.path, true]);
    await platform.gateway.caughtUp();
    expect(await platform.gateway.heads()).toEqual(before);
  });

  it('that replaces what somebody looked at wants If-Match, and tells what has happened since', async () => {
    const listId = await issuedPowerList();
    const { organs } = (await shown('organisations', 'organs')).body as { organs: readonly { organId: string }[] };
    const { grids } = (await shown('grid', 'grids')).body as { grids: readonly { id: string }[] };
    const ids = { organId: organs.at(-1)?.organId ?? '', gridId: grids[0]?.id ?? '', listId };
    const replacing = doors.filter(asksFor('If-Match'));
    expect(replacing.length).toBeGreaterThan(5);
    const before = await platform.gateway.heads();
    for (const door of replacing) {
      problemOf(await knock(door, sample(door), ids), 428, 'if-match-missing');
      const stale = await knock(door, { ...sample(door), headers: { 'if-match': '"0"' } }, ids);
      const { current, since } = problemOf(stale, 412, 'changed-since');
      expect([door.path, since?.length, since?.[0]]).toEqual([door.path, current?.version, expect.objectContaining({ type: expect.any(String), version: 1, actor: expect.objectContaining({ person: 'local-clerk' }) })]);
      expect(current?.version).toBeGreaterThan(0);
    }
    expect(await platform.gateway.heads()).toEqual(before);
  });

  const issuedPowerList = async (): Promise<string> => {
    await decisionArrived(platform.gateway, 'enforcement', decision);
    const made = await platform.gateway.call('POST', platform.gateway.path('enforcement', 'power-lists'), { json: { effective: '2021-03-02', documents, decision, title: '赋权清单', total: 10 } });
    expect([made.status, made.text]).toEqual([201, expect.stringContaining('"recorded"')]);
    return (made.body as { answer: { listId: string } }).answer.listId;
  };
});
