import { decisionArrived, decisionInForce } from '../support/decision.fixture.js';
import { signatureOn, signedDraft, submittedDraft } from '../support/draft.fixture.js';
import { problemOf, type Answer } from '../support/gateway.fixture.js';
import { startPlatform, type RunningPlatform } from '../support/platform.fixture.js';

const documents = [{ number: '海编发〔2021〕9号', title: '关于更正编制台账的通知', issuer: '海勃湾区委编办', issuedOn: '2021-02-26' }];
const effective = '2019年2月底';

interface Fact {
  readonly eventId: string;
  readonly streamId: string;
  readonly data: { readonly count: number; readonly account: { readonly owner: { readonly name: string; readonly count: number; readonly each: boolean } } };
}

/** A9, 核定行政编制461名: an imported fact that one person does not make another. */
describe('a fact of history that a decision is asked for', () => {
  let platform: RunningPlatform;
  let fact: Fact;

  const post = (rest: string, json: object, as = 'local-clerk'): Promise<Answer> => platform.gateway.call('POST', platform.gateway.path('staffing', rest), { as, json });
  const facts = async (): Promise<readonly Fact[]> => (await platform.gateway.get<{ events: readonly Fact[] }>(platform.gateway.path('staffing', 'events?type=QuotaApproved&limit=1000'))).events;
  const saying = (count: number, corrects = fact.eventId): object => {
    const { name, count: members, each } = fact.data.account.owner;
    return { owner: { name, count: members, each }, type: { kind: 'administrative', management: 'unstated', funding: 'unstated' }, count, effective, documents, corrects, correctionReason: '台账核对' };
  };
  const figure = async (): Promise<number | undefined> => {
    await platform.gateway.caughtUp();
    const { figures } = await platform.gateway.get<{ figures: readonly { readonly id: string; readonly derived: readonly { readonly value: number }[] }[] }>(platform.gateway.path('reporting', 'figures'));
    return figures.find(({ id }) => id === 'A9')?.derived[0]?.value;
  };

  beforeAll(async () => {
    platform = await startPlatform();
    fact = (await facts()).find(({ data }) => data.count === 461) as Fact;
  });
  afterAll(() => platform?.abandon());

  it('is not made 4610 by a clerk who corrects it, nor taken back, and both are told what to do', async () => {
    const refused = problemOf(await post('quota-accounts/approvals', saying(4610)), 409, 'correction-without-authority');
    expect(refused).toMatchObject({ words: { detail: { zh: expect.stringContaining('起草送审') } }, facts: { command: 'approve-quota', matter: 'quota.approve', right: 'correction.sign' } });
    for (const as of ['local-clerk', 'local-approver']) {
      problemOf(await post('annulments', { eventId: fact.eventId, streamId: fact.streamId, reason: '误录', effective, documents }, as), 409, 'correction-without-authority');
    }
    expect((await post('quota-accounts/approvals?dryRun=true', saying(4610))).body).toMatchObject({ outcome: 'refused', figures: { own: expect.arrayContaining([expect.objectContaining({ figureId: 'A9' })]) } });
    expect(await figure()).toBe(461);
  });

  it('is not made 4610 by two clerks either, and by nobody who signs what he wrote', async () => {
    const draftId = await submittedDraft(platform.gateway, 'staffing', 'approve-quota', saying(4610));
    problemOf(await signatureOn(platform.gateway, 'staffing', draftId, 'local-clerk'), 409, 'draft-second-person');
    problemOf(await signatureOn(platform.gateway, 'staffing', draftId, 'local-bureau'), 403, 'not-entitled');
    expect(await figure()).toBe(461);
  });

  it('is corrected by an approver who signs what a clerk prepared, and says who did what under which document', async () => {
    const signed = await signedDraft(platform.gateway, 'staffing', 'approve-quota', saying(462));
    expect(signed.status).toBe(201);
    const { eventId = '' } = (signed.body as { events: readonly { eventId: string; type: string }[] }).events.find(({ type }) => type === 'QuotaApproved') ?? {};
    expect(await platform.gateway.get(platform.gateway.path('staffing', `events/${eventId}`))).toMatchObject({
      mode: 'history', supersedes: fact.eventId, correctionReason: '台账核对', actor: { person: 'local-approver', role: 'approver' }, preparedBy: ['local-clerk'], citations: [{ number: '海编发〔2021〕9号' }],
    });
    expect(await figure()).toBe(462);
    fact = { ...fact, eventId };
  });

  it('is corrected by a clerk under a decision that covers it, up to what that grants', async () => {
    const decision = await decisionInForce(platform.gateway, { matter: 'quota.approve', quantity: 461 });
    await decisionArrived(platform.gateway, 'staffing', decision);
    problemOf(await post('quota-accounts/approvals', { ...saying(4610), decision }), 409, 'decision-amount-exceeded');
    expect((await post('quota-accounts/approvals', { ...saying(461), decision })).status).toBe(201);
    expect(await figure()).toBe(461);
  });

  it('is not told as live business of that day', async () => {
    const { corrects: _corrects, correctionReason: _reason, ...anew } = saying(470) as Record<string, unknown>;
    const refused = problemOf(await post('quota-accounts/approvals', anew), 409, 'before-cut-over');
    expect(refused.facts).toMatchObject({ cutOver: '2020-07-01' });
  });
});
