import { setTimeout as delay } from 'node:timers/promises';
import { answer, ApiProblem, type ApiClient, type components, type paths } from '@yange/api-client';
import { decisionArrived, decisionInForce } from '../support/decision.fixture.js';
import { district } from '../support/gateway.fixture.js';
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
const administrative = { kind: 'administrative', management: 'unstated', funding: 'unstated' } as const;

type Plan = paths['/v1/districts/{district}/what-ifs']['post']['requestBody']['content']['application/json'];
type OrganFile = components['schemas']['reporting.OrganFile'];

/** Every path and body here is checked by the compiler against the committed OpenAPI document. */
const path = { district };
const fileDoor = '/v1/districts/{district}/reporting/organ-files/{organId}';

const held = (file: OrganFile): Readonly<Record<string, number>> => Object.fromEntries(file.holdings.map(({ measure, value }) => [measure, value]));

/** Ids of what a command began. */
const begunBy = async (call: Promise<{ data?: { answer: Readonly<Record<string, string>> }; response: Response }>): Promise<Readonly<Record<string, string>>> => (await answer(call)).answer;

const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(() => 'answered', (error: unknown) => {
    if (error instanceof ApiProblem) return `${error.status} ${error.code}`;
    throw error;
  });

describe('a complete reform by the generated client', () => {
  let platform: RunningPlatform;
  let clerk: ApiClient;
  let listId = '';
  const streets: Record<string, string> = {};
  let decision = '';
  let motionId = '';
  let tried: components['schemas']['WhatIf'];
  let result = '';
  let leaver = '';
  /** what was told of the leaver's leaving while the motion waited for its argument */
  let waiting: components['schemas']['WhatIf'];

  const fileOf = (organId: string, on: string): Promise<OrganFile> => answer(clerk.GET(fileDoor, { params: { path: { district, organId }, query: { on } } }));

  /** Reactions take some tens of milliseconds per service; a busy machine takes longer. */
  const untilHeld = async (organId: string, on: string, wanted: Readonly<Record<string, number>>): Promise<void> => {
    let found: Readonly<Record<string, number>> = {};
    for (let tries = 0; tries < 600; tries += 1) {
      found = await fileOf(organId, on).then(held, (error: ApiProblem) => ({ 'no file yet': error.status }));
      if (JSON.stringify(Object.entries(found).sort()) === JSON.stringify(Object.entries(wanted).sort())) return;
      await delay(100);
    }
    expect(found).toEqual(wanted);
  };

  beforeAll(async () => {
    platform = await startPlatform({ empty: true });
    clerk = platform.gateway.client();
  });
  afterAll(() => platform?.abandon());

  it('begins with two street offices that have quota, people, posts, powers and grids', async () => {
    decision = await decisionInForce(platform.gateway, 'organ.establish', 'quota.approve', 'posts.adjust', 'power.delegate', 'grid.structure');
    for (const context of ['staffing', 'enforcement', 'grid']) await decisionArrived(platform.gateway, context, decision);
    const live = { effective: begun, documents: [founding], decision };
    const [bureau, township, approver] = [platform.gateway.client('local-bureau'), platform.gateway.client('local-township'), platform.gateway.client('local-approver')];
    ({ listId = '' } = await begunBy(bureau.POST('/v1/districts/{district}/enforcement/power-lists', { params: { path }, body: { ...live, title: '赋予街道权力事项清单', total: 30 } })));
    for (const [name, quota, people, claims, grids] of [['卡布其街道办事处', 20, 3, 7, 12], ['新华街道办事处', 25, 4, 5, 15]] as const) {
      const { organId = '' } = await begunBy(clerk.POST('/v1/districts/{district}/organisations/organs', { params: { path }, body: { ...live, name, category: 'street-office', rank: 'section-principal' } }));
      streets[name] = organId;
      const owner = { organId, name };
      const unit = { id: organId, name };
      await begunBy(clerk.POST('/v1/districts/{district}/staffing/quota-accounts/approvals', { params: { path }, body: { ...live, owner, type: administrative, count: quota } }));
      await begunBy(clerk.POST('/v1/districts/{district}/staffing/post-allotments/approvals', { params: { path }, body: { ...live, owner, principal: 1, deputy: 2 } }));
      const asked = { ...live, owner, type: administrative, count: people };
      const granted = (by: typeof clerk, more: object = {}) => by.POST('/v1/districts/{district}/staffing/use-permits', { params: { path }, body: { ...asked, expiresOn: '2021-12-31', ...more } });
      const { requestId = '' } = await begunBy(clerk.POST('/v1/districts/{district}/staffing/use-permit-requests', { params: { path }, body: asked }));
      expect(await codeOf(granted(approver))).toBe('409 permit-without-request');
      const { permitId = '' } = await begunBy(granted(approver, { requestId }));
      for (let person = 0; person < people; person += 1) ({ personId: leaver = '' } = await begunBy(clerk.POST('/v1/districts/{district}/staffing/persons', { params: { path }, body: { ...live, owner, type: administrative, permitId } })));
      await begunBy(township.POST('/v1/districts/{district}/enforcement/power-lists/{listId}/claims', { params: { path: { district, listId } }, body: { ...live, unit, kind: 'other', items: { counted: claims } } }));
      await begunBy(clerk.POST('/v1/districts/{district}/grid/grid-blocks', { params: { path }, body: { ...live, unit, label: '全部网格', count: grids } }));
      await begunBy(clerk.POST('/v1/districts/{district}/grid/grid-workers', { params: { path }, body: { ...live, unit, label: '全部网格员', count: grids * 2 } }));
    }
    await untilHeld(streets['卡布其街道办事处'] ?? '', begun, { quota: 20, staff: 3, posts: 2, 'powers-claimed': 7, grids: 12, 'grid-workers': 24 });
  });

  it('is tried out before anybody moves it: what it takes along is told, and nothing is written', async () => {
    const [kept, rows] = [await heads(), await digests()];
    tried = await whatIf(plan());
    expect(tried).toMatchObject({ outcome: 'passes', on: merged, steps: [{ step: 1, outcome: 'recorded', right: 'organisations.record', matter: { code: 'organ.merge' } }] });
    expect(tried.steps[0]?.events.map(({ sentence }) => sentence.zh)).toContainEqual(expect.stringContaining('新布街道办事处'));
    expect(new Set(tried.followUps.map(({ service, outcome }) => `${service} ${outcome}`))).toEqual(new Set(['staffing recorded', 'enforcement recorded', 'grid recorded', 'enforcement unchanged']));
    const moved = Object.fromEntries(tried.movements.accounts.map(({ organ, approved, actual }) => [organ, [approved.before, approved.after, actual.before, actual.after]]));
    expect(moved).toEqual({ 卡布其街道办事处: [20, 0, 3, 0], 新华街道办事处: [25, 0, 4, 0], 新布街道办事处: [null, 45, null, 7] });
    expect(tried.movements.people.map(({ to }) => to?.organ)).toEqual(Array.from({ length: 7 }, () => '新布街道办事处'));
    expect([tried.movements.posts.length, tried.movements.totals]).toEqual([3, [{ kind: 'administrative', approved: 0, actual: 0 }]]);
    expect([await heads(), await digests()]).toEqual([kept, rows]);
  });

  it('tells of a batch of people how many would go from where to where, beside the posts that go along', async () => {
    const [from, to] = Object.entries(streets).map(([name, organId]) => ({ organId, name }));
    const batch = { name: '一批转隶', units: 1, persons: 2, from, to };
    const { outcome, movements } = await whatIf({ title: '转隶', steps: [
      { service: 'staffing', command: 'record-transfer-batch', body: batch, effective: merged },
      { service: 'staffing', command: 'record-transfer-batch-with-quota', body: { ...batch, name: '连人带编', type: administrative, quota: 2 }, effective: merged },
    ] } as Plan);
    expect([outcome, movements.batches.map(({ batchId: _id, ...told }) => told)]).toEqual(['passes', [
      { name: '一批转隶', direction: 'within', from: { organId: from?.organId, organ: from?.name }, to: { organId: to?.organId, organ: to?.name }, persons: 2, named: 0, withQuota: false },
      { name: '连人带编', direction: 'within', from: { organId: from?.organId, organ: from?.name }, to: { organId: to?.organId, organ: to?.name }, persons: 2, named: 0, withQuota: true },
    ]]);
    expect(movements.accounts.map(({ organ, approved }) => [organ, approved.change])).toEqual([[from?.name, -2], [to?.name, 2]]);
  });

  it('is one plan whatever the order of its members, and another one with another content', async () => {
    const { title, steps: [step] } = plan();
    const turned = { steps: [Object.fromEntries(Object.entries(step ?? {}).toReversed())], title } as unknown as Plan;
    expect([(await whatIf(turned)).planHash, (await whatIf(plan('另一理由'))).planHash].map((hash) => hash === tried.planHash)).toEqual([true, false]);
    const refused = await whatIf({ title: '错的', steps: [...plan().steps, { service: 'organisations', command: 'merge-organs', body: {} }, { service: 'organisations', command: 'organs/@1.organId/names', body: { newName: '新布街道' }, effective: '2022-06-01' }, { service: 'grid', command: 'no-such-command', body: { of: '@2.organId' } }] });
    expect(refused.outcome).toBe('refused');
    expect(refused.steps.map(({ outcome, violations }) => [outcome, violations.map(({ rule, field }) => field ?? rule)])).toEqual([
      ['recorded', []], ['refused', ['/result']], ['recorded', []], ['refused', ['unknown-command']],
    ]);
  });

  it('is moved, argued, decided by the one approver at a meeting, and submitted to the city', async () => {
    const subjects = Object.entries(streets).map(([name, id]) => ({ id, name }));
    const items = [{ matter: 'organ.merge' as const, subjects, words: '两个街道办事处整合为一个' }];
    ({ motionId = '' } = await begunBy(clerk.POST('/v1/districts/{district}/organisations/motions', { params: { path }, body: { effective: '2022-01-10', title: '整合街道办事处', items, necessity: '人口减少，服务半径重叠', planHash: tried.planHash } })));
    const of = { params: { path: { district, motionId } } };
    await begunBy(clerk.POST('/v1/districts/{district}/reporting/desks/{person}/bindings', { params: { path: { district, person: 'local-clerk' } }, body: { effective: '2022-01-10', personId: leaver } }));
    waiting = await whatIf(leaving());
    expect(workLeft(waiting).flat()).toContain(`organisations/motion/${motionId}/motion-argument`);
    const argued = { effective: '2022-01-20', version: 1, necessity: '必要', reasonableness: '合理', feasibility: '可行', evidence: ['论证报告'] };
    await begunBy(clerk.POST('/v1/districts/{district}/organisations/motions/{motionId}/arguments', { ...of, body: argued }));
    const seen = { version: 1, contentHash: await contentHash() };
    const decided = { effective: '2022-02-10', documents: [minutes], ...seen, outcome: 'submit' as const, minutes };
    const decide = (as: ApiClient) => as.POST('/v1/districts/{district}/organisations/motions/{motionId}/decisions', { ...of, body: decided });
    expect(await codeOf(decide(clerk))).toMatch(/^403 /);
    await begunBy(decide(platform.gateway.client('local-approver')));
    await begunBy(clerk.POST('/v1/districts/{district}/organisations/motions/{motionId}/submissions', { ...of, body: { effective: '2022-02-15', documents: [request], addressee: '中共乌海市委机构编制委员会' } }));
    expect(await codeOf(merge(decision))).toBe('409 decision-does-not-cover');
    const replied = { effective: '2022-03-10', documents: [reply], ...seen, outcome: 'approve' as const };
    ({ decisionId: decision = '' } = await begunBy(platform.gateway.client('local-city-approver').POST('/v1/districts/{district}/organisations/motions/{motionId}/replies', { ...of, body: replied })));
    expect(decision).not.toBe('');
  });

  it('is carried out as the plan that the reply approved, and as no other', async () => {
    expect(await codeOf(merge(decision))).toBe('409 plan-not-approved');
    expect(await codeOf(carryOut(plan('另一理由')))).toBe('409 plan-not-approved');
    expect(await codeOf(carryOut(plan(), platform.gateway.client('local-auditor')))).toMatch(/^403 /);
    const { planHash, steps } = await answer(carryOut(plan()));
    expect([planHash, steps.map(({ status }) => status), steps[0]?.events.map(({ type }) => type)]).toEqual([tried.planHash, ['recorded'], expect.arrayContaining(['OrgansMerged'])]);
    result = steps[0]?.answer['organId'] ?? '';
    expect(result).toBe(tried.steps[0]?.answer['organId']);
    expect(await answer(carryOut(plan()))).toMatchObject({ steps: [{ status: 'repeated', answer: { organId: result } }] });
  });

  it('takes people, quota, posts, powers and grids along, without anybody asking', async () => {
    await untilHeld(result, merged, { quota: 45, staff: 7, posts: 4, 'powers-claimed': 12, grids: 27, 'grid-workers': 54 });
    for (const organId of Object.values(streets)) await untilHeld(organId, merged, {});
  });

  it('tells before anybody takes it back what other services did because of it', async () => {
    const [kabuqi = ''] = Object.values(streets);
    const { events } = await platform.gateway.get<{ events: { eventId: string; streamId: string; type: string; data: { organId?: string } }[] }>(platform.gateway.path('organisations', 'events?limit=1000'));
    const ended = events.find(({ type, data }) => type === 'OrganAbolished' && data.organId === kabuqi);
    const annulled = await platform.gateway.call('POST', platform.gateway.path('organisations', 'annulments?dryRun=true'), { json: { streamId: ended?.streamId, eventId: ended?.eventId, reason: '误录', effective: merged, documents: [reply] } });
    expect(annulled).toMatchObject({ status: 200, body: { outcome: 'refused', violations: [{ rule: 'correction-without-authority' }], elsewhere: { unavailable: [] } } });
    const { elsewhere } = annulled.body as { elsewhere: { events: { service: string; type: string }[] } };
    expect(new Set(elsewhere.events.map(({ service }) => service))).toEqual(new Set(['enforcement', 'grid', 'staffing']));
    // What reactions wrote, and what came of that.
    expect(elsewhere.events.map(({ type }) => type)).toEqual(expect.arrayContaining(['OrganEndNoted', 'PersonTransferred', 'QuotaTransferredIn', 'PowerHolderEnded', 'GridOwnerEnded']));
  });

  it('reads as it did when it is tried out at the positions of then, and says what changed since', async () => {
    const again = await whatIf(plan(), { since: tried.knownAt });
    expect([again.outcome, again.written, again.since?.knownAt]).toEqual(['carried-out', {}, tried.knownAt]);
    expect(again.since?.differences.filter(({ about }) => about === 'step')).toEqual([{ about: 'step', what: '1', before: '机构合并 recorded', after: '机构合并 repeated' }]);
    const then = await whatIf(plan(), { knownAt: tried.knownAt });
    expect([then.outcome, then.steps[0]?.answer, then.movements.people.length]).toEqual(['passes', tried.steps[0]?.answer, 7]);
  });

  it('takes along at an earlier position what the plan itself brings, and leaves alone whom nobody knew of by then', async () => {
    const [organId = ''] = Object.values(streets);
    const [name] = Object.keys(streets);
    const institution = { kind: 'institution', management: 'unstated', funding: 'full' } as const;
    const grid = { unit: { id: organId, name }, name: '甲网格', households: 300, population: 900 };
    const bringing: Plan = { title: '先增后并', steps: [
      { service: 'staffing', command: 'approve-quota', body: { owner: { organId, name }, type: institution, count: 6 }, effective: begun },
      { service: 'grid', command: 'create-grid', body: grid, effective: begun },
      ...plan().steps,
    ] };
    const then = await whatIf(bringing, { knownAt: tried.knownAt });
    expect([then.outcome, then.movements.people.length]).toEqual(['passes', 7]);
    expect(then.movements.accounts.filter(({ kind }) => kind === 'institution').map(({ organ, approved }) => [organ, approved.after])).toEqual([['卡布其街道办事处', 0], ['新布街道办事处', 6]]);
    expect(then.followUps.filter(({ command, outcome }) => command === 'take-over-grid' && outcome === 'recorded').flatMap(({ events }) => events.map(({ sentence }) => sentence.zh))).toContainEqual(expect.stringContaining('划分网格：甲网格，属新布街道办事处'));
    const before = await whatIf(plan(), { knownAt: tried.knownAt.replace(/staffing:\d+/u, 'staffing:0') });
    expect([before.outcome, before.movements.people, before.movements.accounts]).toEqual(['passes', [], []]);
    const now = await whatIf(bringing);
    expect([now.outcome, now.movements.people, now.steps.at(-1)?.outcome]).toEqual(['refused', [], 'refused']);
  });

  it('leaves at an earlier position the work that was open then, over all services, and now what is open now', async () => {
    const then = await whatIf(leaving(), { knownAt: waiting.knownAt });
    expect([workLeft(then), then.movements, then.written]).toEqual([workLeft(waiting), waiting.movements, waiting.written]);
    const now = await whatIf(leaving({ organId: result, name: '新布街道办事处' }, '2022-04-20'));
    expect([now.outcome, workLeft(now).length]).toEqual(['passes', 1]);
    expect(workLeft(now).flat()).not.toContain(`organisations/motion/${motionId}/motion-argument`);
  });

  it('is seen in reporting as it stood before, with its lineage after', async () => {
    const [kabuqi = '', xinhua = ''] = Object.values(streets);
    expect(held(await fileOf(xinhua, '2022-03-31'))).toMatchObject({ quota: 25, staff: 4, grids: 15 });
    const after = await fileOf(result, merged);
    expect(new Set(after.lineage.predecessors.map(({ from, how }) => `${how} ${from}`))).toEqual(new Set([`merged ${kabuqi}`, `merged ${xinhua}`]));
    expect(after.lineage.names).toMatchObject({ [kabuqi]: '卡布其街道办事处', [xinhua]: '新华街道办事处' });
    const before = await fileOf(kabuqi, merged);
    expect([before.ended?.on, before.lineage.successors.map(({ to }) => to)]).toEqual([merged, [result]]);
    expect(await codeOf(fileOf(result, '2022-03-31'))).toMatch(/^404 /);
  });

  it('ends with the report of its implementation and its filing, and nothing is left for a person', async () => {
    const of = { params: { path: { district, motionId } } };
    await begunBy(clerk.POST('/v1/districts/{district}/organisations/motions/{motionId}/implementations', { ...of, body: { documents: [reply], effective: '2022-05-01', words: '整合完成' } }));
    await begunBy(clerk.POST('/v1/districts/{district}/organisations/motions/{motionId}/filings', { ...of, body: { documents: [reply], effective: '2022-05-10', filedWith: '海勃湾区人大常委会', body: 'congress-committee' } }));
    for (const context of ['staffing', 'enforcement', 'grid'] as const) {
      expect(await answer(clerk.GET(`/v1/districts/{district}/${context}/follow-ups`, { params: { path } }))).toMatchObject({ followUps: [] });
    }
    await platform.gateway.caughtUp();
    expect((await motion())?.stage).toBe('filed');
    expect(await platform.stop()).toEqual({ code: 0, left: [] });
  });

  const plan = (reason = '整合'): Plan => ({
    title: '整合街道办事处',
    steps: [{ service: 'organisations', command: 'merge-organs', body: { sources: Object.values(streets), result: { name: '新布街道办事处', category: 'street-office', rank: 'section-principal' }, reason }, effective: merged }],
  });

  const leaving = (owner = { organId: streets['新华街道办事处'], name: '新华街道办事处' }, effective = '2022-01-15'): Plan => ({
    title: '调出',
    steps: [{ service: 'staffing', command: `persons/${leaver}/leaving`, body: { owner, type: administrative, reason: '调出' }, effective }],
  });

  /** Of every desk that a try-out closes, what lies on it. */
  const workLeft = ({ followUps }: components['schemas']['WhatIf']): readonly (readonly string[])[] =>
    followUps.filter(({ service }) => service === 'reporting').flatMap(({ events }) => events.map(({ data }) => (data as { items: { itemId: string }[] }).items.map(({ itemId }) => itemId)));

  const whatIf = (asked: Plan, query: { readonly knownAt?: string; readonly since?: string } = {}) =>
    answer(platform.gateway.client('local-approver').POST('/v1/districts/{district}/what-ifs', { params: { path, query }, body: asked }));

  const carryOut = (asked: Plan, as = clerk) =>
    as.POST('/v1/districts/{district}/plan-executions', { params: { path }, body: { plan: asked, decision } });

  const heads = async () => Object.values((await answer(clerk.GET('/v1/status'))).services).map((service) => ('logs' in service ? service.logs : service));
  const digests = () => Promise.all((['organisations', 'staffing', 'enforcement', 'grid', 'reporting'] as const).map((context) => answer(platform.gateway.client('local-operator').GET('/v1/projections/{context}/digests', { params: { path: { context } } }))));

  const merge = (under: string) => {
    const merger = { name: '新布街道办事处', category: 'street-office' as const, rank: 'section-principal' as const };
    return clerk.POST('/v1/districts/{district}/organisations/organ-mergers', { params: { path }, body: { effective: merged, documents: [reply], decision: under, sources: Object.values(streets), result: merger, reason: '整合' } });
  };

  const motion = async () => (await answer(clerk.GET('/v1/districts/{district}/organisations/motions', { params: { path, query: { motion: motionId } } }))).motions[0];

  const contentHash = async (): Promise<string> => {
    for (let tries = 0; tries < 1_000; tries += 1) {
      const shown = await motion();
      if (shown?.stage === 'argued') return shown.contentHash;
      await delay(50);
    }
    throw new Error(`motion ${motionId} does not show`);
  };
});
