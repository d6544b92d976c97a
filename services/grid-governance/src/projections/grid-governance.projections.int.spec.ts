import { gridContract, organisationsContract } from '@yange/contracts';
import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { derivedId, parseEffectiveDate } from '@yange/kernel';
import { foldDigests, readModelsGiven, type GivenReadModels } from '@yange/projections';
import { testDatabase, type TestDatabase } from '@yange/testing';
import { CommandExecutor, specificationMeta, workCalendarFollowed, type AnyQuery, type AnyUseCase } from '@yange/use-case';
import { nameHallUseCase } from '../commands/centre/name-hall.use-case.js';
import { nameGridUseCase } from '../commands/grids/name-grid.use-case.js';
import { resizeGridUseCase } from '../commands/grids/resize-grid.use-case.js';
import { crewKinds } from '../domain/grid-people/crew-kinds.js';
import { centreId } from '../domain/service-centre/service-centre.decider.js';
import { gridService } from '../grid-governance.service.js';
import { district, importHistory } from '../import/history.fixture.js';
import { answerCallUseCase } from '../commands/calls/answer-call.use-case.js';
import { raiseCallUseCase } from '../commands/calls/raise-call.use-case.js';
import { forwardCaseUseCase } from '../commands/cases/forward-case.use-case.js';
import { handCaseBackUseCase } from '../commands/cases/hand-case-back.use-case.js';
import { giveOneTimeNoticeUseCase } from '../commands/cases/give-one-time-notice.use-case.js';
import { assessGridWorkersUseCase } from '../commands/grids/assess-grid-workers.use-case.js';
import { serviceCasesQuery } from '../queries/service-cases.query.js';
import { acceptCaseUseCase } from '../commands/cases/accept-case.use-case.js';
import { finishCaseUseCase } from '../commands/cases/finish-case.use-case.js';
import { setServiceItemUseCase } from '../commands/cases/set-service-item.use-case.js';
import { givePledgeUseCase } from '../commands/area-units/give-pledge.use-case.js';
import { registerAreaUnitUseCase } from '../commands/area-units/register-area-unit.use-case.js';
import { settlePledgeUseCase } from '../commands/area-units/settle-pledge.use-case.js';
import { establishCommunityUseCase } from '../commands/communities/establish-community.use-case.js';
import { mergeCommunitiesUseCase } from '../commands/communities/merge-communities.use-case.js';
import { placeGridsUseCase } from '../commands/communities/place-grids.use-case.js';
import { renameCommunityUseCase } from '../commands/communities/rename-community.use-case.js';
import { assignGridWorkersUseCase } from '../commands/grids/assign-grid-workers.use-case.js';
import { createGridsUseCase } from '../commands/grids/create-grids.use-case.js';
import { releaseGridWorkersUseCase } from '../commands/grids/release-grid-workers.use-case.js';
import { setCrewStandardUseCase } from '../commands/grids/set-crew-standard.use-case.js';
import { createGridUseCase } from '../commands/grids/create-grid.use-case.js';
import { setGridChiefUseCase } from '../commands/grids/set-grid-chief.use-case.js';
import { splitGridUseCase } from '../commands/grids/split-grid.use-case.js';
import { gridQuery } from '../queries/grid.query.js';
import { serviceItemsQuery } from '../queries/service-items.query.js';
import { dispatchCallUseCase } from '../commands/calls/dispatch-call.use-case.js';
import { handleCallUseCase } from '../commands/calls/handle-call.use-case.js';
import { assessCallUseCase } from '../commands/calls/assess-call.use-case.js';
import { reviewCallUseCase } from '../commands/calls/review-call.use-case.js';
import { reportStreetCaseloadUseCase } from '../commands/calls/report-street-caseload.use-case.js';
import { setCallTermsUseCase } from '../commands/calls/set-call-terms.use-case.js';
import { signCallUseCase } from '../commands/calls/sign-call.use-case.js';
import { areaUnitsQuery } from '../queries/area-units.query.js';
import { communitiesQuery } from '../queries/communities.query.js';
import { communityQuery } from '../queries/community.query.js';
import { gridCrewsQuery } from '../queries/grid-crews.query.js';
import { callQuery } from '../queries/call.query.js';
import { callBoardQuery } from '../queries/call-board.query.js';
import { whistleRatesQuery } from '../queries/whistle-rates.query.js';
import { callRankingQuery } from '../queries/call-ranking.query.js';
import { callsQuery } from '../queries/calls.query.js';
import { gridsQuery } from '../queries/grids.query.js';
import { serviceCentreQuery } from '../queries/service-centre.query.js';
import { serviceCentresQuery } from '../queries/service-centres.query.js';
import { serviceListsQuery } from '../queries/service-lists.query.js';
import { streetPowersQuery } from '../queries/street-powers.query.js';

const withinMs = 180_000;

describe('the read models of grid governance', () => {
  let database: TestDatabase;
  let models: GivenReadModels;
  let log: EventLog;

  const ask = async (query: AnyQuery, params: object = {}): Promise<Record<string, unknown> | null> =>
    (await query.run(query.params.parse(params), { district, read: models.read })) as Record<string, unknown> | null;

  beforeAll(async () => {
    database = await testDatabase();
    log = new MemoryEventLogs('grid').forDistrict(district);
    await importHistory(log);
    models = await readModelsGiven(database.url, log, gridService.projections);
    await models.caughtUp();
  }, withinMs);

  afterAll(async () => {
    await models.close();
    await database.close();
  }, withinMs);

  it('shows 444 grids as a block, with their standard and people', async () => {
    expect(await ask(gridsQuery, { on: '2020-06-30' })).toMatchObject({
      standard: { households: { from: 300, to: 500 }, population: 1000, populationApproximate: true },
      total: 444, grids: [], blocks: [{ count: 444 }], workers: 1228, chiefRoles: ['网格长', '小区片长', '楼栋长', '单元长'], uncertain: [],
    });
  });

  it('shows them as uncertain before the day up to which the source vouches for them', async () => {
    const may = await ask(gridsQuery, { on: '2020-05-31' });
    expect(may).toMatchObject({ total: 0, standard: null });
    expect(may?.['uncertain']).toContainEqual(expect.objectContaining({ type: 'GridsCreated', effective: '截至2020年6月' }));
  });

  it('shows the published lists, what is on the platform, and seven groups of street powers', async () => {
    const shown = (await ask(serviceListsQuery)) as { lists: { title: string; items: number }[]; platforms: { items: number }[] };
    expect(Object.fromEntries(shown.lists.map(({ title, items }) => [title, items]))).toEqual({ 党群服务事项清单: 14, 权责清单: 122, 公共服务事项清单: 26, 四办服务清单: 41 });
    expect(shown.platforms).toEqual([expect.objectContaining({ items: 461 })]);
    const powers = (await ask(streetPowersQuery)) as { groups: object[]; rights: number };
    expect([powers.groups.length, powers.rights]).toEqual([7, 9]);
  });

  it('shows the centre: five halls by name and two without, the offer, the cases and a rate without a numerator', async () => {
    expect(await ask(serviceCentresQuery)).toMatchObject({ centres: expect.arrayContaining([{ centreId: centreId('政务中心'), name: '政务中心' }]) });
    expect(await ask(serviceCentreQuery, { centreId: centreId('政务中心') })).toMatchObject({
      halls: { total: 7, unnamed: 2, named: expect.arrayContaining(['社保', '医保']) },
      windows: 73, residentUnits: 33, offered: 175, oneVisit: 102,
      cases: [{ from: null, to: '2020-06-30', handled: 24596, finishRate: { percent: '97', numerator: null } }],
    });
    expect(await ask(serviceCentreQuery, { centreId: centreId('党群服务中心') })).toMatchObject({ functions: 8, catalogueItems: 82, kinds: { open: true }, windows: null, halls: { total: 0 } });
    expect(await ask(serviceCentreQuery, { centreId: derivedId('no', 'such') })).toBeNull();
  });

  it('comes out the same whatever the size of the batches', async () => {
    const { events } = await log.readPage({ after: 0, limit: 1000 });
    for (const projection of gridService.projections) {
      const digests = await foldDigests(models.pool, projection, events);
      expect(new Set(Object.values(digests)).size).toBe(1);
    }
  }, withinMs);

  it('folds what is named later, cut anew and corrected into the days that they concern', async () => {
    const executor = new CommandExecutor(gridContract);
    const execute = (useCase: AnyUseCase, body: object, commandId: string, corrects: string | null = null) =>
      executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ commandId, effective: parseEffectiveDate('2020-06-30'), corrects, citations: [{ title: '本汇报' }], id: (label) => derivedId(commandId, label) }));
    await execute(nameHallUseCase, { centre: '政务中心', name: '税务' }, 'hall');
    const unit = { id: derivedId('organ', '新华街道'), name: '新华街道' };
    const { answer } = await execute(nameGridUseCase, { name: '第一网格', drawnFrom: '网格', unit, households: 350 }, 'grid');
    const resized = await execute(resizeGridUseCase, { gridId: answer['gridId'], households: 900 }, 'resized');
    expect(resized.findings.map(({ rule }) => rule)).toEqual(['grid-size']);
    await models.caughtUp();
    expect(await ask(serviceCentreQuery, { centreId: centreId('政务中心') })).toMatchObject({ halls: { total: 7, unnamed: 1 } });
    expect(await ask(gridsQuery)).toMatchObject({ total: 444, blocks: [{ count: 443 }], grids: [{ name: '第一网格', households: 900, withinStandard: false }] });
    const call = await execute(raiseCallUseCase, { caller: unit, matter: '占道经营', called: [unit] }, 'call');
    await execute(answerCallUseCase, { callId: call.answer['callId'], department: unit, answer: '已到场' }, 'answer');
    await execute(resizeGridUseCase, { gridId: answer['gridId'], households: 490 }, 'corrected', resized.events[0]?.eventId ?? '');
    await models.caughtUp();
    expect(await ask(gridsQuery)).toMatchObject({ grids: [{ households: 490, withinStandard: true }] });
    expect(await ask(callsQuery, { status: 'open' })).toMatchObject({ calls: [{ caller: '新华街道', matter: '占道经营', called: 1, answered: 1 }] });
  }, withinMs);

  /** As the reaction that follows the district's calendar does it. */
  const noteWorkDays = async (executor: CommandExecutor, told: { readonly type: 'WorkDaysSet' | 'EventAnnulled'; readonly data: object }, eventId: string, supersedes: string | null = null): Promise<void> => {
    const event = organisationsContract.make(told.type, told.data as never);
    const published = { district, context: 'organisations' as const, event, eventId, streamId: 'work-calendar', mode: 'live' as const, effective: parseEffectiveDate('2026-01-05'), citations: [], correlationId: 'c', decision: null, supersedes };
    for (const { label, useCase, body } of await workCalendarFollowed(gridContract).react(published, { query: async () => [] })) {
      await executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ commandId: `${eventId} ${label}`, mode: 'live', effective: published.effective }));
    }
  };

  it('shows what departments owe by day in three colours, and how often a street calls', async () => {
    const executor = new CommandExecutor(gridContract, gridService.aggregates, gridService.rules);
    let step = 0;
    const execute = (useCase: AnyUseCase, body: object, on: string) => {
      const commandId = `joint-${(step += 1)}`;
      return executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ commandId, mode: 'live', effective: parseEffectiveDate(on), citations: [{ number: '海党发〔2026〕1号', issuer: '海勃湾区委', issuedOn: '2026-01-04' }], id: (label) => derivedId(commandId, label) }));
    };
    const street = { id: derivedId('organ', '海北街道'), name: '海北街道' };
    const department = { id: derivedId('organ', '城管局'), name: '城管局' };
    await execute(setCallTermsUseCase, { signDays: 1, handleDays: 5, warnDays: 2 }, '2026-01-05');
    const notice = { year: 2026, holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'], workdays: ['2026-10-10'] };
    await noteWorkDays(executor, { type: 'WorkDaysSet', data: { ...notice, holidays: [] } }, derivedId('wrong notice'));
    await noteWorkDays(executor, { type: 'WorkDaysSet', data: notice }, derivedId('notice'), derivedId('wrong notice'));
    await noteWorkDays(executor, { type: 'WorkDaysSet', data: { year: 2026, holidays: [], workdays: ['2026-10-11'] } }, derivedId('annulled notice'));
    await noteWorkDays(executor, { type: 'EventAnnulled', data: { eventId: derivedId('annulled notice'), eventType: 'WorkDaysSet', reason: '' } }, derivedId('annulment'), derivedId('annulled notice'));
    await execute(reportStreetCaseloadUseCase, { unit: street, periodFrom: '2026-09-01', periodTo: '2026-09-30', matters: 40 }, '2026-10-01');
    const callId = (await execute(raiseCallUseCase, { caller: street, matter: '占道经营', called: [department], ground: '联合执法' }, '2026-09-29')).answer['callId'] ?? '';
    expect((await execute(dispatchCallUseCase, { callId, department }, '2026-09-29')).answer).toEqual({ signBy: '2026-09-30', dueOn: '2026-10-12' });
    await execute(signCallUseCase, { callId, department }, '2026-09-30');
    await models.caughtUp();
    const lightOn = async (on: string) => ((await ask(callBoardQuery, { on })) as { due: { light: string; workingDaysLeft: number; deadline: string }[] }).due.map(({ light, workingDaysLeft, deadline }) => [light, workingDaysLeft, deadline]);
    expect(await lightOn('2026-09-28')).toEqual([]);
    expect(await lightOn('2026-09-29')).toEqual([['yellow', 1, '2026-09-30']]);
    expect(await lightOn('2026-09-30')).toEqual([['green', 4, '2026-10-12']]);
    expect(await lightOn('2026-10-09')).toEqual([['yellow', 2, '2026-10-12']]);
    expect(await lightOn('2026-10-12')).toEqual([['yellow', 0, '2026-10-12']]);
    expect(await lightOn('2026-10-13')).toEqual([['red', -1, '2026-10-12']]);
    await execute(handleCallUseCase, { callId, department, measure: '到场清理' }, '2026-10-13');
    await execute(answerCallUseCase, { callId, department, answer: '已清理' }, '2026-10-13');
    await models.caughtUp();
    expect(await lightOn('2026-10-13')).toEqual([]);
    expect(await ask(callQuery, { callId, on: '2026-10-13' })).toMatchObject({ status: 'open', ground: '联合执法', shares: [{ department: '城管局', stage: 'answered', light: null }], steps: [{ type: 'CallRaised' }, { type: 'CallDispatched' }, { type: 'CallSigned' }, { type: 'CallHandled' }, { type: 'CallAnswered' }].map((one) => expect.objectContaining(one)) });
    expect(await ask(whistleRatesQuery, { from: '2026-09-01', to: '2026-09-30' })).toEqual({
      from: '2026-09-01', to: '2026-09-30',
      streets: [{ unitId: street.id, unit: '海北街道', calls: 1, whistleRate: { numerator: 1, denominator: 40, percent: '2.5' } }],
      departments: [{ departmentId: department.id, department: '城管局', dispatched: 1, returned: 0, answered: 1, onTime: { numerator: 0, denominator: 1, percent: '0.0' } }],
    });
    const ranking = async (on?: string) => ask(callRankingQuery, { from: '2026-10-01', to: '2026-10-31', ...(on === undefined ? {} : { on }) });
    expect(await ranking('2026-10-12')).toMatchObject({ departments: [{ rank: null, running: 1 }], overdue: [] });
    expect(await ranking()).toMatchObject({ on: '2026-10-31', departments: [{ rank: null, waiting: 1, inTime: { denominator: 0 } }], overdue: [] });
    const overdue = (await execute(raiseCallUseCase, { caller: street, matter: '占用消防通道', called: [department], number: '2026-7' }, '2026-10-12')).answer['callId'] ?? '';
    await execute(dispatchCallUseCase, { callId: overdue, department, handleDays: 2 }, '2026-10-12');
    await execute(reviewCallUseCase, { callId, department, passed: true }, '2026-10-14');
    await execute(assessCallUseCase, { callId, department, score: 80 }, '2026-10-14');
    await execute(setCallTermsUseCase, { signDays: 1, handleDays: 5, warnDays: 2, assessmentPercent: 50 }, '2026-10-15');
    await models.caughtUp();
    expect(await ranking('2026-10-16')).toMatchObject({
      assessmentPercent: 50, departments: [{ department: '城管局', rank: 1, points: '40.0', late: 1, overdue: 1, inTime: { numerator: 0, denominator: 2 }, assessment: { sum: 80, count: 1, mean: '80.0' } }],
      overdue: [{ callId: overdue, caller: '海北街道', matter: '占用消防通道', dueOn: '2026-10-14', workingDaysLate: 2 }],
    });
  }, withinMs);

  it('shows a grid with its chiefs and its lineage, and items with cases that are accepted and finished apart', async () => {
    const executor = new CommandExecutor(gridContract, gridService.aggregates, gridService.rules);
    let step = 0;
    const execute = (useCase: AnyUseCase, body: object, on = '2020-06-30') => {
      const commandId = `recut-${(step += 1)}`;
      return executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ commandId, effective: parseEffectiveDate(on), citations: [{ title: '本汇报' }], id: (label) => derivedId(commandId, label) }));
    };
    const unit = { id: derivedId('organ', '滨河街道'), name: '滨河街道' };
    const gridId = (await execute(createGridUseCase, { name: '大网格', unit, households: 700, deviationReason: '待拆分' }, '2020-05-01')).answer['gridId'] ?? '';
    const person = derivedId('person', 'chief');
    await execute(setGridChiefUseCase, { gridId, role: '网格长', personId: person });
    await models.caughtUp();
    expect(await ask(gridQuery, { gridId, on: '2020-06-30' })).toMatchObject({ there: true, chiefs: [{ role: '网格长', personId: person }], openRoles: ['小区片长', '楼栋长', '单元长'], lineage: [] });
    await execute(splitGridUseCase, { gridId, results: [{ name: '东网格', unit, households: 350 }, { name: '西网格', unit, households: 350 }] });
    const { answer } = await execute(setServiceItemUseCase, { centre: '政务中心', name: '社保卡补办', materials: ['申请表'], workingDays: 3 }, '2020-01-01');
    const itemId = answer['itemId'];
    for (const [at, window] of [['2020-03-02', '1号'], ['2020-03-31', '2号']] as const) await execute(acceptCaseUseCase, { itemId, window }, at);
    const caseId = derivedId(`recut-${step}`, 'case');
    await execute(giveOneTimeNoticeUseCase, { caseId, itemId, missing: ['申请表'] }, '2020-03-31');
    const department = { id: derivedId('organ', '人社局'), name: '人社局' };
    await execute(forwardCaseUseCase, { caseId, itemId, department, dueOn: '2020-04-02' }, '2020-03-31');
    await models.caughtUp();
    expect(await ask(serviceCasesQuery, { itemId, state: 'at-departments' })).toMatchObject({ cases: [{ caseId, forwarded: [{ department: '人社局', sentOn: '2020-03-31', dueOn: '2020-04-02', backOn: null, opinion: null }] }] });
    await execute(handCaseBackUseCase, { caseId, itemId, department, opinion: '准予' }, '2020-04-01');
    await execute(finishCaseUseCase, { caseId, itemId, outcome: '已补办', window: '9号' }, '2020-04-01');
    await models.caughtUp();
    expect(await ask(gridQuery, { gridId, on: '2020-06-30' })).toMatchObject({ there: false, name: '大网格', chiefs: [], lineage: [{ kind: 'split', to: { name: '东网格' } }, { kind: 'split', to: { name: '西网格' } }].map((one) => expect.objectContaining({ kind: one.kind })) });
    expect(await ask(gridsQuery, { on: '2020-06-30', unitId: unit.id })).toMatchObject({ grids: expect.arrayContaining([expect.objectContaining({ name: '东网格', households: 350, withinStandard: true })]) });
    expect(await ask(serviceItemsQuery, { from: '2020-03-01', to: '2020-03-31' })).toMatchObject({ items: [{ name: '社保卡补办', materials: ['申请表'], accepted: 2, finished: 0 }] });
    expect(await ask(serviceItemsQuery)).toMatchObject({ items: [{ accepted: 2, finished: 1 }] });
    const cases = async (params: object) => ((await ask(serviceCasesQuery, params)) as { cases: { caseId: string; acceptedOn: string; finishedOn: string | null }[] }).cases;
    const finished = { caseId, itemId, item: '社保卡补办', number: null, window: '2号', acceptedOn: '2020-03-31', missing: ['申请表'], noticeOn: '2020-03-31', forwarded: [{ departmentId: department.id, department: '人社局', sentOn: '2020-03-31', dueOn: '2020-04-02', words: '', backOn: '2020-04-01', opinion: '准予' }], finishedOn: '2020-04-01', outcome: '已补办', outWindow: '9号' };
    expect(await cases({ itemId, state: 'at-departments' })).toEqual([]);
    expect(await cases({ itemId, state: 'finished' })).toMatchObject([finished]);
    expect(await cases({ itemId, state: 'open' })).toMatchObject([{ acceptedOn: '2020-03-02', window: '1号', missing: [], noticeOn: null, finishedOn: null, outcome: null, outWindow: null }]);
    expect((await cases({ itemId, on: '2020-03-31' })).map(({ acceptedOn, finishedOn }) => [acceptedOn, finishedOn]).sort()).toEqual([['2020-03-02', null], ['2020-03-31', null]]);
    expect(await cases({ itemId, on: '2020-03-01' })).toEqual([]);
  }, withinMs);

  it('shows communities by the grids that lie in them, what became of them, and who has a seat there with what it undertook', async () => {
    const executor = new CommandExecutor(gridContract, gridService.aggregates, gridService.rules);
    let step = 0;
    const execute = (useCase: AnyUseCase, body: object, on: string) => {
      const commandId = `community-${(step += 1)}`;
      return executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ commandId, effective: parseEffectiveDate(on), citations: [{ title: '本汇报' }], id: (label) => derivedId(commandId, label) }));
    };
    const unit = { id: derivedId('organ', '凤凰岭街道'), name: '凤凰岭街道' };
    const grid = async (name: string, households: number) => (await execute(createGridUseCase, { name, unit, households, population: 1000 }, '2020-01-01')).answer['gridId'] ?? '';
    const community = async (name: string) => (await execute(establishCommunityUseCase, { unit, name }, '2020-01-01')).answer['communityId'] ?? '';
    const [one, two, three] = [await grid('一号网格', 320), await grid('二号网格', 330), await grid('三号网格', 340)];
    const [eastId, westId] = [await community('东社区'), await community('西社区')];
    await execute(placeGridsUseCase, { unit, community: '东社区', gridIds: [one] }, '2020-02-01');
    await execute(placeGridsUseCase, { unit, community: '西社区', gridIds: [two] }, '2020-02-01');
    const school = await execute(registerAreaUnitUseCase, { name: '第一中学', kind: '学校', unit, community: '东社区' }, '2020-02-01');
    const areaUnitId = school.answer['areaUnitId'] ?? '';
    const open = await execute(givePledgeUseCase, { areaUnitId, title: '开放操场', dueOn: '2020-04-30' }, '2020-03-01');
    await execute(givePledgeUseCase, { areaUnitId, title: '暑期托管', dueOn: '2020-08-01' }, '2020-03-01');
    await execute(renameCommunityUseCase, { unit, community: '东社区', newName: '阳光社区' }, '2020-04-01');
    await execute(settlePledgeUseCase, { areaUnitId, pledgeId: open.answer['pledgeId'], kept: true, evidence: ['照片'] }, '2020-05-05');
    const { answer } = await execute(mergeCommunitiesUseCase, { unit, communities: ['阳光社区', '西社区'], name: '大社区' }, '2020-06-01');
    await models.caughtUp();
    expect(await ask(communitiesQuery, { on: '2020-05-31', unitId: unit.id })).toMatchObject({
      communities: [{ name: '西社区', grids: 1, households: 330, areaUnits: 0 }, { name: '阳光社区', grids: 1, households: 320, population: 1000, areaUnits: 1 }],
      outside: [{ unit: '凤凰岭街道', grids: 1 }],
    });
    expect(await ask(communitiesQuery, { on: '2020-06-01', unitId: unit.id })).toMatchObject({ communities: [{ id: answer['communityId'], name: '大社区', grids: 2, households: 650, areaUnits: 1 }], outside: [{ grids: 1 }] });
    expect(await ask(communityQuery, { communityId: eastId, on: '2020-03-31' })).toMatchObject({ there: true, name: '东社区', grids: [{ id: one, name: '一号网格' }], areaUnits: [{ name: '第一中学', kind: 'school' }], lineage: [] });
    const end = (await ask(communityQuery, { communityId: answer['communityId'], on: '2020-06-30' })) as { lineage: { kind: string; from: { name: string } }[]; grids: object[] };
    expect(end.grids).toHaveLength(2);
    expect(end.lineage.map(({ kind, from }) => [kind, from.name]).sort()).toEqual([['merge', '西社区'], ['merge', '阳光社区'], ['rename', '东社区']].sort());
    expect(await ask(communityQuery, { communityId: westId, on: '2020-06-01' })).toMatchObject({ there: false, grids: [], lineage: [{ kind: 'merge', to: { name: '大社区' } }] });
    expect(await ask(gridQuery, { gridId: one, on: '2020-06-01' })).toMatchObject({ community: { name: '大社区' } });
    expect(await ask(gridQuery, { gridId: three, on: '2020-06-01' })).toMatchObject({ community: null });
    expect(await ask(areaUnitsQuery, { on: '2020-05-01', unitId: unit.id })).toMatchObject({ pledges: { open: 2, kept: 0, broken: 0, overdue: 1 }, areaUnits: [{ name: '第一中学', community: { name: '阳光社区' }, pledges: [{ title: '开放操场', overdue: true }, { title: '暑期托管', overdue: false }] }] });
    expect(await ask(areaUnitsQuery, { on: '2020-05-05', communityId: eastId })).toMatchObject({ pledges: { open: 1, kept: 1, overdue: 0 } });
  }, withinMs);

  it('shows who works in the grids by kind, and what does not meet the standard', async () => {
    const executor = new CommandExecutor(gridContract, gridService.aggregates, gridService.rules);
    let step = 0;
    const execute = (useCase: AnyUseCase, body: object, on = '2020-06-30') => {
      const commandId = `crew-${(step += 1)}`;
      return executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ commandId, effective: parseEffectiveDate(on), citations: [{ title: '本汇报' }], id: (label) => derivedId(commandId, label) }));
    };
    const unit = { id: derivedId('organ', '海北街道'), name: '海北街道' };
    await execute(createGridsUseCase, { label: '网格', count: 10, unit });
    await execute(setCrewStandardUseCase, { kind: 'full-time', persons: 1, words: '一格一员' });
    await execute(setCrewStandardUseCase, { kind: 'helper', persons: 1, grids: 2, mostPersons: 2, words: '两格一至两名助手' });
    await execute(assignGridWorkersUseCase, { label: '专职', count: 9, unit, kind: '专职网格员' });
    await execute(assignGridWorkersUseCase, { label: '助手', count: 11, unit, kind: 'helper' });
    await models.caughtUp();
    await execute(assessGridWorkersUseCase, { label: '专职', unit, periodFrom: '2020-01-01', periodTo: '2020-03-31', assessed: 9, passed: 8 });
    await models.caughtUp();
    expect(await ask(gridCrewsQuery(crewKinds), { on: '2020-06-30' })).toMatchObject({ assessments: expect.arrayContaining([{ label: '专职', from: '2020-01-01', to: '2020-03-31', assessed: 9, passed: 8 }]) });
    const crews = async () => ((await ask(gridCrewsQuery(crewKinds), { on: '2020-06-30' })) as { district: { crews: object[]; findings: object[] }; units: { unit: string; findings: { kind: string }[]; crews: object[] }[] });
    const before = await crews();
    expect(before.units).toMatchObject([{ unit: '海北街道', grids: 10, crews: [{ kind: 'helper', name: '网格助手', outsideQuota: true, persons: 11 }, { kind: 'full-time', persons: 9 }].map((one) => expect.objectContaining(one)).reverse(), findings: [{ kind: 'full-time', persons: 9, grids: 10, zh: expect.stringContaining('至少 10 名') }, { kind: 'helper', persons: 11, zh: expect.stringContaining('至多 10 名') }] }]);
    expect(before.district.crews).toEqual(expect.arrayContaining([{ kind: null, name: '网格员', outsideQuota: null, persons: 1228 }]));
    await execute(assignGridWorkersUseCase, { label: '专职', count: 1, unit, kind: 'full-time' });
    await execute(releaseGridWorkersUseCase, { label: '助手', count: 1, unit });
    await models.caughtUp();
    expect((await crews()).units).toMatchObject([{ findings: [] }]);
  }, withinMs);
});
