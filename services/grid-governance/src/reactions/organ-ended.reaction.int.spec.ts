import { organisationsContract } from '@yange/contracts';
import { handOverEndedOrganUseCase } from '../commands/organ-ends/hand-over-ended-organ.use-case.js';
import { derivedId, type DomainEvent } from '@yange/kernel';
import { chainGiven, type Death, type GivenChain, type GivenDistrict } from '@yange/service-host';
import { testDatabase, type TestDatabase } from '@yange/testing';
import { raiseCallUseCase } from '../commands/calls/raise-call.use-case.js';
import { dispatchCallUseCase } from '../commands/calls/dispatch-call.use-case.js';
import { answerCallUseCase } from '../commands/calls/answer-call.use-case.js';
import { handleCallUseCase } from '../commands/calls/handle-call.use-case.js';
import { signCallUseCase } from '../commands/calls/sign-call.use-case.js';
import { moveUnitInUseCase } from '../commands/centre/move-unit-in.use-case.js';
import { setServiceItemUseCase } from '../commands/cases/set-service-item.use-case.js';
import { givePledgeUseCase } from '../commands/area-units/give-pledge.use-case.js';
import { passAreaUnitOnUseCase } from '../commands/area-units/pass-area-unit-on.use-case.js';
import { registerAreaUnitUseCase } from '../commands/area-units/register-area-unit.use-case.js';
import { mergeCommunitiesUseCase } from '../commands/communities/merge-communities.use-case.js';
import { moveCommunityUseCase } from '../commands/communities/move-community.use-case.js';
import { establishCommunityUseCase } from '../commands/communities/establish-community.use-case.js';
import { placeGridsUseCase } from '../commands/communities/place-grids.use-case.js';
import { assignGridWorkersUseCase } from '../commands/grids/assign-grid-workers.use-case.js';
import { createGridUseCase } from '../commands/grids/create-grid.use-case.js';
import { createGridsUseCase } from '../commands/grids/create-grids.use-case.js';
import { setChiefRolesUseCase } from '../commands/grids/set-chief-roles.use-case.js';
import { setGridChiefUseCase } from '../commands/grids/set-grid-chief.use-case.js';
import { areaUnitIdOf } from '../domain/area-unit/area-unit.aggregate.js';
import { gridIdOf } from '../domain/grid/grid.aggregate.js';
import { centreId } from '../domain/service-centre/service-centre.decider.js';
import { gridService } from '../grid-governance.service.js';
import { areaUnitsQuery } from '../queries/area-units.query.js';
import { callQuery } from '../queries/call.query.js';
import { gridQuery } from '../queries/grid.query.js';
import { communitiesQuery } from '../queries/communities.query.js';
import { gridsQuery } from '../queries/grids.query.js';
import { serviceCentreQuery } from '../queries/service-centre.query.js';
import { serviceItemsQuery } from '../queries/service-items.query.js';
import { whistleRatesQuery } from '../queries/whistle-rates.query.js';

const withinMs = 600_000;
const organ = (name: string) => ({ id: derivedId('organ', name), name });
const [street, heir, bureau] = [organ('卡布其街道'), organ('新华街道'), organ('区城市管理局')];
const chief = derivedId('person', 'chief');

const abolished = (old: ReturnType<typeof organ>, ...successors: readonly ReturnType<typeof organ>[]): DomainEvent =>
  organisationsContract.make('OrganAbolished', { organId: old.id, name: old.name, successors: successors.map(({ id, name }) => ({ organId: id, name, how: 'merged' })), reason: '整合' });

const ends = (district: GivenDistrict, old: ReturnType<typeof organ>, ...successors: readonly ReturnType<typeof organ>[]): Promise<void> => district.happened('organisations', `organ/${old.id}`, abolished(old, ...successors));

/** A street with a grid and its chief, counted grids, workers, and a call that a department has signed. @returns the id of the call */
const furnished = async (district: GivenDistrict): Promise<string> => {
  await district.record(setChiefRolesUseCase, { roles: ['网格长'] });
  await district.record(createGridUseCase, { name: '第一网格', unit: street, households: 350 });
  await district.record(setGridChiefUseCase, { gridId: gridIdOf(street.id, '第一网格'), role: '网格长', personId: chief });
  await district.record(createGridsUseCase, { label: '网格', count: 5, unit: street });
  await district.record(assignGridWorkersUseCase, { label: '网格员', count: 14, unit: street });
  return called(district, street, bureau);
};

const called = async (district: GivenDistrict, caller: typeof street, department: typeof street): Promise<string> => {
  const { answer } = await district.record(raiseCallUseCase, { caller, matter: '占道经营', called: [department] });
  const callId = answer['callId'] ?? '';
  await district.record(dispatchCallUseCase, { callId, department, signDays: 1, handleDays: 90 });
  await district.record(signCallUseCase, { callId, department });
  return callId;
};

describe('what an abolition calls for here', () => {
  let database: TestDatabase;
  let chain: GivenChain;
  let codes = 150400;
  const newDistrict = (): GivenDistrict => chain.district(String((codes += 1)));

  beforeAll(async () => {
    database = await testDatabase();
    chain = await chainGiven(database.url, gridService);
  }, withinMs);

  afterAll(async () => {
    await chain.close();
    await database.close();
  }, withinMs);

  const gridsOn = async (district: GivenDistrict, on: string) => (await district.ask(gridsQuery, { on })) as { total: number; workers: number; grids: { name: string; unit: string; households: number }[]; blocks: { unit: string; count: number }[] };

  const after = async (district: GivenDistrict, callId: string) => {
    const on = '2026-06-01';
    const { grids, total, workers } = await gridsOn(district, on);
    const call = (await district.ask(callQuery, { callId, on })) as { caller: { name: string }; shares: { department: string; stage: string }[] };
    const { chiefs } = (await district.ask(gridQuery, { gridId: gridIdOf(heir.id, '第一网格'), on })) as { chiefs: { role: string; personId: string }[] };
    return { grids: grids.map(({ name, unit, households }) => [name, unit, households]), total, workers, chiefs, caller: call.caller.name, shares: call.shares.map(({ department, stage }) => [department, stage]), events: (await district.events()).map(({ type }) => type).sort(), left: await district.left() };
  };

  const passedOn = { grids: [['第一网格', '新华街道', 350]], total: 6, workers: 14, chiefs: [expect.objectContaining({ role: '网格长', personId: chief })], caller: '新华街道', shares: [['区城市管理局', 'signed']], left: [] };

  it('passes grids with their chiefs, workers and open calls on to the one successor, at whichever step it is killed', async () => {
    const run = async (death?: Death) => {
      const district = newDistrict();
      const callId = await furnished(district);
      await ends(district, street, heir);
      const { outcome, appends } = await district.follow(death);
      if (death !== undefined) await district.follow();
      return { outcome, appends, after: await after(district, callId) };
    };
    const whole = await run();
    expect(whole).toMatchObject({ outcome: 'done', after: passedOn });
    expect(whole.appends).toBe(4);
    for (let at = 1; at <= whole.appends; at += 1) {
      for (const when of ['before', 'after'] as const) expect({ at, when, ...(await run({ at, when })) }).toMatchObject({ at, when, outcome: 'dead', after: whole.after });
    }
  }, withinMs);

  it('lets the organ that ended have nothing more, and adds nothing when it reads again, not even what a person took back', async () => {
    const district = newDistrict();
    const callId = await furnished(district);
    await ends(district, street, heir);
    await district.follow();
    expect((await gridsOn(district, '2026-05-31')).grids.map(({ name, unit }) => [name, unit])).toEqual([['第一网格', '卡布其街道']]);
    await district.annul((await district.events('CallerSucceeded'))[0]);
    await district.follow(undefined, 'again');
    expect(await district.ask(callQuery, { callId, on: '2026-06-01' })).toMatchObject({ caller: { name: '卡布其街道' } });
    expect(await district.events('CallerSucceeded')).toHaveLength(1);
    const more = { name: '第二网格', unit: street, households: 350 };
    await expect(district.record(createGridUseCase, more, '2026-06-01')).rejects.toMatchObject({ rule: 'grid-of-ended-organ' });
    await expect(district.record(createGridUseCase, more, '2026-05-31')).resolves.toMatchObject({ status: 'recorded' });
    const again = { caller: street, matter: '又一件', called: [bureau] };
    await expect(district.record(raiseCallUseCase, again, '2026-05-31')).resolves.toMatchObject({ status: 'recorded' });
    await expect(district.record(raiseCallUseCase, again, '2026-06-01')).rejects.toMatchObject({ rule: 'work-of-ended-organ' });
    await district.happened('organisations', `organ/${street.id}`, organisationsContract.make('EventAnnulled', { eventId: 'x', eventType: 'OrganAbolished', reason: '误录' }));
    await district.follow();
    await expect(district.record(createGridUseCase, { ...more, name: '第三网格' }, '2026-06-02')).resolves.toMatchObject({ status: 'recorded' });
    await expect(district.record(raiseCallUseCase, again, '2026-06-01')).resolves.toMatchObject({ status: 'recorded' });
  }, withinMs);

  it('lets what is recorded afterwards for a day before the end follow: to the successor, once, also when it reads again', async () => {
    const district = newDistrict();
    await furnished(district);
    await ends(district, street, heir);
    await district.follow();
    const on = '2026-05-20';
    await district.record(createGridUseCase, { name: '补记网格', unit: street, households: 320 }, on);
    await district.record(createGridsUseCase, { label: '补记', count: 2, unit: street }, on);
    await district.record(assignGridWorkersUseCase, { label: '补记网格员', count: 3, unit: street }, on);
    const { answer } = await district.record(raiseCallUseCase, { caller: street, matter: '补记呼叫', called: [bureau] }, on);
    await district.follow();
    const since = await gridsOn(district, '2026-06-01');
    expect([since.grids.map(({ name, unit }) => [name, unit]).sort(), since.total, since.workers, since.blocks.map(({ unit }) => unit)]).toEqual([[['第一网格', heir.name], ['补记网格', heir.name]], 9, 17, [heir.name, heir.name]]);
    expect((await gridsOn(district, '2026-05-31')).grids.map(({ name, unit }) => [name, unit]).sort()).toEqual([['第一网格', street.name], ['补记网格', street.name]]);
    expect(await district.ask(callQuery, { callId: answer['callId'] ?? '', on: '2026-06-01' })).toMatchObject({ caller: { name: heir.name } });
    expect(await district.left()).toEqual([]);
    const { length } = await district.events();
    await district.follow(undefined, 'again');
    expect(await district.events()).toHaveLength(length);
  }, withinMs);

  it('keeps what an import tells itself of a street that ended, and lets that street have nothing new', async () => {
    const district = newDistrict();
    await district.record(createGridUseCase, { name: '第一网格', unit: street, households: 350 });
    await district.happened('organisations', `organ/${street.id}`, abolished(street, heir), '2026-06-01', { mode: 'history' });
    await district.follow();
    expect(await district.events('GridOwnerEnded')).toMatchObject([{ data: { endedOn: '2026-06-01', toldByHistory: true } }]);
    expect((await gridsOn(district, '2026-06-01')).grids.map(({ name, unit }) => [name, unit])).toEqual([['第一网格', '卡布其街道']]);
    const more = { name: '第二网格', unit: street, households: 350 };
    await expect(district.record(createGridUseCase, more, '2026-06-01')).rejects.toMatchObject({ rule: 'grid-of-ended-organ' });
  }, withinMs);

  it('passes on what an import left with a street, from the day on which a person asks for it, and once', async () => {
    const district = newDistrict();
    await district.record(createGridUseCase, { name: '第一网格', unit: street, households: 350 });
    await expect(district.record(handOverEndedOrganUseCase, { organId: street.id }, '2026-07-01')).rejects.toMatchObject({ rule: 'end-not-noted' });
    await district.happened('organisations', `organ/${street.id}`, abolished(street, heir), '2026-06-01', { mode: 'history' });
    await district.follow();
    await district.record(handOverEndedOrganUseCase, { organId: street.id }, '2026-07-01');
    await district.follow();
    const owners = async (day: string) => (await gridsOn(district, day)).grids.map(({ name, unit }) => [name, unit]);
    expect([await owners('2026-06-30'), await owners('2026-07-01'), await district.left()]).toEqual([[['第一网格', street.name]], [['第一网格', heir.name]], []]);
    const { length } = await district.events();
    await district.follow(undefined, 'again');
    expect(await district.events()).toHaveLength(length);
  }, withinMs);

  it('is asked for where an import told the end, and not where everything passed on by itself', async () => {
    const district = newDistrict();
    await ends(district, street, heir);
    await district.follow();
    await expect(district.record(handOverEndedOrganUseCase, { organId: street.id }, '2026-07-01')).rejects.toMatchObject({ rule: 'handed-over-by-itself' });
  }, withinMs);

  it('ends grids where nobody comes after it, and asks a person where several do or the name is taken', async () => {
    const district = newDistrict();
    const [alone, split, same] = [organ('甲街道'), organ('乙街道'), organ('丙街道')];
    for (const unit of [alone, split, same, heir]) await district.record(createGridUseCase, { name: '东网格', unit, households: 400 });
    await ends(district, alone);
    await ends(district, split, organ('戊街道'), organ('己街道'));
    await ends(district, same, heir);
    await district.follow();
    expect(await district.left()).toEqual(['grid-exists', 'successor-unclear']);
    expect((await gridsOn(district, '2026-06-01')).grids.map(({ unit }) => unit).sort()).toEqual(['丙街道', '乙街道', '新华街道'].sort());
  }, withinMs);

  describe('of a department', () => {
    const next = organ('区综合执法局');
    const item = { centre: '政务中心', name: '户外广告备案', department: bureau, materials: ['申请表'], workingDays: 3 };

    it('passes its shares of open calls and its service items on, as they stand; the answer of the successor counts', async () => {
      const district = newDistrict();
      const callId = await called(district, street, bureau);
      await district.record(setServiceItemUseCase, item);
      await ends(district, bureau, next);
      await district.follow();
      expect(await district.ask(callQuery, { callId, on: '2026-06-01' })).toMatchObject({ shares: expect.arrayContaining([expect.objectContaining({ department: '区城市管理局', stage: 'replaced' }), expect.objectContaining({ department: '区综合执法局', stage: 'signed' })]) });
      expect(await district.ask(serviceItemsQuery, { from: '2026-06-01', to: '2026-06-30', on: '2026-06-01' })).toMatchObject({ items: [{ name: '户外广告备案', department: '区综合执法局' }] });
      expect(await district.left()).toEqual([]);
      await expect(district.record(handleCallUseCase, { callId, department: bureau, measure: '清理' }, '2026-06-02')).rejects.toMatchObject({ rule: 'call-stage-order' });
      await district.record(handleCallUseCase, { callId, department: next, measure: '清理' }, '2026-06-02');
      await district.record(answerCallUseCase, { callId, department: next, answer: '已办' }, '2026-06-02');
      await district.follow();
      expect(await district.ask(whistleRatesQuery, { from: '2026-01-01', to: '2026-12-31' })).toMatchObject({ departments: [{ department: '区城市管理局', dispatched: 1, answered: 1, onTime: { numerator: 1, denominator: 1 } }] });
      await expect(district.record(setServiceItemUseCase, { ...item, name: '店招备案' }, '2026-06-02')).rejects.toMatchObject({ rule: 'work-of-ended-organ' });
      const { answer } = await district.record(raiseCallUseCase, { caller: street, matter: '又一件', called: [next] }, '2026-06-02');
      const dispatch = { callId: answer['callId'], department: bureau, signDays: 1, handleDays: 2 };
      await expect(district.record(dispatchCallUseCase, dispatch, '2026-06-02')).rejects.toMatchObject({ rule: 'work-of-ended-organ' });
      await expect(district.record(dispatchCallUseCase, { ...dispatch, department: next }, '2026-06-02')).resolves.toMatchObject({ status: 'recorded' });
    }, withinMs);

    it('leaves its place in a centre and what it handled there to its one successor, and to a person where several come after it', async () => {
      const district = newDistrict();
      const [split, alone] = [organ('己局'), organ('庚局')];
      for (const [unit, handles] of [[bureau, ['市容', '环卫']], [split, ['备案']], [alone, ['公证']]] as const) await district.record(moveUnitInUseCase, { centre: '政务中心', unit, handles });
      await ends(district, bureau, next);
      await ends(district, split, organ('辛局'), organ('壬局'));
      await ends(district, alone);
      await district.follow();
      const unitsOn = async (on: string) => ((await district.ask(serviceCentreQuery, { centreId: centreId('政务中心'), on })) as { units: { name: string; handles: string[] }[] }).units.map(({ name, handles }) => [name, ...handles]).sort();
      expect(await unitsOn('2026-05-31')).toEqual([['区城市管理局', '市容', '环卫'], ['己局', '备案'], ['庚局', '公证']]);
      expect(await unitsOn('2026-06-01')).toEqual([['区综合执法局', '市容', '环卫'], ['己局', '备案']]);
      expect(await district.left()).toEqual(['successor-unclear']);
      await expect(district.record(moveUnitInUseCase, { centre: '政务中心', unit: bureau, handles: [] }, '2026-06-02')).rejects.toMatchObject({ rule: 'work-of-ended-organ' });
    }, withinMs);

    it('is left to a person where nobody or several come after it, or the successor was called as well', async () => {
      const district = newDistrict();
      const [none, several, both] = [organ('甲局'), organ('乙局'), organ('丙局')];
      for (const department of [none, several]) await called(district, street, department);
      await district.record(setServiceItemUseCase, { ...item, department: none });
      await district.record(raiseCallUseCase, { caller: street, matter: '两家都叫', called: [both, next] });
      await ends(district, none);
      await ends(district, several, organ('丁局'), organ('戊局'));
      await ends(district, both, next);
      await district.follow();
      expect(await district.left()).toEqual(['successor-called-already', 'successor-missing', 'successor-missing', 'successor-unclear']);
    }, withinMs);
  });

  it('lets communities go on under the successor, with their grids, and end without one', async () => {
    const district = newDistrict();
    const [old, next, alone] = ['庚街道', '辛街道', '壬街道'].map(organ) as [ReturnType<typeof organ>, ReturnType<typeof organ>, ReturnType<typeof organ>];
    const gridId = (await district.record(createGridUseCase, { name: '南网格', unit: old, households: 350 })).answer['gridId'] ?? '';
    for (const [unit, name] of [[old, '南社区'], [old, '北社区'], [next, '北社区'], [alone, '西社区']] as const) await district.record(establishCommunityUseCase, { unit, name });
    await district.record(placeGridsUseCase, { unit: old, community: '南社区', gridIds: [gridId] });
    await ends(district, old, next);
    await ends(district, alone);
    await district.follow();
    expect(await district.left()).toEqual(['community-name-twice']);
    const communities = async (on: string) => ((await district.ask(communitiesQuery, { on })) as { communities: { id: string; name: string; unit: string; grids: number }[] }).communities;
    const southern = async (on: string) => (await communities(on)).find(({ name }) => name === '南社区');
    expect(await southern('2026-05-31')).toMatchObject({ unit: '庚街道', grids: 1 });
    expect(await southern('2026-06-01')).toEqual({ ...(await southern('2026-05-31')), unitId: next.id, unit: '辛街道' });
    expect((await communities('2026-06-01')).map(({ name, unit }) => `${unit}${name}`).sort()).toEqual(['庚街道北社区', '辛街道北社区', '辛街道南社区'].sort());
    await expect(district.record(establishCommunityUseCase, { unit: old, name: '新社区' }, '2026-06-02')).rejects.toMatchObject({ rule: 'grid-of-ended-organ' });
  }, withinMs);

  describe('of units of the area', () => {
    interface Shown {
      readonly areaUnits: readonly { readonly id: string; readonly name: string; readonly unit: string; readonly community: { readonly name: string } | null; readonly pledges: readonly { readonly status: string }[] }[];
    }
    const unitsOn = async (district: GivenDistrict, on: string) => ((await district.ask(areaUnitsQuery, { on })) as Shown).areaUnits.map(({ name, unit, community, pledges }) => [name, unit, community?.name ?? '', pledges.length]);
    const registered = async (district: GivenDistrict, unit: ReturnType<typeof organ>, name: string, community?: string): Promise<string> =>
      (await district.record(registerAreaUnitUseCase, { unit, name, kind: '学校', ...(community === undefined ? {} : { community }) })).answer['areaUnitId'] ?? '';

    it('lets them pass on with pledges and community, whichever step it is killed at, and asks a person where the name is taken, nobody or several come after', async () => {
      const [old, next, alone, split] = ['子街道', '丑街道', '寅街道', '卯街道'].map(organ) as [ReturnType<typeof organ>, ReturnType<typeof organ>, ReturnType<typeof organ>, ReturnType<typeof organ>];
      const run = async (death?: Death) => {
        const district = newDistrict();
        await district.record(establishCommunityUseCase, { unit: old, name: '东社区' });
        const areaUnitId = await registered(district, old, '第一中学', '东社区');
        await district.record(givePledgeUseCase, { areaUnitId, title: '开放操场', dueOn: '2027-01-01' });
        for (const unit of [old, next]) await registered(district, unit, '同名小学');
        for (const unit of [alone, split]) await registered(district, unit, '第二中学');
        await ends(district, old, next);
        await ends(district, alone);
        await ends(district, split, next, organ('辰街道'));
        const { appends } = await district.follow(death);
        if (death !== undefined) await district.follow();
        return { appends, units: await unitsOn(district, '2026-06-01'), left: await district.left(), passed: (await district.events('AreaUnitPassedOn')).length, district };
      };
      const { district, ...whole } = await run();
      expect(whole).toMatchObject({ left: ['area-unit-name-twice', 'successor-missing', 'successor-unclear'], passed: 1 });
      expect(whole.units).toEqual(expect.arrayContaining([['第一中学', '丑街道', '东社区', 1], ['同名小学', '子街道', '', 0], ['同名小学', '丑街道', '', 0], ['第二中学', '寅街道', '', 0], ['第二中学', '卯街道', '', 0]]));
      expect((await unitsOn(district, '2026-05-31')).find(([name]) => name === '第一中学')).toEqual(['第一中学', '子街道', '东社区', 1]);
      for (const at of [1, Math.ceil(whole.appends / 2), whole.appends]) {
        const { units, left, passed } = await run({ at, when: 'after' });
        expect({ at, units, left, passed }).toEqual({ at, units: whole.units, left: whole.left, passed: whole.passed });
      }
      await district.record(passAreaUnitOnUseCase, { areaUnitId: areaUnitIdOf(split.id, '第二中学'), from: split, unit: next }, '2026-06-02');
      await district.follow();
      expect(await unitsOn(district, '2026-06-02')).toContainEqual(['第二中学', '丑街道', '', 0]);
      await expect(district.record(registerAreaUnitUseCase, { unit: next, name: '第二中学', kind: '学校' }, '2026-06-03')).rejects.toMatchObject({ rule: 'area-unit-name-twice' });
      await expect(district.record(registerAreaUnitUseCase, { unit: old, name: '第三中学', kind: '学校' }, '2026-06-03')).rejects.toMatchObject({ rule: 'work-of-ended-organ' });
    }, withinMs);

    it('follow a community that a person moves to another street, with its grids, also those that a merger brought into it', async () => {
      const district = newDistrict();
      const [from, to] = [organ('午街道'), organ('未街道')];
      for (const name of ['东社区', '西社区']) await district.record(establishCommunityUseCase, { unit: from, name });
      const gridIds: string[] = [];
      for (const name of ['一格', '二格']) gridIds.push((await district.record(createGridUseCase, { name, unit: from, households: 350 })).answer['gridId'] ?? '');
      await district.record(placeGridsUseCase, { unit: from, community: '东社区', gridIds: gridIds.slice(0, 1) });
      await registered(district, from, '第一中学', '东社区');
      await registered(district, from, '第二中学', '西社区');
      await district.record(mergeCommunitiesUseCase, { unit: from, communities: ['东社区', '西社区'], name: '中社区' });
      await district.record(moveCommunityUseCase, { unit: from, community: '中社区', to }, '2026-06-01');
      await district.follow();
      expect(await district.left()).toEqual([]);
      expect((await gridsOn(district, '2026-06-01')).grids.map(({ name, unit }) => [name, unit]).sort()).toEqual([['一格', '未街道'], ['二格', '午街道']].sort());
      const { communities } = (await district.ask(communitiesQuery, { on: '2026-06-01' })) as { communities: { name: string; unit: string; grids: number; areaUnits: number }[] };
      expect(communities.map(({ name, unit, grids, areaUnits }) => [name, unit, grids, areaUnits])).toEqual([['中社区', '未街道', 1, 2]]);
      await district.follow(undefined, 'again');
      expect(await district.events('AreaUnitPassedOn')).toHaveLength(2);
    }, withinMs);
  });
});
