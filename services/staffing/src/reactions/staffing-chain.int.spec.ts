import { enforcementContract, organisationsContract, staffingContract } from '@yange/contracts';
import { derivedId, type DomainEvent } from '@yange/kernel';
import { annulEvent, type AnyUseCase } from '@yange/use-case';
import { carryOverEndedOrganUseCase } from '../commands/organ-notes/carry-over-ended-organ.use-case.js';
import { enterPersonUseCase } from '../commands/persons/enter-person.use-case.js';
import { appointToPostUseCase } from '../commands/named-posts/appoint-to-post.use-case.js';
import { releaseFromPostUseCase } from '../commands/named-posts/release-from-post.use-case.js';
import { grantUsePermitUseCase } from '../commands/permits/grant-use-permit.use-case.js';
import { appointLeadersUseCase } from '../commands/posts/appoint-leaders.use-case.js';
import { approvePostsUseCase } from '../commands/posts/approve-posts.use-case.js';
import { setRoleLineUseCase } from '../commands/posts/set-role-line.use-case.js';
import { approveQuotaUseCase } from '../commands/quota/approve-quota.use-case.js';
import { increaseQuotaUseCase } from '../commands/quota/increase-quota.use-case.js';
import { stateHeadcountUseCase } from '../commands/quota/state-headcount.use-case.js';
import { setQuotaTotalUseCase } from '../commands/quota-totals/set-quota-total.use-case.js';
import { recordSecondmentsUseCase } from '../commands/transfers/record-secondments.use-case.js';
import { quotaAccount } from '../domain/quota-account/quota-account.aggregate.js';
import { quotaTotal } from '../domain/quota-total/quota-total.aggregate.js';
import type { Death } from '@yange/service-host';
import { staffingChain, type Chain } from './staffing-chain.fixture.js';

const withinMs = 180_000;
const type = { kind: 'administrative', management: 'unstated', funding: 'unstated' } as const;
const organ = (name: string) => ({ organId: derivedId('organ', name), name, count: 1, each: false });
const [old, next, third] = [organ('甲局'), organ('乙局'), organ('丙局')];

const abolished = (...successors: (typeof old)[]): DomainEvent =>
  organisationsContract.make('OrganAbolished', { organId: old.organId, name: old.name, successors: successors.map(({ organId, name }) => ({ organId, name, how: 'merged' })), reason: '整合' });

const deputyPost = { role: '副局长', rank: 'deputy' } as const;

/** Five posts, two people by id and one only counted, one post kept for a permit, three posts for leaders: two in office by number, one by name. @returns who that is */
const staffed = async (chain: Chain, owner: object): Promise<string> => {
  await chain.record(approveQuotaUseCase, { owner, type, count: 5 });
  await chain.record(stateHeadcountUseCase, { owner, type, count: 1 });
  const { answer } = await chain.record(grantUsePermitUseCase, { owner, type, count: 3, expiresOn: '2026-12-31' });
  const entered = async () => (await chain.record(enterPersonUseCase, { owner, type, permitId: answer['permitId'] })).answer['personId'] ?? '';
  await entered();
  const named = await entered();
  await chain.record(approvePostsUseCase, { owner, principal: 1, deputy: 2 });
  await chain.record(appointLeadersUseCase, { owner, rank: 'principal', count: 1 });
  await chain.record(appointLeadersUseCase, { owner, rank: 'deputy', count: 1 });
  await chain.record(setRoleLineUseCase, { owner, role: '副局长', rank: 'deputy', count: 2, concurrent: [] });
  await chain.record(appointToPostUseCase, { owner, ...deputyPost, personId: named });
  return named;
};

const accounts = (chain: Chain) =>
  chain.rows<{ name: string; approved: number; actual: number }>(`select distinct on (account_id) owner_name as name, approved, actual from live.quota_account_periods order by account_id, valid_from desc`);

const posts = (chain: Chain) =>
  chain.rows(`select distinct on (allotment_id) owner_name as name, principal_approved as p, deputy_approved as d, principal_in_office as pi, deputy_in_office as di from live.post_allotment_periods order by allotment_id, valid_from desc`);

const peopleByAccount = async (chain: Chain) =>
  (await chain.rows<{ people: number }>(`select count(*)::int as people from (select distinct on (person_id) account_id from live.person_periods order by person_id, valid_from desc) as now where account_id is not null group by account_id`)).map(({ people }) => people);

/** Of every step and both its sides: `test/faults/killed-chains`, over all services. */
const deaths: readonly (Death | undefined)[] = [undefined, { at: 1, when: 'after' }, { at: 2, when: 'before' }, { at: 4, when: 'after' }, { at: 5, when: 'before' }];

describe('what an abolition calls for in staffing', () => {
  let chain: Chain;
  beforeEach(async () => {
    chain = await staffingChain();
  }, withinMs);
  afterEach(() => chain.close(), withinMs);

  it.each(deaths)('is done whole, whatever kills it: %j', async (death) => {
    const named = await staffed(chain, old);
    await chain.happened('organisations', old.organId, abolished(next));
    if (death !== undefined) expect(await chain.follow(death)).toBe('dead');
    expect(await chain.follow()).toBe('done');
    const rows = await accounts(chain);
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(expect.arrayContaining([{ name: '甲局', approved: 0, actual: 0 }, { name: '乙局', approved: 5, actual: 3 }]));
    expect(await posts(chain)).toEqual(expect.arrayContaining([{ name: '甲局', p: 0, d: 0, pi: 0, di: 0 }, { name: '乙局', p: 1, d: 2, pi: 1, di: 1 }]));
    expect(await peopleByAccount(chain)).toEqual([2]);
    const events = await chain.events();
    const sum = (name: string) => events.filter((one) => one.type === name).reduce((total, { data }) => total + (data as { count: number }).count, 0);
    expect([sum('QuotaTransferredOut'), sum('QuotaTransferredIn')]).toEqual([5, 5]);
    expect(events.filter((one) => one.type === 'FollowUpRefused')).toEqual([]);
    expect(['UsePermitWithdrawn', 'QuotaReservationEnded'].map((name) => events.filter((one) => one.type === name).length)).toEqual([1, 1]);
    await expect(chain.record(increaseQuotaUseCase, { owner: old, type, count: 1 }, '2026-07-01')).rejects.toThrow('organ-ended');
    // Who held a post by name is released with the organ, once, and may be appointed by the successor.
    expect(['PostHolderReleased', 'OfficeLeft'].map((name) => events.filter((one) => one.type === name).length)).toEqual([1, 1]);
    expect(await chain.record(releaseFromPostUseCase, { owner: old, ...deputyPost, personId: named }, '2026-07-01')).toMatchObject({ status: 'unchanged' });
    await chain.record(setRoleLineUseCase, { owner: next, role: '副局长', rank: 'deputy', count: 2, concurrent: [] }, '2026-07-01');
    expect(await chain.record(appointToPostUseCase, { owner: next, ...deputyPost, personId: named }, '2026-07-01')).toMatchObject({ status: 'recorded' });
    expect(await chain.record(releaseFromPostUseCase, { owner: next, ...deputyPost, personId: named }, '2026-08-01')).toMatchObject({ status: 'recorded' });
  }, withinMs);

  it('stands under what the abolition stands under: every event that follows names its decision', async () => {
    await staffed(chain, old);
    const before = (await chain.events()).length;
    const decision = derivedId('decision', 'merger');
    await chain.happened('organisations', old.organId, abolished(next), '2026-06-01', 'live', decision);
    await chain.follow();
    const followed = (await chain.events()).slice(before);
    expect(followed.map(({ type: of }) => of)).toEqual(expect.arrayContaining(['OrganEndNoted', 'PersonTransferred', 'QuotaTransferredOut', 'QuotaTransferredIn', 'PostsReduced', 'UsePermitWithdrawn']));
    expect([...new Set(followed.map((one) => one.decision))]).toEqual([decision]);
  }, withinMs);

  it.each([
    ['nobody takes over', [], 'no-successor'],
    ['two take over', [next, third], 'several-successors'],
  ] as const)('is left to a person where %s, and nothing moves', async (_words, successors, rule) => {
    await staffed(chain, old);
    await chain.happened('organisations', old.organId, abolished(...successors));
    expect(await chain.follow({ at: 3, when: 'after' })).toBe('dead');
    await chain.follow();
    const left = (await chain.events()).filter((one) => one.type === 'FollowUpRefused').map(({ data }) => (data as { rule: string }).rule);
    expect(left).toEqual([rule, rule, rule, rule]);
    expect(await accounts(chain)).toEqual([{ name: '甲局', approved: 5, actual: 3 }]);
    // Nobody enters under its permit any more, all the same.
    expect(await chain.rows('select withdrawn from live.use_permits where valid_to is null')).toEqual([{ withdrawn: true }]);
  }, withinMs);

  it.each([undefined, { at: 2, when: 'before' }, { at: 3, when: 'after' }] as const)('ends who is seconded from it and to it, whatever kills it, and nobody else: %j', async (death) => {
    await chain.record(approveQuotaUseCase, { owner: old, type, count: 5 });
    const permit = (await chain.record(grantUsePermitUseCase, { owner: old, type, count: 1, expiresOn: '2026-12-31' })).answer['permitId'];
    const personId = (await chain.record(enterPersonUseCase, { owner: old, type, permitId: permit })).answer['personId'];
    const second = (owner: object, host: object, more: object = {}) => chain.record(recordSecondmentsUseCase, { owner, host, forms: ['借调'], persons: 2, until: '2026-12-31', ...more });
    await second(old, third, { personIds: [personId] });
    await second(third, old);
    await second(third, { name: old.name });
    const stays = (await second(third, next)).answer['secondmentId'];
    await chain.happened('organisations', old.organId, abolished(next));
    if (death !== undefined) expect(await chain.follow(death)).toBe('dead');
    await chain.follow();
    expect(await chain.rows('select row_key as id, away from live.secondments where valid_to is null and away > 0')).toEqual([{ id: stays, away: 2 }]);
    const events = await chain.events();
    expect(['SecondmentsCleared', 'PersonSecondmentEnded', 'FollowUpRefused'].map((name) => events.filter((one) => one.type === name).length)).toEqual([3, 1, 0]);
    for (const [owner, host] of [[old, third], [third, old]] as const) await expect(second(owner, host)).rejects.toThrow('organ-ended');
  }, withinMs);

  it('is left to a person where the quota of the successor was approved that very day, or something is recorded for later', async () => {
    await staffed(chain, old);
    await chain.record(approveQuotaUseCase, { owner: next, type, count: 9 }, '2026-06-01');
    await chain.record(increaseQuotaUseCase, { owner: old, type, count: 1 }, '2026-09-01');
    await chain.happened('organisations', old.organId, abolished(next));
    await chain.follow();
    const left = (await chain.events()).filter((one) => one.type === 'FollowUpRefused').map(({ data }) => (data as { rule: string }).rule);
    expect(left).toEqual(['successor-quota-set-apart', 'successor-quota-set-apart', 'successor-quota-set-apart', 'facts-after-organ-end']);
  }, withinMs);

  it('ends when the abolition is annulled: the organ takes staff again, what was moved is left to a person', async () => {
    await staffed(chain, old);
    await chain.happened('organisations', old.organId, abolished(next));
    await chain.follow();
    await chain.happened('organisations', old.organId, organisationsContract.make('EventAnnulled', { eventId: 'x', eventType: 'OrganAbolished', reason: '误录' }) as DomainEvent);
    await chain.follow();
    expect((await chain.events()).filter((one) => one.type === 'FollowUpRefused')).toMatchObject([{ data: { rule: 'carried-over-already' } }]);
    await expect(chain.record(increaseQuotaUseCase, { owner: old, type, count: 1 }, '2026-07-01')).resolves.toMatchObject({ status: 'recorded' });
  }, withinMs);
});

describe('a plate that is hung', () => {
  it('gets no quota of its own, which its organ has', async () => {
    const chain = await staffingChain();
    try {
      const plate = organ('退役军人服务站');
      await expect(chain.record(approveQuotaUseCase, { owner: organ('另一牌子'), type, count: 1 })).resolves.toMatchObject({ status: 'recorded' });
      await chain.happened('organisations', old.organId, organisationsContract.make('PlateAdded', { organId: old.organId, organName: old.name, plateId: plate.organId, name: plate.name, legalBasis: '内党办发〔2019〕22号', basisLevel: 'region' }) as DomainEvent);
      await chain.follow();
      await expect(chain.record(approveQuotaUseCase, { owner: plate, type, count: 1 })).rejects.toThrow('plate-no-quota');
      await expect(chain.record(approveQuotaUseCase, { owner: old, type, count: 1 })).resolves.toMatchObject({ status: 'recorded' });
    } finally {
      await chain.close();
    }
  }, withinMs);
});

describe('an organ that an import brought', () => {
  it('that an import ended keeps what the import left it, and takes nothing new', async () => {
    const chain = await staffingChain();
    try {
      await chain.record(approveQuotaUseCase, { owner: old, type, count: 3 });
      await chain.happened('organisations', old.organId, organisationsContract.make('OrganAbolished', { organId: old.organId, name: old.name, successors: [{ organId: next.organId, name: next.name, how: 'merged' }], reason: '整合' }) as DomainEvent, '2026-06-01', 'history');
      await chain.follow();
      expect((await chain.events()).filter(({ type: of }) => of !== 'QuotaApproved')).toMatchObject([{ type: 'OrganEndNoted', data: { endedOn: '2026-06-01', toldByHistory: true } }]);
      await expect(chain.record(approveQuotaUseCase, { owner: old, type, count: 4 }, '2026-07-01')).rejects.toThrow('organ-ended');
      await expect(chain.record(carryOverEndedOrganUseCase, { organId: next.organId }, '2026-07-01')).rejects.toMatchObject({ rule: 'end-not-noted' });
      // What it left passes on where a person asks for it, from the day of the end on, and once.
      await chain.record(carryOverEndedOrganUseCase, { organId: old.organId }, '2026-07-01');
      await chain.follow();
      expect(await accounts(chain)).toEqual(expect.arrayContaining([{ name: '甲局', approved: 0, actual: null }, { name: '乙局', approved: 3, actual: null }]));
      const { length } = await chain.events();
      await chain.follow();
      expect(await chain.events()).toHaveLength(length);
    } finally {
      await chain.close();
    }
  }, withinMs);

  it('is known by category and rank of each day, also where it was imported before anybody asked', async () => {
    const chain = await staffingChain();
    try {
      const told = (type: 'OrganEstablished' | 'OrganRankChanged', data: object, on: string) => chain.happened('organisations', old.organId, organisationsContract.make(type, { organId: old.organId, ...data }) as DomainEvent, on, 'history');
      await told('OrganEstablished', { name: old.name, category: 'institution', rank: '副科级' }, '2018-01-01');
      await told('OrganRankChanged', { organName: old.name, newRank: '正科级' }, '2026-03-01');
      await chain.follow();
      expect((await chain.events()).map(({ type: of }) => of).sort()).toEqual(['OrganNoted', 'OrganNoted', 'OwnerNoted', 'OwnerNoted']);
      await expect(chain.record(approveQuotaUseCase, { owner: old, type, count: 1 })).rejects.toThrow('kind-not-for-organ');
      await expect(chain.record(approvePostsUseCase, { owner: old, principal: 1 }, '2026-02-28')).rejects.toThrow('rank-above-organ');
      await expect(chain.record(approvePostsUseCase, { owner: old, principal: 1 }, '2026-03-01')).resolves.toMatchObject({ status: 'recorded' });
      // Once more, from the beginning: nothing is noted twice.
      await chain.follow();
      expect((await chain.events()).filter(({ type: of }) => of === 'OrganNoted')).toHaveLength(2);
    } finally {
      await chain.close();
    }
  }, withinMs);
});

describe('a team that is moved up with posts', () => {
  let chain: Chain;
  beforeEach(async () => {
    chain = await staffingChain();
  }, withinMs);
  afterEach(() => chain.close(), withinMs);

  const team = { name: '生态环境综合行政执法大队', count: 1, each: false };
  const movedUp = (named: readonly { id: string; name: string }[], blocks: readonly { id: string; label: string; count: number }[] = []) =>
    enforcementContract.make('TeamsTransferredUp', { teams: { named: named.map((one) => ({ ...one, drawnFrom: '' })), blocks: [...blocks] }, field: '生态环境', to: '乌海市', withPosts: true });

  it.each([undefined, { at: 3, when: 'before' }, { at: 4, when: 'after' }] as const)('takes people and quota along, whatever kills it: %j', async (death) => {
    await staffed(chain, team);
    await chain.happened('enforcement', 'teams', movedUp([{ id: derivedId('team', team.name), name: team.name }]));
    if (death !== undefined) expect(await chain.follow(death)).toBe('dead');
    await chain.follow();
    expect(await accounts(chain)).toEqual([{ name: team.name, approved: 0, actual: 0 }]);
    expect(await peopleByAccount(chain)).toEqual([]);
    expect((await chain.events()).filter((one) => one.type === 'FollowUpRefused')).toEqual([]);
  }, withinMs);

  it('is left to a person where its staff are not on record, or it is only counted', async () => {
    await chain.happened('enforcement', 'teams', movedUp([{ id: derivedId('team', '甲队'), name: '甲队' }], [{ id: derivedId('block', '队'), label: '其余执法队伍', count: 2 }]));
    await chain.follow();
    const left = (await chain.events()).filter((one) => one.type === 'FollowUpRefused').map(({ data }) => (data as { rule: string }).rule);
    expect(left.sort()).toEqual(['team-not-named', 'team-without-account']);
  }, withinMs);
});

describe('teams that merge or are abolished', () => {
  let chain: Chain;
  beforeEach(async () => {
    chain = await staffingChain();
  }, withinMs);
  afterEach(() => chain.close(), withinMs);

  const named = (name: string) => ({ id: derivedId('team', name), name });
  const members = (...names: readonly string[]) => ({ named: names.map((name) => ({ ...named(name), drawnFrom: '' })), blocks: [] });
  const ownerOf = (name: string) => ({ organId: named(name).id, name, count: 1, each: false });
  const merged = (sources: readonly string[], ...results: readonly string[]) => enforcementContract.make('TeamsMerged', { sources: members(...sources), results: members(...results) });
  const rules = async () => (await chain.events()).filter((one) => one.type === 'FollowUpRefused').map(({ data }) => (data as { rule: string }).rule);

  it('give people and quota to the one result, which may be one of them', async () => {
    await staffed(chain, ownerOf('甲队'));
    await chain.happened('enforcement', 'teams', merged(['甲队', '乙队'], '乙队'));
    await chain.follow();
    expect(await accounts(chain)).toEqual(expect.arrayContaining([{ name: '甲队', approved: 0, actual: 0 }, { name: '乙队', approved: 5, actual: 3 }]));
    expect((await chain.events()).filter((one) => one.type === 'OrganEndNoted').map(({ data }) => (data as { name: string }).name)).toEqual(['甲队', '甲队']);
    expect(await rules()).toEqual([]);
    await expect(chain.record(approveQuotaUseCase, { owner: ownerOf('甲队'), type, count: 9 }, '2026-07-01')).rejects.toThrow('organ-ended');
  }, withinMs);

  it('are left to a person where nobody takes over', async () => {
    await staffed(chain, ownerOf('甲队'));
    await chain.happened('enforcement', 'teams', enforcementContract.make('TeamsAbolished', { teams: members('甲队') }));
    await chain.follow();
    expect([...new Set(await rules())]).toEqual(['no-successor']);
    expect(await accounts(chain)).toEqual([{ name: '甲队', approved: 5, actual: 3 }]);
  }, withinMs);

  it('take on again what they may when that is annulled', async () => {
    await chain.record(approveQuotaUseCase, { owner: ownerOf('甲队'), type, count: 3 });
    await chain.happened('enforcement', 'teams', enforcementContract.make('TeamsAbolished', { teams: members('甲队') }));
    await chain.follow();
    await expect(chain.record(increaseQuotaUseCase, { owner: ownerOf('甲队'), type, count: 1 }, '2026-07-01')).rejects.toThrow('organ-ended');
    const [note] = (await chain.events()).filter((one) => one.type === 'OrganEndNoted').map(({ data }) => data as { sourceEventId: string });
    await chain.happened('enforcement', 'teams', enforcementContract.make('EventAnnulled', { eventId: note?.sourceEventId ?? '', eventType: 'TeamsAbolished', reason: '误录' }));
    await chain.follow();
    await expect(chain.record(increaseQuotaUseCase, { owner: ownerOf('甲队'), type, count: 1 }, '2026-07-01')).resolves.toMatchObject({ status: 'recorded' });
  }, withinMs);
});

describe('a total that is set', () => {
  it('takes in the accounts from before it, and counts one anew whose fact was annulled', async () => {
    const chain = await staffingChain();
    try {
      await staffed(chain, old);
      await chain.record(setQuotaTotalUseCase, { kind: 'administrative', count: 6 }, '2026-03-01');
      expect(await chain.follow({ at: 1, when: 'after' })).toBe('dead');
      await chain.follow();
      await expect(chain.record(approveQuotaUseCase, { owner: next, type, count: 2 }, '2026-04-01')).rejects.toThrow('over-total');
      const { events } = await chain.record(increaseQuotaUseCase, { owner: old, type, count: 1 }, '2026-04-01');
      await expect(chain.record(approveQuotaUseCase, { owner: next, type, count: 1 }, '2026-04-01')).rejects.toThrow('over-total');
      const increased = events.find((one) => one.type === 'QuotaIncreased');
      await chain.record(annulEvent(staffingContract, [quotaAccount, quotaTotal]) as AnyUseCase, { streamId: increased?.streamId, eventId: increased?.eventId, reason: '误录' }, '2026-04-01');
      await chain.follow();
      await expect(chain.record(approveQuotaUseCase, { owner: next, type, count: 1 }, '2026-04-01')).resolves.toMatchObject({ status: 'recorded' });
    } finally {
      await chain.close();
    }
  }, withinMs);
});
