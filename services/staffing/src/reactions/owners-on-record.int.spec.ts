import { enforcementContract, organisationsContract } from '@yange/contracts';
import { derivedId, type DomainEvent } from '@yange/kernel';
import { approveQuotaUseCase } from '../commands/quota/approve-quota.use-case.js';
import { staffingChain, type Chain } from './staffing-chain.fixture.js';

const withinMs = 180_000;
const type = { kind: 'administrative', management: 'unstated', funding: 'unstated' } as const;
const organ = (name: string) => ({ organId: derivedId('organ', name), name, count: 1, each: false });
const [old, next] = [organ('甲局'), organ('乙局')];

describe('who is on record in staffing', () => {
  let chain: Chain;
  beforeEach(async () => {
    chain = await staffingChain();
  }, withinMs);
  afterEach(() => chain.close());

  const team = organ('文化队');
  const established = (name: string): DomainEvent => enforcementContract.make('TeamsEstablished', { teams: { named: [{ id: derivedId('organ', name), name }] } });
  const noted = async () => (await chain.rows<{ name: string; annulled: string }>(`select name, annulled from live.owners_on_record where valid_to is null order by name`)).map(({ name, annulled }) => `${name}${annulled === '' ? '' : ' annulled'}`);
  const approve = async (owner: object, waitsMs = 0) => (await chain.record(approveQuotaUseCase, { owner, type, count: 5 }, '2026-02-01', waitsMs)).findings.map(({ rule }) => rule);

  it('is an organ or a team that the other service told of, of an import too; told twice and killed amid it is noted once', async () => {
    await chain.happened('organisations', `organ/${old.organId}`, organisationsContract.make('OrganEstablished', { organId: old.organId, name: old.name }), '2019-03-01', 'history');
    await chain.happened('enforcement', 'team-register', established('文化队'), '2019-03-01', 'history');
    expect(await chain.follow({ at: 1, when: 'after' })).toBe('dead');
    await chain.follow();
    await chain.follow();
    expect([await noted(), (await chain.events()).filter(({ type: one }) => one === 'OwnerNoted').length]).toEqual([['文化队', '甲局'], 3]);
    expect([await approve(old), await approve(team), await approve(next)]).toEqual([[], [], ['owner-unregistered']]);
  }, withinMs);

  it('is a team no more once what set it up was annulled', async () => {
    await chain.happened('enforcement', 'team-register', established('农牧队'), '2019-03-01', 'history');
    await chain.happened('enforcement', 'team-register', established('文化队'), '2019-03-01');
    await chain.follow();
    const source = (await chain.events()).filter(({ type: one, data }) => one === 'OwnerNoted' && (data as { name: string }).name === '文化队').map(({ data }) => (data as { sourceEventId: string }).sourceEventId)[0];
    await chain.happened('enforcement', 'team-register', enforcementContract.make('EventAnnulled', { eventId: source ?? '', eventType: 'TeamsEstablished', reason: '误录' }));
    await chain.follow();
    expect(await noted()).toEqual(['农牧队', '文化队 annulled']);
    await expect(approve(team)).rejects.toMatchObject({ rule: 'organ-annulled' });
  }, withinMs);

  it('is waited for where it was set up a moment ago', async () => {
    await chain.happened('organisations', `organ/${old.organId}`, organisationsContract.make('OrganEstablished', { organId: old.organId, name: old.name }), '2019-03-01');
    await chain.follow();
    const asked = approve(next, 60_000);
    await chain.happened('organisations', `organ/${next.organId}`, organisationsContract.make('OrganEstablished', { organId: next.organId, name: next.name }), '2019-03-01');
    await chain.follow();
    expect(await asked).toEqual([]);
  }, withinMs);
});
