import { derivedId } from '@yange/kernel';
import type { Death } from '@yange/service-host';
import { chainsOfServices, type ChainDistrict, type Chains } from '../support/chain.fixture.js';

const withinMs = 1_800_000;
/** Both sides of every step take the half of an hour on a busy machine: unless all are asked for, one side of each step, by turns. */
const sidesOf: (at: number) => readonly ('before' | 'after')[] = process.env['YANGE_EVERY_DEATH'] === 'on' ? () => ['before', 'after'] : (at) => (at % 2 === 1 ? ['before'] : ['after']);
const on = '2026-06-01';
const type = { kind: 'administrative', management: 'unstated', funding: 'unstated' };
const list = '赋权清单';
const listId = derivedId('power-list', list);
const team = '生态环境综合行政执法大队';

interface Street {
  readonly organId: string;
  readonly name: string;
}

const street = async (district: ChainDistrict, name: string): Promise<Street> => {
  const { answer } = await district.record('organisations', 'establish-organ', { name, category: 'street-office', group: '' });
  return { organId: answer['organId'] ?? '', name };
};

/** An institution under it. */
const withInstitution = (district: ChainDistrict, { organId, name }: Street): Promise<unknown> =>
  district.record('organisations', 'establish-organ', { name: `${name}环卫所`, category: 'institution', group: '', parentId: organId });

/** Staff with posts, powers, a plate and grids, for a street that is to end. */
const furnished = async (district: ChainDistrict, { organId, name }: Street): Promise<void> => {
  const [owner, unit] = [{ organId, name, count: 1, each: false }, { id: organId, name }];
  await district.record('organisations', 'add-plates', { organId, names: ['党群服务中心'], legalBasis: '自治区文件', basisLevel: 'region' });
  await staffed(district, owner);
  await district.record('enforcement', 'issue-power-list', { title: list, total: 20, penalty: 10 });
  await district.record('enforcement', 'claim-powers', { listId, unit, kind: 'other', items: { named: ['检查'], counted: 3 } });
  await district.record('enforcement', 'establish-teams', { teams: { named: ['街道执法队'] }, parent: unit });
  for (const grid of ['第一网格', '第二网格']) await district.record('grid', 'create-grid', { name: grid, unit, households: 350 });
  await district.record('grid', 'create-grids', { label: '网格', count: 5, unit });
  await district.record('grid', 'assign-grid-workers', { label: '网格员', count: 14, unit });
};

/** A task of a reform that it leads on, and a work item that it carries. */
const charged = async (district: ChainDistrict, { organId, name }: Street): Promise<void> => {
  await district.record('organisations', 'start-reform', { name: '街道改革' });
  await district.record('organisations', 'plan-reform-task', { reform: '街道改革', ordinal: 1, title: '赋权到位', leadUnits: [{ organId, name }], dueOn: '2026-12-31' });
  await district.record('organisations', 'admit-work-item', { name: '协助普查', unitIds: [organId], basis: '自治区文件' });
};

const staffed = async (district: ChainDistrict, owner: object): Promise<void> => {
  await district.record('staffing', 'approve-quota', { owner, type, count: 5 });
  const { answer } = await district.record('staffing', 'grant-use-permit', { owner, type, count: 2, expiresOn: '2026-12-31' });
  for (let person = 0; person < 2; person += 1) await district.record('staffing', 'enter-person', { owner, type, permitId: answer['permitId'] });
  await district.record('staffing', 'approve-posts', { owner, principal: 1, deputy: 2 });
  await district.record('staffing', 'appoint-leaders', { owner, rank: 'principal', count: 1 });
};

/** What starts each chain, once the district is as it is to be before. */
const chains: Readonly<Record<string, (district: ChainDistrict) => Promise<() => Promise<unknown>>>> = {
  'a merger opens the transfer of people, quota, posts, powers, teams and grids': async (district) => {
    const [old, next] = [await street(district, '卡布其街道'), await street(district, '新华街道')];
    await furnished(district, old);
    await charged(district, old);
    await withInstitution(district, old);
    return () => district.record('organisations', 'merge-organs', { sources: [old.organId, next.organId], resultId: next.organId, reason: '整合' }, on);
  },
  'an organ that ends without a successor keeps no powers and grids; its staff are for a person to place': async (district) => {
    const old = await street(district, '卡布其街道');
    await furnished(district, old);
    await withInstitution(district, old);
    return () => district.record('organisations', 'abolish-organ', { organId: old.organId, group: '', reason: '撤销' }, on);
  },
  'a team that is moved up takes people and quota along': async (district) => {
    await staffed(district, { name: team, count: 1, each: false });
    await district.record('enforcement', 'establish-teams', { teams: { named: [team] } });
    return () => district.record('enforcement', 'transfer-teams-up', { teams: { teams: [team], blocks: [] }, to: '乌海市', withPosts: true }, on);
  },
};

describe('a chain over the services that is killed', () => {
  let services: Chains;
  let codes = 150400;
  beforeAll(async () => {
    services = await chainsOfServices();
  }, withinMs);
  afterAll(() => services.close(), withinMs);

  const run = async (prepare: (district: ChainDistrict) => Promise<() => Promise<unknown>>, death?: Death) => {
    const district = services.district(String((codes += 1)));
    const begin = await prepare(district);
    await district.follow();
    const before = await district.contents();
    await begin();
    const { outcome, appends } = await district.follow(death);
    const midway = await district.contents();
    if (death !== undefined) await district.follow();
    return { outcome, appends, before, midway, after: await district.contents() };
  };

  it.each(Object.entries(chains))('ends complete, at whichever step: %s', async (_what, prepare) => {
    const whole = await run(prepare);
    expect(whole.outcome).toBe('done');
    expect(whole.appends).toBeGreaterThan(1);
    for (let at = 1; at <= whole.appends; at += 1) {
      for (const when of sidesOf(at)) {
        const killed = await run(prepare, { at, when });
        expect(killed).toMatchObject({ outcome: 'dead', before: whole.before });
        expect([at, when, killed.after]).toEqual([at, when, whole.after]);
        if (when === 'before') expect(killed.midway.length).toBeLessThan(whole.after.length);
      }
    }
  }, withinMs);

  it('leaves nothing with an organ that ended, and nothing that no rule let pass but what is for a person', async () => {
    const merged = (await run(Object.values(chains)[0] as (typeof chains)[string])).after;
    const of = (name: string) => merged.filter((line) => line.includes(` ${name} `)).length;
    expect({ people: of('PersonTransferred'), posts: of('PowersClaimRevoked'), leads: of('ReformTaskLeadMoved'), items: of('WorkItemHandedOn'), below: of('OrganReparented'), left: of('FollowUpRefused') }).toEqual({ people: 2, posts: 1, leads: 1, items: 1, below: 1, left: 0 });
    const ended = (await run(Object.values(chains)[1] as (typeof chains)[string])).after;
    expect(ended.filter((line) => line.includes(' FollowUpRefused ') && !line.includes('no-successor') && !line.includes('successor-missing'))).toEqual([]);
    expect(ended.filter((line) => line.includes(' FollowUpRefused ')).length).toBeGreaterThan(0);
  }, withinMs);

  it('is one step where a withdrawn power ends its delegations: all of it or nothing', async () => {
    const district = services.district(String((codes += 1)));
    const [unit, bureau] = ['千里山镇', '区城市管理局'].map((name) => ({ id: derivedId('organ', name), name }));
    await district.record('enforcement', 'issue-power-list', { title: list, total: 20, penalty: 10 });
    await district.record('enforcement', 'adopt-delegation-methods', { listId, methods: ['确认'] });
    await district.record('enforcement', 'claim-powers', { listId, unit, kind: 'other', items: { named: ['检查'] } });
    await district.record('enforcement', 'delegate-powers', { listId, unit, items: ['检查'], method: '确认', delegatedBy: bureau, legalReview: '已审查', procedure: '已规定' });
    const { events } = await district.record('enforcement', 'withdraw-power-items', { listId, items: ['检查'], reason: '依据失效' }, on);
    expect(events.map((event) => event.type)).toEqual(['PowerItemsWithdrawn', 'PowersClaimRevoked']);
  }, withinMs);
});
