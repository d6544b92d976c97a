import { setTimeout as delay } from 'node:timers/promises';
import { decisionArrived, decisionInForce } from '../support/decision.fixture.js';
import { problemOf } from '../support/gateway.fixture.js';
import { startPlatform, type RunningPlatform } from '../support/platform.fixture.js';

/** 乌海市: two street offices of a district become one, from the motion to the filing, and everything that hung on them follows. */
const commission = '中共海勃湾区委机构编制委员会';
const paper = (number: string, issuer: string, issuedOn: string) => ({ number, title: '关于整合街道办事处的事项', issuer, issuedOn });
const founding = paper('海党编发〔2021〕2号', commission, '2021-02-01');
const minutes = paper('海编纪〔2022〕3号', commission, '2022-02-10');
const request = paper('海编发〔2022〕5号', commission, '2022-02-15');
const reply = paper('乌编发〔2022〕9号', '中共乌海市委机构编制委员会', '2022-03-10');
const begun = '2021-03-01';
const merged = '2022-04-01';
const administrative = { kind: 'administrative', management: 'unstated', funding: 'unstated' };

interface Holding {
  readonly measure: string;
  readonly value: number;
}

interface OrganFile {
  readonly name: string;
  readonly ended: { readonly on: string } | null;
  readonly holdings: readonly Holding[];
  readonly lineage: { readonly predecessors: readonly { readonly from: string; readonly how: string }[]; readonly successors: readonly { readonly to: string }[]; readonly names: Readonly<Record<string, string>> };
}

const held = (file: OrganFile): Readonly<Record<string, number>> => Object.fromEntries(file.holdings.map(({ measure, value }) => [measure, value]));

describe('a complete reform over the gateway', () => {
  let platform: RunningPlatform;
  let listId = '';
  const streets: Record<string, string> = {};
  let decision = '';
  let motionId = '';
  let result = '';

  const at = (context: string, rest: string): string => platform.gateway.path(context, rest);
  const post = async (context: string, rest: string, json: object, as = 'local-clerk'): Promise<Record<string, string>> => {
    const answer = await platform.gateway.call('POST', at(context, rest), { as, json });
    expect([rest, answer.status, answer.text]).toEqual([rest, 201, expect.any(String)]);
    return ((answer.body as { answer?: Record<string, string> }).answer ?? {});
  };
  const fileOf = (organId: string, on: string): Promise<OrganFile> => platform.gateway.get(at('reporting', `organ-files/${organId}?on=${on}`));

  /** Reactions take some tens of milliseconds per service; a busy machine takes longer. */
  const untilHeld = async (organId: string, on: string, wanted: Readonly<Record<string, number>>): Promise<void> => {
    let found: Readonly<Record<string, number>> = {};
    for (let tries = 0; tries < 600; tries += 1) {
      const answer = await platform.gateway.call('GET', at('reporting', `organ-files/${organId}?on=${on}`));
      found = answer.status === 200 ? held(answer.body as OrganFile) : { 'no file yet': answer.status };
      if (JSON.stringify(Object.entries(found).sort()) === JSON.stringify(Object.entries(wanted).sort())) return;
      await delay(100);
    }
    expect(found).toEqual(wanted);
  };

  beforeAll(async () => {
    platform = await startPlatform({ empty: true });
  });
  afterAll(() => platform?.abandon());

  it('begins with two street offices that have quota, people, posts, powers and grids', async () => {
    decision = await decisionInForce(platform.gateway, 'organ.establish', 'quota.approve', 'posts.adjust', 'power.delegate', 'grid.structure');
    for (const context of ['staffing', 'enforcement', 'grid']) await decisionArrived(platform.gateway, context, decision);
    const live = { effective: begun, documents: [founding], decision };
    listId = (await post('enforcement', 'power-lists', { ...live, title: '赋予街道权力事项清单', total: 30 }, 'local-bureau'))['listId'] ?? '';
    for (const [name, quota, people, claims, grids] of [['卡布其街道办事处', 20, 3, 7, 12], ['新华街道办事处', 25, 4, 5, 15]] as const) {
      const { organId = '' } = await post('organisations', 'organs', { ...live, name, category: 'street-office', rank: 'section-principal' });
      streets[name] = organId;
      const owner = { organId, name };
      const unit = { id: organId, name };
      await post('staffing', 'quota-accounts/approvals', { ...live, owner, type: administrative, count: quota });
      await post('staffing', 'post-allotments/approvals', { ...live, owner, principal: 1, deputy: 2 });
      const { permitId = '' } = await post('staffing', 'use-permits', { ...live, owner, type: administrative, count: people, expiresOn: '2021-12-31' });
      for (let person = 0; person < people; person += 1) await post('staffing', 'persons', { ...live, owner, type: administrative, permitId });
      await post('enforcement', `power-lists/${listId}/claims`, { ...live, unit, kind: 'other', items: { counted: claims } }, 'local-township');
      await post('grid', 'grid-blocks', { ...live, unit, label: '全部网格', count: grids });
      await post('grid', 'grid-workers', { ...live, unit, label: '全部网格员', count: grids * 2 });
    }
    await untilHeld(streets['卡布其街道办事处'] ?? '', begun, { quota: 20, staff: 3, posts: 2, 'powers-claimed': 7, grids: 12, 'grid-workers': 24 });
  });

  it('is moved, argued, decided by the one approver at a meeting, and submitted to the city', async () => {
    const subjects = Object.entries(streets).map(([name, id]) => ({ id, name }));
    ({ motionId = '' } = await post('organisations', 'motions', { effective: '2022-01-10', title: '整合街道办事处', items: [{ matter: 'organ.merge', subjects, words: '两个街道办事处整合为一个' }], necessity: '人口减少，服务半径重叠' }));
    await post('organisations', `motions/${motionId}/arguments`, { effective: '2022-01-20', version: 1, necessity: '必要', reasonableness: '合理', feasibility: '可行', evidence: ['论证报告'] });
    const seen = { version: 1, contentHash: await contentHash() };
    const own = await platform.gateway.call('POST', at('organisations', `motions/${motionId}/decisions`), { json: { effective: '2022-02-10', documents: [minutes], ...seen, outcome: 'submit', minutes } });
    expect(own.status).toBe(403);
    await post('organisations', `motions/${motionId}/decisions`, { effective: '2022-02-10', documents: [minutes], ...seen, outcome: 'submit', minutes }, 'local-approver');
    await post('organisations', `motions/${motionId}/submissions`, { effective: '2022-02-15', documents: [request], addressee: '中共乌海市委机构编制委员会' });
    problemOf(await merge(decision), 409, 'decision-does-not-cover');
    ({ decisionId: decision = '' } = await post('organisations', `motions/${motionId}/replies`, { effective: '2022-03-10', documents: [reply], ...seen, outcome: 'approve' }, 'local-city-approver'));
    expect(decision).not.toBe('');
  });

  it('is carried out in one command, under the reply', async () => {
    const answer = await merge(decision);
    expect([answer.status, answer.text]).toEqual([201, expect.stringContaining('OrgansMerged')]);
    result = (answer.body as { answer: { organId: string } }).answer.organId;
  });

  it('takes people, quota, posts, powers and grids along, without anybody asking', async () => {
    await untilHeld(result, merged, { quota: 45, staff: 7, posts: 4, 'powers-claimed': 12, grids: 27, 'grid-workers': 54 });
    for (const organId of Object.values(streets)) await untilHeld(organId, merged, {});
  });

  it('is seen in reporting as it stood before, with its lineage after', async () => {
    const [kabuqi = '', xinhua = ''] = Object.values(streets);
    expect(held(await fileOf(xinhua, '2022-03-31'))).toMatchObject({ quota: 25, staff: 4, grids: 15 });
    const after = await fileOf(result, merged);
    expect(new Set(after.lineage.predecessors.map(({ from, how }) => `${how} ${from}`))).toEqual(new Set([`merged ${kabuqi}`, `merged ${xinhua}`]));
    expect(after.lineage.names).toMatchObject({ [kabuqi]: '卡布其街道办事处', [xinhua]: '新华街道办事处' });
    const before = await fileOf(kabuqi, merged);
    expect([before.ended?.on, before.lineage.successors.map(({ to }) => to)]).toEqual([merged, [result]]);
    expect((await platform.gateway.call('GET', at('reporting', `organ-files/${result}?on=2022-03-31`))).status).toBe(404);
  });

  it('ends with the report of its implementation and its filing, and nothing is left for a person', async () => {
    const live = { documents: [reply] };
    await post('organisations', `motions/${motionId}/implementations`, { ...live, effective: '2022-05-01', words: '整合完成' });
    await post('organisations', `motions/${motionId}/filings`, { ...live, effective: '2022-05-10', filedWith: '海勃湾区人大常委会', body: 'congress-committee' });
    for (const context of ['staffing', 'enforcement', 'grid']) {
      expect(await platform.gateway.get(at(context, 'follow-ups'))).toMatchObject({ followUps: [] });
    }
    await platform.gateway.caughtUp();
    const { motions } = await platform.gateway.get<{ motions: { stage: string }[] }>(at('organisations', `motions?motion=${motionId}`));
    expect(motions).toMatchObject([{ stage: 'filed' }]);
    expect(await platform.stop()).toEqual({ code: 0, left: [] });
  });

  const merge = (under: string) => {
    const json = { effective: merged, documents: [reply], decision: under, sources: Object.values(streets), result: { name: '新布街道办事处', category: 'street-office', rank: 'section-principal' }, reason: '整合' };
    return platform.gateway.call('POST', at('organisations', 'organ-mergers'), { json });
  };

  const contentHash = async (): Promise<string> => {
    for (let tries = 0; tries < 1_000; tries += 1) {
      const { motions } = await platform.gateway.get<{ motions: { contentHash: string; stage: string }[] }>(at('organisations', `motions?motion=${motionId}`));
      if (motions[0]?.stage === 'argued') return motions[0].contentHash;
      await delay(50);
    }
    throw new Error(`motion ${motionId} does not show`);
  };
});
