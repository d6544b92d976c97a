import { staffingContract } from '@yange/contracts';
import { derivedId, type DomainEvent } from '@yange/kernel';
import { chainGiven, type Death, type GivenChain, type GivenDistrict } from '@yange/service-host';
import { testDatabase, type TestDatabase } from '@yange/testing';
import { abolishGridsUseCase } from '../commands/grids/abolish-grids.use-case.js';
import { createGridUseCase } from '../commands/grids/create-grid.use-case.js';
import { setChiefRolesUseCase } from '../commands/grids/set-chief-roles.use-case.js';
import { setGridChiefUseCase } from '../commands/grids/set-grid-chief.use-case.js';
import { gridIdOf } from '../domain/grid/grid.aggregate.js';
import { gridService } from '../grid-governance.service.js';
import { gridQuery } from '../queries/grid.query.js';

const withinMs = 600_000;
const organ = (name: string) => ({ id: derivedId('organ', name), name });
const [street, other, bureau] = [organ('新华街道'), organ('海北街道'), organ('区城市管理局')];
const [leaver, stayer] = [derivedId('person', 'leaver'), derivedId('person', 'stayer')];
const grids = [gridIdOf(street.id, '东网格'), gridIdOf(street.id, '西网格'), gridIdOf(other.id, '南网格')] as const;
const account = (unit: typeof street) => ({ id: derivedId('account', unit.id), owner: { organId: unit.id, name: unit.name, count: 1, each: false } });
const left: DomainEvent = staffingContract.make('PersonLeft', { personId: leaver, account: account(street), reason: '调出' });
const moved = (from: typeof street, to: typeof street): DomainEvent => staffingContract.make('PersonTransferred', { personId: leaver, from: account(from), to: account(to) });

describe('the roles of a chief who goes', () => {
  let database: TestDatabase;
  let chain: GivenChain;
  let codes = 150600;

  beforeAll(async () => {
    database = await testDatabase();
    chain = await chainGiven(database.url, gridService);
  }, withinMs);

  afterAll(async () => {
    await chain.close();
    await database.close();
  }, withinMs);

  /** In the first grid both people have a role, in the second and in another street the one who goes. */
  const given = async (): Promise<GivenDistrict> => {
    const district = chain.district(String((codes += 1)));
    await district.record(setChiefRolesUseCase, { roles: ['网格长', '楼栋长'] });
    for (const [name, unit] of [['东网格', street], ['西网格', street], ['南网格', other]] as const) await district.record(createGridUseCase, { name, unit, households: 350 });
    for (const [gridId, role, personId] of [[grids[0], '网格长', leaver], [grids[0], '楼栋长', stayer], [grids[1], '楼栋长', leaver], [grids[2], '网格长', leaver]] as const) await district.record(setGridChiefUseCase, { gridId, role, personId });
    return district;
  };

  const chiefs = async (district: GivenDistrict, on: string): Promise<readonly (readonly string[])[]> => {
    const all: string[][] = [];
    for (const gridId of grids) {
      const { chiefs: held } = (await district.ask(gridQuery, { gridId, on })) as { chiefs: { role: string; personId: string | null }[] };
      all.push(held.map(({ role, personId }) => `${role} ${personId === leaver ? 'leaver' : personId === stayer ? 'stayer' : 'open'}`).sort());
    }
    return all;
  };
  const whole = [['楼栋长 stayer', '网格长 leaver'], ['楼栋长 leaver'], ['网格长 leaver']];
  const afterLeaving = [['楼栋长 stayer', '网格长 open'], ['楼栋长 open'], ['网格长 open']];

  it('are open from the day of leaving, in every grid, at whichever step it is killed', async () => {
    const deaths: readonly (Death | undefined)[] = [undefined, ...[1, 2, 3].flatMap((at): Death[] => [{ at, when: 'before' }, { at, when: 'after' }])];
    for (const death of deaths) {
      const district = await given();
      await district.happened('staffing', `person/${leaver}`, left);
      expect([death, await district.follow(death)]).toMatchObject([death, death === undefined ? { outcome: 'done', appends: 3 } : { outcome: 'dead' }]);
      await district.follow();
      expect([death, await chiefs(district, '2026-05-31'), await chiefs(district, '2026-06-01')]).toEqual([death, whole, afterLeaving]);
      expect((await district.events('GridChiefSet')).filter(({ data }) => data['reason'] !== '')).toHaveLength(3);
    }
  }, withinMs);

  it('stay as a person has set them since: what was taken back is not done again, and who was set in between stays', async () => {
    const district = await given();
    await district.record(setGridChiefUseCase, { gridId: grids[1], role: '楼栋长', personId: stayer }, '2026-05-01');
    await district.record(setGridChiefUseCase, { gridId: grids[1], role: '网格长', personId: leaver }, '2026-07-01');
    await district.happened('staffing', `person/${leaver}`, left);
    await district.follow();
    expect((await chiefs(district, '2026-07-01'))[1]).toEqual(['楼栋长 stayer', '网格长 open']);
    await district.annul((await district.events('GridChiefSet')).find(({ data }) => data['reason'] !== '' && data['gridId'] === grids[0]));
    await district.follow(undefined, 'again');
    expect((await chiefs(district, '2026-06-01'))[0]).toEqual(['楼栋长 stayer', '网格长 leaver']);
  }, withinMs);

  it('go with a move only in the street that was left, and not with a move that takes the grids along', async () => {
    const district = await given();
    await district.happened('staffing', `person/${leaver}`, moved(bureau, other), '2026-03-01');
    await district.happened('staffing', `person/${leaver}`, moved(street, street), '2026-03-01');
    await district.happened('staffing', `person/${leaver}`, moved(street, other), '2026-03-01', { causedBy: derivedId('event', 'merger') });
    await district.follow();
    expect(await chiefs(district, '2026-03-01')).toEqual(whole);
    await district.happened('staffing', `person/${leaver}`, moved(street, bureau));
    await district.follow();
    expect(await chiefs(district, '2026-06-01')).toEqual([afterLeaving[0], afterLeaving[1], whole[2]]);
  }, withinMs);

  it('are nobody\'s in a grid that is gone', async () => {
    const district = await given();
    await district.record(abolishGridsUseCase, { gridIds: [grids[0]] }, '2026-05-01');
    await district.happened('staffing', `person/${leaver}`, left);
    await district.follow();
    expect((await district.events('GridChiefSet')).filter(({ data }) => data['reason'] !== '').map(({ data }) => data['gridId']).sort()).toEqual([grids[1], grids[2]].sort());
  }, withinMs);
});
