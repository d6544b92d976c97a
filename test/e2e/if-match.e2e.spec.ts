import { decisionArrived, decisionInForce } from '../support/decision.fixture.js';
import { problemOf, type Answer } from '../support/gateway.fixture.js';
import { startPlatform, type RunningPlatform } from '../support/platform.fixture.js';

let platform: RunningPlatform;
let decision: string;
const documents = [{ number: '海党编发〔2021〕3号', title: '关于机构的通知', issuer: '海勃湾区委编委', issuedOn: '2021-03-01' }];

beforeAll(async () => {
  platform = await startPlatform({ empty: true });
  decision = await decisionInForce(platform.gateway, 'organ.establish', 'organ.rename', 'grid.structure');
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
    const made = await post('organs', { name: '区大数据局', category: 'government-department', group: '区政府工作部门' });
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
