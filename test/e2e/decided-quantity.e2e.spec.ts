import { signedDraft } from '../support/draft.fixture.js';
import { decisionArrived, decisionInForce } from '../support/decision.fixture.js';
import { problemOf, type Answer } from '../support/gateway.fixture.js';
import { startPlatform, type RunningPlatform } from '../support/platform.fixture.js';

const documents = [{ number: '乌编发〔2021〕1号', title: '关于增加编制的批复', issuer: '中共乌海市委机构编制委员会', issuedOn: '2021-01-30' }];
const type = { kind: 'administrative', management: 'unstated', funding: 'unstated' };
const owner = { name: '区大数据局' };

/** 批复增加 3 名: three posts, and no more, whoever asks and however often. */
describe('a decision that grants a quantity', () => {
  let platform: RunningPlatform;
  let decision: string;

  beforeAll(async () => {
    platform = await startPlatform({ empty: true });
    decision = await decisionInForce(platform.gateway, { matter: 'quota.adjust', quantity: 3 }, 'quota.approve');
    await decisionArrived(platform.gateway, 'staffing', decision);
    expect((await post('quota-accounts/approvals', { owner, type, count: 10 })).status).toBe(201);
  });
  afterAll(() => platform?.abandon());

  const post = (rest: string, json: object): Promise<Answer> => platform.gateway.call('POST', platform.gateway.path('staffing', rest), { as: 'local-clerk', json: { effective: '2021-03-02', documents, decision, ...json } });
  const increase = (count: number, dryRun = ''): Promise<Answer> => post(`quota-accounts/increases${dryRun}`, { owner, type, count });
  const uses = async (): Promise<readonly object[]> => (await platform.gateway.get<{ items: readonly object[] }>(platform.gateway.path('staffing', `decisions/${decision}/uses`))).items;
  const unbound = { matter: 'quota.approve', granted: null, used: 0, left: null };

  it('is used by changes, and says how much is left', async () => {
    expect(await uses()).toMatchObject([{ matter: 'quota.adjust', granted: 3, used: 0, left: 3 }, unbound]);
    expect((await increase(2)).status).toBe(201);
    expect(await uses()).toMatchObject([{ granted: 3, used: 2, left: 1 }, unbound]);
  });

  it('refuses more than is left, also to a dry run, and grants the last', async () => {
    problemOf(await increase(2), 409, 'decision-amount-exceeded');
    expect((await increase(2, '?dryRun=true')).body).toMatchObject({ outcome: 'refused', violations: [{ rule: 'decision-amount-exceeded', facts: { granted: '3', used: '4' } }] });
    expect((await increase(1)).status).toBe(201);
    problemOf(await increase(1), 409, 'decision-amount-exceeded');
  });

  it('gets back what is annulled', async () => {
    const { events } = await platform.gateway.get<{ events: readonly { eventId: string; type: string; streamId: string }[] }>(platform.gateway.path('staffing', 'events?type=QuotaIncreased'));
    const { eventId, streamId } = events.filter(({ type: of }) => of === 'QuotaIncreased').at(-1) ?? {};
    problemOf(await post('annulments', { eventId, streamId, reason: '误录' }), 409, 'correction-without-authority');
    expect((await signedDraft(platform.gateway, 'staffing', 'annul-event', { eventId, streamId, reason: '误录', effective: '2021-03-02', documents })).status).toBe(201);
    expect(await uses()).toMatchObject([{ granted: 3, used: 2, left: 1 }, unbound]);
  });

  it('is not known where no such decision arrived', async () => {
    problemOf(await platform.gateway.call('GET', platform.gateway.path('staffing', 'decisions/00000000-0000-4000-8000-000000000000/uses')), 404, 'not-found');
  });

  it('is asked for by a motion only where the matter counts', async () => {
    const json = { effective: '2021-04-01', title: '更名', items: [{ matter: 'organ.rename', quantity: 2 }], necessity: '需要' };
    const refused = problemOf(await platform.gateway.call('POST', platform.gateway.path('organisations', 'motions'), { as: 'local-clerk', json }), 422, 'schema');
    expect(refused.errors).toMatchObject([{ pointer: '/items/0/quantity' }]);
  });

  it('is asked for by a motion of a kind of quota and a direction that the matter has', async () => {
    const asked = async (item: object): Promise<Answer> => platform.gateway.call('POST', platform.gateway.path('organisations', 'motions'), { as: 'local-clerk', json: { effective: '2021-04-01', title: '更名', items: [item], necessity: '需要' } });
    expect(problemOf(await asked({ matter: 'quota.adjust', direction: 'transfer' }), 422, 'schema').errors).toMatchObject([{ pointer: '/items/0/direction' }]);
    expect(problemOf(await asked({ matter: 'posts.adjust', quotaKind: 'institution' }), 422, 'schema').errors).toMatchObject([{ pointer: '/items/0/quotaKind' }]);
    expect(problemOf(await asked({ matter: 'quota.adjust', quotaKind: '事业编制' }), 422, 'schema').errors).toMatchObject([{ pointer: '/items/0/quotaKind' }]);
  });
});

/** 核减事业编制 5 名: not used to add, and not for places of another kind. */
describe('a decision that says which kind of quota and which way', () => {
  let platform: RunningPlatform;
  let decision: string;
  const institution = { ...type, kind: 'institution' };

  beforeAll(async () => {
    platform = await startPlatform({ empty: true });
    decision = await decisionInForce(platform.gateway, { matter: 'quota.adjust', quantity: 5, quotaKind: 'institution', direction: 'reduce' }, 'quota.approve');
    await decisionArrived(platform.gateway, 'staffing', decision);
    for (const one of [type, institution]) expect((await post('approvals', { type: one, count: 10 })).status).toBe(201);
  });
  afterAll(() => platform?.abandon());

  const post = (rest: string, json: object): Promise<Answer> => platform.gateway.call('POST', platform.gateway.path('staffing', `quota-accounts/${rest}`), { as: 'local-clerk', json: { owner, effective: '2021-03-02', documents, decision, ...json } });
  const uses = async (): Promise<readonly object[]> => (await platform.gateway.get<{ items: readonly object[] }>(platform.gateway.path('staffing', `decisions/${decision}/uses`))).items;

  it('refuses the other kind and the other way, live and to a dry run, and uses nothing for it', async () => {
    const refused = await post('reductions', { type, count: 2 });
    problemOf(refused, 409, 'decision-quota-kind');
    expect(refused.body).toMatchObject({ rule: { id: 'decision-quota-kind', title: { zh: '编制类型与决定一致' } } });
    problemOf(await post('increases', { type: institution, count: 2 }), 409, 'decision-direction');
    problemOf(await post('increases', { type, count: 2 }), 409, 'decision-quota-kind');
    expect((await post('increases?dryRun=true', { type: institution, count: 2 })).body).toMatchObject({ outcome: 'refused', violations: [{ rule: 'decision-direction', facts: { decided: 'reduce', asked: 'increase' } }] });
    expect((await uses())[0]).toMatchObject({ quotaKind: 'institution', direction: 'reduce', granted: 5, used: 0 });
  });

  it('covers what it says, up to its quantity', async () => {
    expect((await post('reductions', { type: institution, count: 5 })).status).toBe(201);
    problemOf(await post('reductions', { type: institution, count: 1 }), 409, 'decision-amount-exceeded');
    expect((await uses())[0]).toMatchObject({ used: 5, left: 0 });
  });

  it('is shown with both in the register', async () => {
    const { decisions } = await platform.gateway.get<{ decisions: readonly object[] }>(platform.gateway.path('organisations', 'decisions'));
    expect(decisions).toMatchObject([{ items: [{ matter: 'quota.adjust', quantity: 5, quotaKind: 'institution', direction: 'reduce' }, { matter: 'quota.approve', quantity: null, quotaKind: null, direction: null }] }]);
  });
});
