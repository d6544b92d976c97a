import { organisationsContract } from '@yange/contracts';
import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { onDay } from '@yange/kernel';
import { readModelsGiven, type GivenReadModels } from '@yange/projections';
import { testDatabase, type TestDatabase } from '@yange/testing';
import { CommandExecutor, specificationMeta, type AnyQuery, type AnyUseCase, type CommandMeta } from '@yange/use-case';
import { setUpCoordinationBodyUseCase } from '../commands/coordination/set-up-coordination-body.use-case.js';
import { putDocumentInForceUseCase } from '../commands/document/put-document-in-force.use-case.js';
import { registerDocumentUseCase } from '../commands/document/register-document.use-case.js';
import { repealDocumentUseCase } from '../commands/document/repeal-document.use-case.js';
import { addPlatesUseCase } from '../commands/organ-unit/add-plates.use-case.js';
import { basisEnded } from '../reactions/basis-ended.reaction.js';
import { workPassedOn } from '../reactions/work-passed-on.reaction.js';
import { activateSealInGroupUseCase } from '../commands/milestone/activate-seal-in-group.use-case.js';
import { activateSealUseCase } from '../commands/milestone/activate-seal.use-case.js';
import { issueCreditCodeCertificateUseCase } from '../commands/milestone/issue-credit-code-certificate.use-case.js';
import { countOrgansUseCase } from '../commands/organ-group/count-organs.use-case.js';
import { mergeOrgansUseCase } from '../commands/lineage/merge-organs.use-case.js';
import { setUpInternalUnitsUseCase } from '../commands/organ-unit/set-up-internal-units.use-case.js';
import { establishOrganUseCase } from '../commands/organ/establish-organ.use-case.js';
import { groupIdOf } from '../domain/organ-group/organ-group.aggregate.js';
import { foundIn } from './group-milestones.reading.js';
import { organReadinessQuery, readinessQuery } from './readiness.query.js';
import { abolishOrganUseCase } from '../commands/organ/abolish-organ.use-case.js';
import { changeRegionUseCase } from '../commands/record/change-region.use-case.js';
import { recordRegionUseCase } from '../commands/record/record-region.use-case.js';
import { setMatterFilingUseCase } from '../commands/motion/set-matter-filing.use-case.js';
import { setMatterLevelUseCase } from '../commands/motion/set-matter-level.use-case.js';
import { acceptTaskCompletionUseCase } from '../commands/reform/accept-task-completion.use-case.js';
import { answerNoticeUseCase } from '../commands/reform/answer-notice.use-case.js';
import { claimTaskCompletionUseCase } from '../commands/reform/claim-task-completion.use-case.js';
import { forwardNoticeUseCase } from '../commands/reform/forward-notice.use-case.js';
import { issueSupportingMeasureUseCase } from '../commands/reform/issue-supporting-measure.use-case.js';
import { planReformTaskUseCase } from '../commands/reform/plan-reform-task.use-case.js';
import { planSupportingMeasureUseCase } from '../commands/reform/plan-supporting-measure.use-case.js';
import { returnTaskCompletionUseCase } from '../commands/reform/return-task-completion.use-case.js';
import { startReformUseCase } from '../commands/reform/start-reform.use-case.js';
import { activateWorkItemUseCase } from '../commands/work-item/activate-work-item.use-case.js';
import { admitWorkItemUseCase } from '../commands/work-item/admit-work-item.use-case.js';
import { fileWorkItemUseCase } from '../commands/work-item/file-work-item.use-case.js';
import { reformIdOf } from '../domain/reform/reform.aggregate.js';
import { district, importHistory, organsByName } from '../import/history.fixture.js';
import { organisationsService } from '../organisations.service.js';
import { coordinationBodiesQuery } from './coordination-bodies.query.js';
import { documentsQuery } from './documents.query.js';
import { reformMapQuery } from './reform-map.query.js';
import { mattersQuery } from './matters.query.js';
import { reformNoticesQuery } from './reform-notices.query.js';
import { regionsQuery } from './regions.query.js';
import { categoriesOf, unitTemplateKinds } from '../domain/reference/unit-template-kinds.js';
import { unitStructuresQuery } from './unit-structures.query.js';
import { workItemsQuery } from './work-items.query.js';

describe('what else is asked about organisations', () => {
  const log: EventLog = new MemoryEventLogs('organisations').forDistrict(district);
  const executor = new CommandExecutor(organisationsContract);
  let database: TestDatabase;
  let models: GivenReadModels;
  let organs: Readonly<Record<string, string>> = {};
  const reform = '镇和街道改革试验';

  const record = (useCase: AnyUseCase, body: unknown, commandId: string, day: string, over: Partial<CommandMeta> = {}) =>
    executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ commandId, effective: onDay(day), ...over }));
  const ask = async (query: AnyQuery, params: object = {}): Promise<object | null> => {
    await models.caughtUp();
    return query.run(query.params.parse(params), { district, read: models.read });
  };

  beforeAll(async () => {
    organs = organsByName(await importHistory(log));
    await record(startReformUseCase, { name: reform }, 'start', '2019-01-01');
    database = await testDatabase();
    models = await readModelsGiven(database.url, log, organisationsService.projections);
  }, 180_000);
  afterAll(async () => {
    await models.close();
    await database.close();
  });

  it('coordination bodies by name, and when they are due to end', async () => {
    const body = { name: '区改革领导小组', group: '本级党政机构', drawnFrom: '', task: '统筹', conditions: '改革期间', limitedTask: true, endsOn: '2020-03-31', officeInId: organs['海北街道'] };
    const { answer } = await record(setUpCoordinationBodyUseCase, body, 'body', '2020-01-01');
    expect(await ask(coordinationBodiesQuery, { on: '2020-04-01' })).toMatchObject({ bodies: [{ name: '区改革领导小组', endsOn: '2020-03-31', officeInName: '海北街道', overdue: true }] });
    expect(await ask(coordinationBodiesQuery, { on: '2019-12-31' })).toEqual({ bodies: [] });
    await record(abolishOrganUseCase, { organId: answer['organId'], group: '本级党政机构', reason: '任务完成' }, 'body ends', '2020-03-31');
  }, 180_000);

  it('the map of a reform: leads, dates, completion, papers', async () => {
    await record(planReformTaskUseCase, { reform, ordinal: 1, title: '赋权', leadUnits: [{ organId: organs['海北街道'], name: '海北街道' }], dueOn: '2019-06-30' }, 'task-1', '2019-01-02');
    const alone = await record(planReformTaskUseCase, { reform, ordinal: 2, title: '减负', dueOn: '2019-05-31' }, 'task-2', '2019-01-02');
    expect(alone.findings.map(({ rule }) => rule)).toEqual(['task-without-lead']);
    for (const ordinal of [1, 2, 3, 4, 5, 6]) await record(planSupportingMeasureUseCase, { reform, ordinal, title: `配套${ordinal}` }, `paper-${ordinal}`, '2019-01-02');
    await record(issueSupportingMeasureUseCase, { reform, title: '配套3', number: '海党办发〔2019〕5号' }, 'issued', '2019-03-01');
    await record(claimTaskCompletionUseCase, { reform, task: '赋权', evidence: ['公布文件'] }, 'done', '2019-06-01');
    const reformId = reformIdOf(district, reform);
    expect(await ask(reformMapQuery, { reformId, on: '2019-07-01' })).toMatchObject({ withoutLead: 1, completed: 1, supporting: { planned: 6, issued: 1 }, tasks: [{ title: '赋权', overdue: false, claimed: { on: '2019-06-01', evidence: ['公布文件'] } }, { title: '减负', overdue: true, claimed: null }] });
  }, 180_000);

  it('a claim of completion as it was settled by the day', async () => {
    await record(returnTaskCompletionUseCase, { reform, task: '赋权', reason: '未公布全部事项' }, 'returned', '2019-07-10');
    const reformId = reformIdOf(district, reform);
    const stands = async (on: string) => ((await ask(reformMapQuery, { reformId, on })) as { tasks: { stands: string }[] }).tasks[0]?.stands;
    expect([await stands('2019-05-01'), await stands('2019-07-01'), await stands('2019-07-10')]).toEqual(['open', 'claimed', 'returned']);
    await record(claimTaskCompletionUseCase, { reform, task: '赋权', evidence: ['公布文件'] }, 'done again', '2019-07-20');
    await record(acceptTaskCompletionUseCase, { reform, task: '赋权', words: '属实' }, 'accepted', '2019-07-25');
    expect([await stands('2019-07-20'), await stands('2019-07-25')]).toEqual(['claimed', 'accepted']);
    expect(await ask(reformMapQuery, { reformId, on: '2019-07-25' })).toMatchObject({ completed: 1, accepted: 1, tasks: [{ claimed: { outcome: 'accepted', outcomeWords: '属实' }, returned: null }, {}] });
  }, 30_000);

  it('who has not answered a notice', async () => {
    await record(forwardNoticeUseCase, { reform, title: '三定学习', group: '本级党政机构', organs: 35, towns: 1, streets: 6, answerDueOn: '2020-05-31' }, 'notice', '2020-04-01');
    await record(answerNoticeUseCase, { reform, title: '三定学习', organId: organs['海北街道'], words: '已学习', misfits: 1 }, 'answer', '2020-05-01');
    const reformId = reformIdOf(district, reform);
    const asked = async (on: string) => ((await ask(reformNoticesQuery, { reformId, on })) as { notices: readonly Record<string, unknown>[] }).notices[0];
    const before = await asked('2020-04-30');
    expect(before).toMatchObject({ sentTo: { organs: 35, units: 7 }, answered: [], missing: 42, overdue: false });
    const after = await asked('2020-06-01');
    expect(after).toMatchObject({ answered: [{ organName: '海北街道', misfits: 1, answeredOn: '2020-05-01' }], missing: 41, overdue: true, misfitsReported: 1 });
    const names = (one: typeof after) => (one?.['notAnswered'] as { name: string }[]).map(({ name }) => name);
    expect([names(before).includes('海北街道'), names(after).includes('海北街道')]).toEqual([true, false]);
    expect(after?.['notAnsweredUnnamed']).toBe(41 - names(after).length);
  }, 30_000);

  it('who decides a matter and with whom it is filed, by law and as set', async () => {
    await record(setMatterLevelUseCase, { matter: 'organ.rename', level: 'district', basis: '下放审批权限' }, 'level', '2020-01-01');
    await record(setMatterFilingUseCase, { matter: 'organ.rename', bodies: ['higher-office'], basis: '下放审批权限' }, 'filing', '2020-02-01');
    const of = async (matter: string, on: string) => ((await ask(mattersQuery, { on })) as { matters: readonly { matter: string }[] }).matters.find((one) => one.matter === matter);
    expect(await of('organ.rename', '2019-12-31')).toMatchObject({ level: 'city', levelSet: null, filedWith: [] });
    expect(await of('organ.rename', '2020-01-01')).toMatchObject({ level: 'district', levelSet: { basis: '下放审批权限', since: '2020-01-01' }, filedWith: [] });
    expect(await of('organ.rename', '2020-02-01')).toMatchObject({ level: 'district', filedWith: ['higher-office'] });
    expect(await of('organ.merge', '2020-02-01')).toMatchObject({ level: 'city', filedWith: ['congress-committee'], filingSet: null });
    expect(await of('organ.units', '2020-02-01')).toMatchObject({ level: 'district' });
  }, 30_000);

  it('work items as they stand on a day', async () => {
    const name = '协助征收';
    await record(admitWorkItemUseCase, { name, unitIds: [organs['海北街道']], basis: '自治区文件' }, 'admit', '2020-01-01');
    await record(fileWorkItemUseCase, { name, filedWith: '区委编办' }, 'file', '2020-01-05');
    await record(activateWorkItemUseCase, { name }, 'activate', '2020-02-01');
    expect(await ask(workItemsQuery, { on: '2020-01-10' })).toMatchObject({ items: [{ name, admittedOn: '2020-01-01', filedOn: '2020-01-05', activeFrom: null, units: [{ name: '海北街道' }] }] });
    expect(await ask(workItemsQuery)).toMatchObject({ items: [{ activeFrom: '2020-02-01', endedOn: null }] });
  }, 180_000);

  const live = { mode: 'live' as const, citations: [{ number: '内政字〔2021〕60号', issuer: '自治区人民政府', issuedOn: '2021-05-20' }] };

  it('divisions of a day', async () => {
    await record(recordRegionUseCase, { code: '150302005', name: '卡布其街道', parentCode: '150302' }, 'region', '2018-01-01');
    await record(changeRegionUseCase, { change: 'abolished-into', code: '150302005', others: [{ code: '150302003', name: '新华街道' }] }, 'gone', '2021-06-01', live);
    await record(changeRegionUseCase, { change: 'formed-from', code: '150302008', name: '林荫街道', parentCode: '150302' }, 'formed', '2021-06-01', live);
    const below = { parentCode: '150302' };
    const codesOn = async (on: string) => ((await ask(regionsQuery, { ...below, on })) as { regions: readonly { name: string }[] }).regions.filter(({ name }) => name === '卡布其街道' || name === '林荫街道');
    expect(await codesOn('2020-06-30')).toMatchObject([{ name: '卡布其街道', abolishedInto: [{ name: '新华街道' }], validTo: '2021-06-01' }]);
    expect(await codesOn('2021-06-01')).toMatchObject([{ name: '林荫街道' }]);
  }, 180_000);

  it('what towns and streets consist of beside what is prescribed', async () => {
    const { organs: found } = (await ask(unitStructuresQuery({ table: unitTemplateKinds, categoriesOf }), { on: '2020-06-30' })) as { organs: readonly { name: string; asPrescribed: boolean | null; parts: readonly object[] | null; plates: readonly string[] }[] };
    expect(found.find(({ name }) => name === '千里山镇')).toMatchObject({ templateKind: 'town', words: '5办1局2中心', parts: [{ kind: 'office', prescribed: 5 }, { kind: 'bureau', prescribed: 1 }, { kind: 'centre', prescribed: 2 }] });
    expect(found.filter(({ asPrescribed, parts }) => asPrescribed === true && parts === null)).toEqual([]);
    const earlier = (await ask(unitStructuresQuery({ table: unitTemplateKinds, categoriesOf }), { on: '2019-01-01' })) as { organs: readonly { parts: object | null }[] };
    expect(earlier.organs.map(({ parts }) => parts)).toEqual(earlier.organs.map(() => null));
  }, 30_000);

  it('plates that go with the document that they rest on', async () => {
    const number = '内党办发〔2019〕98号';
    const { answer } = await record(registerDocumentUseCase, { number, title: '加挂牌子的规定', issuer: '自治区党委办公厅', issued: '2019-06-01' }, 'basis', '2019-06-01');
    await record(putDocumentInForceUseCase, { documentId: answer['documentId'], kind: 'measures', inForceFrom: '2019-07-01' }, 'basis in force', '2019-07-01');
    const organId = organs['海北街道'];
    await record(addPlatesUseCase, { organId, names: ['综合服务站'], legalBasis: `自治区文件${number}`, basisLevel: 'region' }, 'plate', '2019-08-01');
    await record(addPlatesUseCase, { organId, names: ['另一站'], legalBasis: '法律', basisLevel: 'centre' }, 'other plate', '2019-08-01');
    const register = { query: async <R extends object>(sql: string, values: readonly unknown[]) => (await models.caughtUp(), (await models.pool.query<R>(sql, [...values])).rows) };
    const repealed = (on: string) => basisEnded.react({ district, context: 'organisations', event: organisationsContract.make('DocumentRepealed', { documentId: answer['documentId'] ?? '', title: '加挂牌子的规定' }), eventId: 'e', streamId: '', mode: 'live', effective: onDay(on), citations: [], correlationId: '', decision: null }, register);
    expect(await repealed('2019-07-31')).toEqual([]);
    const [command, ...others] = await repealed('2020-01-01');
    expect([command?.body, others]).toEqual([{ organId, name: '综合服务站', reason: '依据已废止：加挂牌子的规定' }, []]);
    await record(command?.useCase as AnyUseCase, command?.body, 'removed', '2020-01-01');
    expect(await repealed('2020-01-02')).toEqual([]);
  }, 30_000);

  it('what an organ that ended was to do, with its successor from that day on; with several it waits for a person', async () => {
    const [from, next] = [{ organId: organs['新华街道'] ?? '', name: '新华街道' }, { organId: organs['新华西街道'] ?? organs['海北街道'] ?? '', name: '承接街道' }];
    await record(planReformTaskUseCase, { reform, ordinal: 9, title: '网格划分', leadUnits: [from], dueOn: '2020-12-31' }, 'task to pass', '2019-01-02');
    await record(admitWorkItemUseCase, { name: '协助普查', unitIds: [from.organId], basis: '自治区文件' }, 'item to pass', '2019-01-02');
    const register = { query: async <R extends object>(sql: string, values: readonly unknown[]) => (await models.caughtUp(), (await models.pool.query<R>(sql, [...values])).rows) };
    const ended = (gone: { organId: string; name: string }, ...successors: readonly { organId: string; name: string }[]) =>
      workPassedOn.react({ district, context: 'organisations', event: organisationsContract.make('OrganAbolished', { ...gone, successors: successors.map((one) => ({ ...one, how: 'merged' })) }), eventId: 'e', streamId: '', mode: 'live', effective: onDay('2020-05-01'), citations: [], correlationId: '', decision: null }, register);
    const [first] = await ended(from, next, { organId: from.organId, name: '另一街道' });
    await expect(record(first?.useCase as AnyUseCase, first?.body, 'unclear', '2020-05-01')).rejects.toMatchObject({ rule: 'successor-unclear' });
    const commands = await ended(from, next);
    expect(commands.map(({ useCase }) => useCase.name)).toEqual(['move-task-lead', 'hand-on-work-item']);
    for (const { useCase, body, label } of commands) await record(useCase, body, label, '2020-05-01');
    for (const { useCase, body, label } of commands) expect((await record(useCase, body, `${label} again`, '2020-05-01')).status).toBe('unchanged');
    const leads = async (on: string) => ((await ask(reformMapQuery, { reformId: reformIdOf(district, reform), on })) as { tasks: { title: string; leadUnits: { name: string }[] }[] }).tasks.find(({ title }) => title === '网格划分')?.leadUnits;
    const units = async (on: string) => ((await ask(workItemsQuery, { on })) as { items: { name: string; units: { name: string }[] }[] }).items.find(({ name }) => name === '协助普查')?.units;
    expect([await leads('2020-04-30'), await leads('2020-05-01')]).toMatchObject([[from], [next]]);
    expect([await units('2020-04-30'), await units('2020-05-01')]).toMatchObject([[{ organId: from.organId }], [next]]);
    expect((await ended(next, from)).map(({ label }) => label).length).toBeGreaterThanOrEqual(2);
  }, 180_000);

  it('whether what came after others has set up units of its own', async () => {
    const [one, two] = [await record(establishOrganUseCase, { name: '内设甲局', category: 'government-department' }, 'units one', '2020-01-01'), await record(establishOrganUseCase, { name: '内设乙局', category: 'government-department' }, 'units two', '2020-01-01')].map(({ answer }) => answer['organId'] ?? '');
    await record(setUpInternalUnitsUseCase, { organId: one, kind: 'section', names: ['办公室', '法规股'], count: 2 }, 'units', '2020-01-02');
    await record(mergeOrgansUseCase, { sources: [one, two], resultId: two }, 'units merged', '2020-06-01');
    const units = async (on: string) => ((await ask(organReadinessQuery, { organId: two, on })) as { units: object }).units;
    expect(await units('2020-05-31')).toEqual({ own: 0, left: [], open: false });
    expect(await units('2020-06-01')).toEqual({ own: 0, left: [{ organId: one, organ: '内设甲局', units: ['办公室', '法规股'] }], open: true });
    await record(setUpInternalUnitsUseCase, { organId: two, kind: 'section', names: ['综合股'], count: 1 }, 'own units', '2020-06-15');
    expect(await units('2020-06-15')).toMatchObject({ own: 1, open: false });
  }, 180_000);

  it('what is declared of a group beside its organs, day by day: rules milestone-exceeds-organs, milestone-falls-short', async () => {
    const group = '印章核对组';
    const established = await record(establishOrganUseCase, { name: '核对甲局', category: 'government-department', group }, 'seal organ', '2020-01-01');
    await record(countOrgansUseCase, { group, category: 'government-department', count: 2, label: '其他' }, 'seal others', '2020-01-01');
    await record(activateSealInGroupUseCase, { group, label: '各部门', count: 3 }, 'seals', '2020-02-01');
    await record(issueCreditCodeCertificateUseCase, { organId: established.answer['organId'], code: '11150302TE5T10003T' }, 'certificate', '2020-02-01');
    await record(activateSealUseCase, { organId: established.answer['organId'] }, 'seal', '2020-03-01');
    const counted = async (on: string, item: string) => ((await ask(readinessQuery, { groupId: groupIdOf(district, group), on })) as { counts: { item: string; declared: number | null; named: number; unnamed: number; finding: { rule: string } | null }[] }).counts.find((one) => one.item === item);
    expect(await counted('2020-01-31', 'seal-activated')).toMatchObject({ declared: null, named: 0, unnamed: 2, finding: null });
    expect(await counted('2020-02-29', 'seal-activated')).toMatchObject({ declared: 3, named: 0, unnamed: 2, finding: { rule: 'milestone-exceeds-organs' } });
    expect(await counted('2020-03-01', 'seal-activated')).toMatchObject({ declared: 3, named: 1, unnamed: 2, finding: null });
    expect(await counted('2020-03-01', 'credit-code-certificate')).toMatchObject({ declared: null, named: 1, finding: null });
    const { counts } = (await ask(readinessQuery, { groupId: groupIdOf(district, '本级党政机构'), on: '2020-06-30' })) as { counts: { item: string; declared: number | null; finding: object | null }[] };
    expect(counts.map(({ item, declared, finding }) => [item, declared, finding])).toEqual([['plate-hung', null, null], ['premises-allocated', null, null], ['seal-activated', 14, null], ['seal-filed', 14, null], ['credit-code-certificate', 14, null], ['sanding', 35, null]]);
    expect([foundIn('seal-filed', 0, 1, 2)?.rule, foundIn('seal-filed', 1, 1, 0), foundIn('seal-filed', 3, 1, 2), foundIn('seal-filed', 4, 1, 2)?.rule]).toEqual(['milestone-falls-short', null, null, 'milestone-exceeds-organs']);
  }, 180_000);

  it('rules by kind and by the day on which they are in force', async () => {
    const { answer } = await record(registerDocumentUseCase, { title: '区委编委工作规则' }, 'rules', '2019-01-01');
    await record(putDocumentInForceUseCase, { documentId: answer['documentId'], kind: 'working-rules', inForceFrom: '2019-02-01' }, 'put', '2019-01-15');
    await record(repealDocumentUseCase, { documentId: answer['documentId'], reason: '修订' }, 'repeal', '2020-01-01');
    const found = async (inForceOn: string) => ((await ask(documentsQuery, { ruleKind: 'working-rules', inForceOn })) as { documents: object[] }).documents.length;
    expect([await found('2019-01-31'), await found('2019-02-01'), await found('2019-12-31'), await found('2020-01-01')]).toEqual([0, 1, 1, 0]);
  }, 180_000);
});
