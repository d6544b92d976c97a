import { organisationsContract } from '@yange/contracts';
import { handOverEndedOrganUseCase } from '../commands/organ-ends/hand-over-ended-organ.use-case.js';
import { derivedId } from '@yange/kernel';
import { chainGiven, type Death, type GivenChain, type GivenDistrict } from '@yange/service-host';
import { testDatabase, type TestDatabase } from '@yange/testing';
import { handOverPowersUseCase } from '../commands/handover/hand-over-powers.use-case.js';
import { issueEquipmentUseCase } from '../commands/handover/issue-equipment.use-case.js';
import { claimPowersUseCase } from '../commands/powers/claim-powers.use-case.js';
import { determineEnforcementBodyUseCase } from '../commands/powers/determine-enforcement-body.use-case.js';
import { issuePowerListUseCase } from '../commands/powers/issue-power-list.use-case.js';
import { establishTeamsUseCase } from '../commands/teams/establish-teams.use-case.js';
import { powerListId } from '../domain/power-list/power-list.decider.js';
import { enforcementService, shippedPowerTables } from '../enforcement.service.js';
import { handoversQuery } from '../queries/handovers.query.js';
import { powerListQuery } from '../queries/power-list.query.js';
import { teamsQuery } from '../queries/teams.query.js';

const withinMs = 600_000;
const organ = (name: string) => ({ id: derivedId('organ', name), name });
const [old, next] = [organ('甲街道'), organ('乙街道')];
const listId = powerListId('清单');
const recorder = { recipient: '执法人员', item: '执法记录仪', measureWord: '台', count: 4 };

describe('what an abolition calls for here', () => {
  let database: TestDatabase;
  let chain: GivenChain;
  let codes = 150400;

  beforeAll(async () => {
    database = await testDatabase();
    chain = await chainGiven(database.url, enforcementService);
  }, withinMs);

  afterAll(async () => {
    await chain.close();
    await database.close();
  }, withinMs);

  const newDistrict = async (): Promise<GivenDistrict> => {
    const district = chain.district(String((codes += 1)));
    await district.record(issuePowerListUseCase, { title: '清单', total: 20, penalty: 10 });
    return district;
  };

  const ends = (district: GivenDistrict, one: typeof old, ...successors: readonly (typeof old)[]): Promise<void> =>
    district.happened('organisations', `organ/${one.id}`, organisationsContract.make('OrganAbolished', { organId: one.id, name: one.name, successors: successors.map(({ id, name }) => ({ organId: id, name, how: 'merged' })), reason: '整合' }));

  /** Claims, a team, a duty that was taken over, and equipment, of a street that is to end. */
  const furnished = async (): Promise<GivenDistrict> => {
    const district = await newDistrict();
    await district.record(claimPowersUseCase, { listId, unit: old, kind: 'other', items: { named: ['检查'], counted: 3 } });
    await district.record(claimPowersUseCase, { listId, unit: next, kind: 'other', items: { named: ['检查', '备案'] } });
    await district.record(establishTeamsUseCase, { teams: { named: ['甲街道执法队'] }, parent: old });
    await district.record(handOverPowersUseCase, { unit: old, counterpartName: '区城市管理局', matter: '市容', count: 2, items: ['占道'], equipment: [recorder] });
    await district.record(issueEquipmentUseCase, { unit: next, ...recorder, count: 1 });
    return district;
  };

  const units = async (district: GivenDistrict, on: string) => ((await district.ask(powerListQuery(shippedPowerTables), { listId, on })) as { units: { name: string; claimed: number }[] }).units.map(({ name, claimed }) => [name, claimed]);

  const after = async (district: GivenDistrict, on: string) => {
    const { handovers, equipment } = (await district.ask(handoversQuery, { on })) as { handovers: { unit: string; counterpart: string; matter: string; count: number }[]; equipment: { unitId: string; count: number; measureWord: string }[] };
    const { teams } = (await district.ask(teamsQuery, { on })) as { teams: { name: string; parent: string }[] };
    const pieces = (unit: typeof old) => equipment.filter(({ unitId }) => unitId === unit.id).reduce((sum, { count }) => sum + count, 0);
    return { units: await units(district, on), teams: teams.map(({ name, parent }) => [name, parent]), pieces: [pieces(old), pieces(next)], handovers: handovers.map(({ unit, counterpart, matter, count }) => [unit, counterpart, matter, count]), left: await district.left() };
  };
  const passedOn = { units: expect.arrayContaining([['甲街道', 0], ['乙街道', 5]]), teams: [['甲街道执法队', '乙街道']], pieces: [0, 5], handovers: expect.arrayContaining([['甲街道', '区城市管理局', '市容', 2], ['乙街道', '甲街道', '市容', 2]]), left: [] };

  it('passes powers, teams, duties and equipment on to the one successor, at whichever step it is killed', async () => {
    const run = async (death?: Death) => {
      const district = await furnished();
      await ends(district, old, next);
      const { outcome, appends } = await district.follow(death);
      if (death !== undefined) await district.follow();
      return { outcome, appends, events: (await district.events()).length, before: await after(district, '2026-05-31'), after: await after(district, '2026-06-01') };
    };
    const whole = await run();
    expect(whole).toMatchObject({ outcome: 'done', appends: 5, before: { units: expect.arrayContaining([['甲街道', 4], ['乙街道', 2]]), pieces: [4, 1] }, after: passedOn });
    for (let at = 1; at <= whole.appends; at += 1) {
      for (const when of ['before', 'after'] as const) expect({ at, when, ...(await run({ at, when })) }).toMatchObject({ at, when, outcome: 'dead', events: whole.events, after: passedOn });
    }
  }, withinMs);

  it('adds nothing when it reads again, not even what a person took back', async () => {
    const district = await furnished();
    await ends(district, old, next);
    await district.follow();
    await district.annul((await district.events('TeamsReparented'))[0]);
    const { length } = await district.events();
    await district.follow(undefined, 'again');
    expect(await district.events()).toHaveLength(length);
    expect((await after(district, '2026-06-01')).teams).toEqual([['甲街道执法队', '甲街道']]);
  }, withinMs);

  it('lets the organ that ended take nothing on any more, unless its end is annulled', async () => {
    const district = await furnished();
    await ends(district, old, next);
    await district.follow();
    const claim = { listId, unit: old, kind: 'other', items: { named: ['给付'] } };
    const equipment = { unit: old, ...recorder, item: '执法车辆' };
    const duty = { unit: old, counterpartName: '区城市管理局', matter: '环卫' };
    await expect(district.record(claimPowersUseCase, claim, '2026-06-01')).rejects.toMatchObject({ rule: 'claim-of-ended-organ' });
    await expect(district.record(issueEquipmentUseCase, equipment, '2026-06-01')).rejects.toMatchObject({ rule: 'handover-to-ended-organ' });
    await expect(district.record(handOverPowersUseCase, duty, '2026-06-01')).rejects.toMatchObject({ rule: 'handover-to-ended-organ' });
    for (const [useCase, body] of [[claimPowersUseCase, claim], [issueEquipmentUseCase, equipment], [handOverPowersUseCase, duty]] as const) {
      await expect(district.record(useCase, body, '2026-05-31')).resolves.toMatchObject({ status: 'recorded' });
    }
    await district.happened('organisations', `organ/${old.id}`, organisationsContract.make('EventAnnulled', { eventId: 'x', eventType: 'OrganAbolished', reason: '误录' }));
    await district.follow();
    await expect(district.record(claimPowersUseCase, { ...claim, items: { named: ['奖励'] } }, '2026-06-02')).resolves.toMatchObject({ status: 'recorded' });
    await expect(district.record(issueEquipmentUseCase, { ...equipment, count: 2 }, '2026-06-02')).resolves.toMatchObject({ status: 'recorded' });
  }, withinMs);

  it('lets what is recorded afterwards for a day before the end follow: to the successor, once, also when it reads again', async () => {
    const district = await furnished();
    await ends(district, old, next);
    await district.follow();
    await district.record(claimPowersUseCase, { listId, unit: old, kind: 'other', items: { named: ['给付'] } }, '2026-05-20');
    await district.record(establishTeamsUseCase, { teams: { named: ['补记执法队'] }, parent: old }, '2026-05-20');
    await district.record(issueEquipmentUseCase, { unit: old, ...recorder, count: 2 }, '2026-05-20');
    await district.follow();
    const [before, since] = [await after(district, '2026-05-31'), await after(district, '2026-06-01')];
    expect(before).toMatchObject({ units: expect.arrayContaining([['甲街道', 5], ['乙街道', 2]]), pieces: [6, 1] });
    expect(since).toMatchObject({ units: expect.arrayContaining([['甲街道', 0], ['乙街道', 6]]), teams: [['甲街道执法队', '乙街道'], ['补记执法队', '乙街道']], pieces: [0, 7], left: [] });
    expect((await district.events('PowerHolderEnded')).map(({ data }) => (data as { againFor: string }).againFor)).toEqual(['', listId, 'teams', 'handovers']);
    const { length } = await district.events();
    await district.follow(undefined, 'again');
    expect(await district.events()).toHaveLength(length);
  }, withinMs);

  it('keeps what an import tells itself of an organ that ended, and lets that organ take nothing on from now on', async () => {
    const district = await furnished();
    const abolished = organisationsContract.make('OrganAbolished', { organId: old.id, name: old.name, successors: [{ organId: next.id, name: next.name, how: 'merged' }], reason: '整合' });
    await district.happened('organisations', `organ/${old.id}`, abolished, '2026-06-01', { mode: 'history' });
    await district.follow();
    expect(await district.events('PowerHolderEnded')).toMatchObject([{ data: { endedOn: '2026-06-01', toldByHistory: true } }]);
    expect(await after(district, '2026-06-01')).toMatchObject({ units: expect.arrayContaining([['甲街道', 4]]), teams: [['甲街道执法队', '甲街道']], pieces: [4, 1], handovers: [['甲街道', '区城市管理局', '市容', 2]], left: [] });
    const claim = { listId, unit: old, kind: 'other', items: { named: ['给付'] } };
    await expect(district.record(claimPowersUseCase, claim, '2026-06-01')).rejects.toMatchObject({ rule: 'claim-of-ended-organ' });
    await district.happened('organisations', `organ/${old.id}`, organisationsContract.make('EventAnnulled', { eventId: 'x', eventType: 'OrganAbolished', reason: '误录' }), '2026-06-01', { mode: 'history' });
    await district.follow();
    await expect(district.record(claimPowersUseCase, { ...claim, items: { named: ['奖励'] } }, '2026-06-02')).resolves.toMatchObject({ status: 'recorded' });
  }, withinMs);

  it('passes on what an import left with an organ, from the day on which a person asks for it, and once', async () => {
    const district = await furnished();
    const abolished = organisationsContract.make('OrganAbolished', { organId: old.id, name: old.name, successors: [{ organId: next.id, name: next.name, how: 'merged' }], reason: '整合' });
    await expect(district.record(handOverEndedOrganUseCase, { organId: old.id }, '2026-07-01')).rejects.toMatchObject({ rule: 'end-not-noted' });
    await district.happened('organisations', `organ/${old.id}`, abolished, '2026-06-01', { mode: 'history' });
    await district.follow();
    await expect(district.record(handOverEndedOrganUseCase, { organId: old.id }, '2026-05-31')).rejects.toMatchObject({ rule: 'end-not-noted' });
    await district.record(handOverEndedOrganUseCase, { organId: old.id }, '2026-07-01');
    await district.follow();
    const whole = { units: expect.arrayContaining([['甲街道', 0], ['乙街道', 5]]), teams: [['甲街道执法队', '乙街道']], pieces: [0, 5], left: [] };
    expect(await after(district, '2026-06-30')).toMatchObject({ units: expect.arrayContaining([['甲街道', 4]]), teams: [['甲街道执法队', '甲街道']] });
    expect(await after(district, '2026-07-01')).toMatchObject(whole);
    const { length } = await district.events();
    await district.follow(undefined, 'again');
    expect(await district.events()).toHaveLength(length);
    // Asked for once more, nothing is left; the end itself is as the import told it.
    await district.record(handOverEndedOrganUseCase, { organId: old.id }, '2026-07-02');
    await district.follow();
    expect([(await district.events()).length, await after(district, '2026-07-02')]).toMatchObject([length + 1, whole]);
  }, withinMs);

  it('is asked for where an import told the end, and not where everything passed on by itself', async () => {
    const district = await furnished();
    await ends(district, old, next);
    await district.follow();
    await expect(district.record(handOverEndedOrganUseCase, { organId: old.id }, '2026-07-01')).rejects.toMatchObject({ rule: 'handed-over-by-itself' });
  }, withinMs);

  it('ends what the successor may not carry, and leaves the rest to a person', async () => {
    const district = await newDistrict();
    const town = organ('丙镇');
    await district.record(determineEnforcementBodyUseCase, { listId, unit: town, exists: true, bodyName: '丙镇综合执法局' });
    await district.record(claimPowersUseCase, { listId, unit: town, kind: 'penalty', items: { named: ['处罚'] } });
    await ends(district, town, next);
    await district.follow();
    expect(await district.left()).toEqual(['penalty-needs-enforcement-body']);
    expect(await units(district, '2026-06-01')).toEqual([['丙镇', 0]]);
  }, withinMs);

  it('asks a person where several come after it, or nobody', async () => {
    const district = await newDistrict();
    const [split, alone] = [organ('戊街道'), organ('己街道')];
    for (const unit of [split, alone]) await district.record(claimPowersUseCase, { listId, unit, kind: 'other', items: { counted: 2 } });
    for (const unit of [split, alone]) await district.record(issueEquipmentUseCase, { unit, ...recorder });
    await district.record(establishTeamsUseCase, { teams: { named: ['己街道执法队'] }, parent: alone });
    await ends(district, split, organ('庚街道'), organ('辛街道'));
    await ends(district, alone);
    await district.follow();
    expect(await district.left()).toEqual(['successor-missing', 'successor-missing', 'successor-unclear', 'successor-unclear']);
    expect(await units(district, '2026-06-01')).toEqual(expect.arrayContaining([['戊街道', 0], ['己街道', 0]]));
  }, withinMs);
});
