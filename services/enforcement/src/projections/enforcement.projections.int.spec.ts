import { enforcementContract } from '@yange/contracts';
import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { derivedId, onDay, parseEffectiveDate } from '@yange/kernel';
import { foldDigests, readModelsGiven, type GivenReadModels } from '@yange/projections';
import { testDatabase, type TestDatabase } from '@yange/testing';
import { annulEvent, CommandExecutor, specificationMeta, type AnyQuery, type AnyUseCase } from '@yange/use-case';
import { adoptDelegationMethodsUseCase } from '../commands/powers/adopt-delegation-methods.use-case.js';
import { adoptPowerListUseCase } from '../commands/powers/adopt-power-list.use-case.js';
import { claimPowersUseCase } from '../commands/powers/claim-powers.use-case.js';
import { declinePowersUseCase } from '../commands/powers/decline-powers.use-case.js';
import { delegatePowersUseCase } from '../commands/powers/delegate-powers.use-case.js';
import { describePowerItemsUseCase } from '../commands/powers/describe-power-items.use-case.js';
import { issuePowerListUseCase } from '../commands/powers/issue-power-list.use-case.js';
import { setDeclineReasonsUseCase } from '../commands/powers/set-decline-reasons.use-case.js';
import { setPowerKindsUseCase } from '../commands/powers/set-power-kinds.use-case.js';
import { withdrawPowerItemsUseCase } from '../commands/powers/withdraw-power-items.use-case.js';
import { authoriseTeamUseCase } from '../commands/team-practice/authorise-team.use-case.js';
import { countTeamCertificatesUseCase } from '../commands/team-practice/count-team-certificates.use-case.js';
import { reportTeamCasesUseCase } from '../commands/team-practice/report-team-cases.use-case.js';
import { setTeamItemsUseCase } from '../commands/team-practice/set-team-items.use-case.js';
import { stateTeamStrengthUseCase } from '../commands/team-practice/state-team-strength.use-case.js';
import { nameTeamUseCase } from '../commands/teams/name-team.use-case.js';
import { powerListId } from '../domain/power-list/power-list.decider.js';
import { enforcementService, shippedPowerTables } from '../enforcement.service.js';
import { district, importHistory } from '../import/history.fixture.js';
import { auxiliaryStaffQuery } from '../queries/auxiliary-staff.query.js';
import { enforcementFieldsQuery } from '../queries/enforcement-fields.query.js';
import { handoversQuery } from '../queries/handovers.query.js';
import { powerItemsQuery } from '../queries/power-items.query.js';
import { powerListQuery } from '../queries/power-list.query.js';
import { declineReasonsQuery, powerKindsQuery } from '../queries/power-tables.query.js';
import { powerListsQuery } from '../queries/power-lists.query.js';
import { teamLineageQuery } from '../queries/team-lineage.query.js';
import { teamLoadsQuery } from '../queries/team-loads.query.js';
import { teamsQuery } from '../queries/teams.query.js';

const withinMs = 180_000;

describe('the read models of enforcement', () => {
  let database: TestDatabase;
  let models: GivenReadModels;
  let log: EventLog;

  const ask = async (query: AnyQuery, params: object = {}): Promise<Record<string, unknown> | null> =>
    (await query.run(query.params.parse(params), { district, read: models.read })) as Record<string, unknown> | null;

  beforeAll(async () => {
    database = await testDatabase();
    log = new MemoryEventLogs('enforcement').forDistrict(district);
    await importHistory(log);
    models = await readModelsGiven(database.url, log, enforcementService.projections);
    await models.caughtUp();
  }, withinMs);

  afterAll(async () => {
    await models.close();
    await database.close();
  }, withinMs);

  it('shows twenty teams, then seven, then six by name', async () => {
    expect(await ask(teamsQuery, { on: '2018-07-31' })).toMatchObject({ total: 20, named: 0 });
    expect(await ask(teamsQuery, { on: '2018-08-31' })).toMatchObject({ total: 7, named: 0 });
    const now = await ask(teamsQuery, { on: '2020-06-30' });
    expect(now).toMatchObject({ total: 6, named: 6, uncertain: [] });
    expect(now?.['teams']).toContainEqual(expect.objectContaining({ name: '区市场监督管理综合行政执法', reading: '区市场监督管理综合行政执法大队', field: '市场监管' }));
  });

  it('names what is uncertain on a day, and leaves it out of the number', async () => {
    const august = await ask(teamsQuery, { on: '2018-08-15' });
    expect(august).toMatchObject({ total: 20 });
    expect(august?.['uncertain']).toContainEqual(expect.objectContaining({ type: 'TeamsMerged', effective: '2018年8月' }));
  });

  it('follows a team back to the block that it was counted in', async () => {
    const now = (await ask(teamsQuery)) as { teams: { id: string; name: string }[] };
    const labour = now.teams.find((team) => team.name === '区劳动监察局');
    const lineage = (await ask(teamLineageQuery, { team: labour?.id ?? '' })) as { edges: { kind: string; from: { count: number }; to: { count: number } }[] };
    expect(lineage.edges.map(({ kind, from, to }) => [kind, from.count, to.count])).toEqual(
      expect.arrayContaining([['TeamsEstablished', 0, 20], ['TeamsMerged', 20, 7], ['TeamNamed', 1, 1]]),
    );
    expect(await ask(teamLineageQuery, { team: derivedId('no', 'such') })).toBeNull();
  });

  it('shows one field of five, and three kinds of people outside quota', async () => {
    expect(await ask(enforcementFieldsQuery, { on: '2020-06-30' })).toMatchObject({ listed: 5, held: 1 });
    const staff = (await ask(auxiliaryStaffQuery, { on: '2020-06-30' })) as { staff: { count: number }[] };
    expect(staff.staff.map(({ count }) => count).sort((a, b) => a - b)).toEqual([15, 35, 130]);
    expect(await ask(auxiliaryStaffQuery, { on: '2020-06-29' })).toMatchObject({ staff: [] });
  });

  it('shows claims as rates with numerator and denominator, beside the target', async () => {
    const listId = powerListId('赋予苏木乡镇和街道行政权力事项清单');
    expect(await ask(powerListsQuery)).toMatchObject({ lists: [{ listId, total: 99, version: 1 }] });
    const list = await ask(powerListQuery(shippedPowerTables), { listId });
    expect(list).toMatchObject({ total: 99, penalty: 80, other: 19, methods: ['确认', '交办'], vertical: { words: '约三分之一', approximate: true }, target: { atLeastPercent: 70 } });
    const units = (list?.['units'] ?? []) as Record<string, unknown>[];
    expect(units).toHaveLength(7);
    expect(units.find((unit) => unit['name'] === '千里山镇')).toMatchObject({
      claimed: 41, published: 41, rate: { numerator: 41, denominator: 99, percent: '41.4' }, target: { needed: 70, short: 29, met: false },
    });
    expect(units.find((unit) => unit['name'] === '海北街道')).toMatchObject({ claimed: 11, published: 11, enforcementBody: false, target: null });
    expect(await ask(powerListQuery(shippedPowerTables), { listId, on: '2019-01-01' })).toBeNull();
  });

  it('shows the handover with the verbatim name of the other side, and the equipment', async () => {
    const shown = await ask(handoversQuery, { on: '2020-03-31' });
    expect(shown).toMatchObject({ handovers: [{ unit: '千里山镇', counterpart: '区综合行政执法局', effective: '2020年3月' }] });
    expect(shown?.['equipment']).toHaveLength(4);
  });

  it('comes out the same whatever the size of the batches', async () => {
    const { events } = await log.readPage({ after: 0, limit: 1000 });
    for (const projection of enforcementService.projections) {
      const digests = await foldDigests(models.pool, projection, events);
      expect(new Set(Object.values(digests)).size).toBe(1);
    }
  }, withinMs);

  it('folds a late fact, a correction and an annulment into the days that they concern', async () => {
    const executor = new CommandExecutor(enforcementContract);
    const citations = [{ title: '本汇报' }];
    const meta = (commandId: string, on: string, corrects: string | null = null) =>
      specificationMeta({ commandId, effective: parseEffectiveDate(on), corrects, citations, id: (label) => derivedId(commandId, label) });
    const body = { name: '区农牧业综合行政执法大队', drawnFrom: '整合后执法队伍', field: '农牧业' };
    const late = await executor.execute(log, nameTeamUseCase, body, meta('late', '2018-10-01'));
    const first = late.events[0]?.eventId ?? '';
    await models.caughtUp();
    expect(await ask(teamsQuery, { on: '2018-10-01' })).toMatchObject({ total: 7, named: 1 });
    const corrected = await executor.execute(log, nameTeamUseCase, body, meta('corrected', '2018-11-01', first));
    await models.caughtUp();
    expect(await ask(teamsQuery, { on: '2018-10-01' })).toMatchObject({ total: 7, named: 0 });
    expect(await ask(teamsQuery, { on: '2018-11-01' })).toMatchObject({ total: 7, named: 1 });
    const annulled = { streamId: 'team-register', eventId: corrected.events[0]?.eventId ?? '', reason: '误录' };
    const annul = annulEvent(enforcementContract, enforcementService.aggregates);
    await executor.execute(log, annul, annulled, { ...meta('annulled', '2018-11-01', annulled.eventId), effective: onDay('2018-11-01') });
    await models.caughtUp();
    expect(await ask(teamsQuery, { on: '2018-11-01' })).toMatchObject({ total: 7, named: 0 });
  }, withinMs);

  it('shows items with their basis on that day, who holds them in which form, and what stands against one unit', async () => {
    const executor = new CommandExecutor(enforcementContract, enforcementService.aggregates, enforcementService.rules);
    const [town, bureau] = ['千里山镇', '区城市管理局'].map((name) => ({ id: derivedId('organ', name), name }));
    const itemsList = powerListId('试点清单');
    const run = (useCase: AnyUseCase, body: object, on: string) =>
      executor.execute(log, useCase, useCase.body.parse({ listId: itemsList, ...body }), specificationMeta({ commandId: `${useCase.name} ${on}`, effective: parseEffectiveDate(on), citations: [{ title: '本汇报' }], id: (label) => derivedId(useCase.name, on, label) }));
    const plain = (useCase: AnyUseCase, body: object, on: string) =>
      executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ commandId: `${useCase.name} ${on}`, effective: parseEffectiveDate(on), citations: [{ title: '本汇报' }] }));
    await plain(issuePowerListUseCase, { title: '试点清单', total: 10, issuer: '自治区人民政府', level: 'region' }, '2019-01-01');
    await models.caughtUp();
    const tables = async () => [await ask(powerKindsQuery(shippedPowerTables), { on: '2019-06-01' }), await ask(declineReasonsQuery(shippedPowerTables), { on: '2019-06-01' })];
    expect(await tables()).toMatchObject([{ setByDistrict: false, kinds: expect.arrayContaining([{ code: 'coercion', name: '行政强制', needsEnforcementBody: true }]) }, { setByDistrict: false, reasons: expect.arrayContaining([{ code: 'vertical-holder', name: '垂管无权限', standsOn: ['vertical-holder'] }]) }]);
    await plain(setPowerKindsUseCase, { kinds: [{ code: 'inspection', name: '行政检查' }] }, '2019-01-01');
    await run(adoptDelegationMethodsUseCase, { methods: ['确认'] }, '2019-01-01');
    await run(adoptPowerListUseCase, { unit: town, version: 1 }, '2019-01-15');
    await plain(setDeclineReasonsUseCase, { reasons: [{ code: 'no-staff', name: '人员不足' }] }, '2019-01-01');
    await run(declinePowersUseCase, { unit: bureau, kind: 'other', items: { counted: 2 }, reason: 'no-staff', words: '人手不够' }, '2019-02-01');
    await run(describePowerItemsUseCase, { items: [{ name: '检查', kind: 'inspection', legalBasis: '某条例', basisFrom: '2019-02-01', basisTo: '2020-05-31', expertise: '' }] }, '2019-01-01');
    await run(claimPowersUseCase, { unit: town, kind: 'other', items: { named: ['检查'] } }, '2019-02-01');
    await run(delegatePowersUseCase, { unit: town, items: ['检查'], method: '确认', delegatedBy: bureau, legalReview: '已审查', procedure: '已规定', until: '2020-03-31' }, '2019-03-01');
    await models.caughtUp();
    expect(await tables()).toMatchObject([{ setByDistrict: true, kinds: [{ code: 'inspection', name: '行政检查', needsEnforcementBody: false }] }, { setByDistrict: true, reasons: [{ code: 'no-staff', name: '人员不足', standsOn: [] }] }]);
    const shown = (on: string) => ask(powerItemsQuery(shippedPowerTables), { listId: itemsList, on, unitId: town?.id });
    expect(await shown('2019-03-01')).toMatchObject({ items: [{ name: '检查', kind: { name: '行政检查' }, legalBasis: { inForce: true }, against: [], claims: [{ unit: '千里山镇', delegation: { method: '确认', inForce: true } }] }] });
    expect(await shown('2020-06-01')).toMatchObject({ items: [{ legalBasis: { inForce: false }, against: ['legal-basis'], claims: [{ delegation: { inForce: false } }] }] });
    await run(withdrawPowerItemsUseCase, { items: ['检查'], reason: '依据失效' }, '2020-06-01');
    await models.caughtUp();
    expect(await shown('2020-05-31')).toMatchObject({ items: [{ withdrawn: false, claims: [{ unit: '千里山镇' }] }] });
    expect(await shown('2020-06-01')).toMatchObject({ items: [{ withdrawn: true, claims: [] }] });
    const ofTown = { id: town?.id, claimed: 0, adopted: { version: 1, behind: false } };
    expect(await ask(powerListQuery(shippedPowerTables), { listId: itemsList, on: '2020-06-01' })).toMatchObject({ issuedBy: { name: '自治区人民政府', level: 'region' }, units: [ofTown], refusals: [{ count: 2, reason: { code: 'no-staff', name: '人员不足' } }] });
  }, withinMs);

  it('shows the load of a team beside what it has', async () => {
    const executor = new CommandExecutor(enforcementContract, enforcementService.aggregates, enforcementService.rules);
    const named = (((await ask(teamsQuery, { on: '2020-06-30' }))?.['teams'] ?? []) as { id: string; kind: string }[]).find(({ kind }) => kind === 'team');
    const run = (useCase: AnyUseCase, body: object) =>
      executor.execute(log, useCase, useCase.body.parse({ teamId: named?.id, ...body }), specificationMeta({ commandId: useCase.name, effective: onDay('2020-06-30'), citations: [{ title: '本汇报' }] }));
    await run(stateTeamStrengthUseCase, { people: 12, quota: 15, auxiliary: 4 });
    await run(setTeamItemsUseCase, { items: 36 });
    const reported = await run(reportTeamCasesUseCase, { periodFrom: '2020-01-01', periodTo: '2020-06-30', accepted: 60, finished: 48 });
    expect(reported.findings.map(({ rule }) => rule)).toEqual(['team-without-documents', 'team-without-authorisation']);
    await run(authoriseTeamUseCase, { number: '海执主〔2020〕3号', basis: '区政府公告', until: '2020-12-31' });
    await run(countTeamCertificatesUseCase, { holders: 9 });
    await models.caughtUp();
    const { teams } = (await ask(teamLoadsQuery, { on: '2020-06-30' })) as { teams: { id: string }[] };
    expect(teams.find(({ id }) => id === named?.id)).toMatchObject({ authorisation: { number: '海执主〔2020〕3号', until: '2020-12-31', inForce: true }, certificates: 9, items: 36, people: 12, quota: 15, cases: [{ accepted: 60, finished: 48 }], casesPerHead: { numerator: 60, people: 12 }, funds: [], documents: [] });
    expect(teams.find(({ id }) => id !== named?.id)).toMatchObject({ authorisation: null, certificates: null, items: null, people: null, cases: [], casesPerHead: null });
  }, withinMs);
});
