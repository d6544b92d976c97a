import { organisationsContract } from '@yange/contracts';
import { endingAt, MemoryEventLogs, type EventLog } from '@yange/event-log';
import { derivedId, onDay } from '@yange/kernel';
import { foldDigests, readModelsGiven, type GivenReadModels } from '@yange/projections';
import { testDatabase, type TestDatabase } from '@yange/testing';
import { annulEvent, answerAt, CommandExecutor, specificationMeta, type AnyQuery, type AnyUseCase, type CommandMeta, decisionGiven } from '@yange/use-case';
import { mergeOrgansUseCase } from '../commands/lineage/merge-organs.use-case.js';
import { activateSealUseCase } from '../commands/milestone/activate-seal.use-case.js';
import { fileSealUseCase } from '../commands/milestone/file-seal.use-case.js';
import { inaugurateUseCase } from '../commands/milestone/inaugurate.use-case.js';
import { issueCreditCodeCertificateUseCase } from '../commands/milestone/issue-credit-code-certificate.use-case.js';
import { issueSandingUseCase } from '../commands/milestone/issue-sanding.use-case.js';
import { findMisfitUseCase } from '../commands/sanding/find-misfit.use-case.js';
import { organReadinessQuery, readinessQuery } from '../queries/readiness.query.js';
import { removePlateUseCase } from '../commands/organ-unit/remove-plate.use-case.js';
import { establishOrganUseCase } from '../commands/organ/establish-organ.use-case.js';
import { renameOrganUseCase } from '../commands/organ/rename-organ.use-case.js';
import { district, importHistory, organsByName } from '../import/history.fixture.js';
import { organisationsService } from '../organisations.service.js';
import { documentsQuery } from '../queries/documents.query.js';
import { lineageQuery } from '../queries/lineage.query.js';
import { setInstitutionLimitUseCase } from '../commands/organ-group/set-institution-limit.use-case.js';
import { organGroupsQuery } from '../queries/organ-groups.query.js';
import { organsQuery } from '../queries/organs.query.js';
import { reformsQuery } from '../queries/reforms.query.js';
import { organHistoryQuery } from '../queries/organ-history.query.js';

const withinMs = 180_000;
type Row = Readonly<Record<string, unknown>>;

describe('the read models of organisations', () => {
  const log: EventLog = new MemoryEventLogs('organisations').forDistrict(district);
  const executor = new CommandExecutor(organisationsContract);
  let database: TestDatabase;
  let models: GivenReadModels;
  let organs: Readonly<Record<string, string>> = {};

  const record = (useCase: AnyUseCase, body: unknown, commandId: string, day: string, over: Partial<CommandMeta> = {}) =>
    executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ commandId, effective: onDay(day), ...over }));

  const ask = async (query: AnyQuery, params: object = {}): Promise<Record<string, readonly Row[]> & Row> => {
    await models.caughtUp();
    return (await query.run(query.params.parse(params), { district, read: models.read })) as never;
  };

  beforeAll(async () => {
    organs = organsByName(await importHistory(log));
    database = await testDatabase();
    models = await readModelsGiven(database.url, log, organisationsService.projections);
  }, withinMs);

  afterAll(async () => {
    await models.close();
    await database.close();
  });

  it('show the groups with their blocks and the limit', async () => {
    const { groups } = await ask(organGroupsQuery);
    const [party] = groups?.filter(({ name }) => name === '本级党政机构') ?? [];
    expect(party).toMatchObject({ institutionLimit: 35, limited: 35, size: 35, coordinationBodies: 9 });
    expect((party?.['members'] as Row[]).map(({ partition, part, remaining }) => [partition, part, remaining])).toEqual([
      ['category', 'government-department', 24],
      ['category', 'party-organ', 11],
      ['coordination', 'coordination-body', 9],
      ['method', 'functions-merged', 16],
      ['method', 'optimised', 1],
      ['method', 'rebuilt', 2],
    ]);
  });

  it('show organs as of a day, under the name of that day', async () => {
    expect((await ask(organsQuery, { category: 'street-office' }))['organs']).toHaveLength(6);
    expect((await ask(organsQuery, { on: '2018-06-01' }))['organs']).toEqual([]);
    const organId = organs['海北街道'] ?? '';
    const renamed = await record(renameOrganUseCase, { organId, newName: '海北新街道' }, 'rename', '2020-05-01');
    expect((await ask(organsQuery, { name: '海北新街道' }))['organs']).toMatchObject([{ organId, eventId: expect.any(String) }]);
    expect((await ask(organsQuery, { name: '海北街道', on: '2020-04-30' }))['organs']).toHaveLength(1);
    await record(annulEvent(organisationsContract, organisationsService.aggregates), { streamId: `organ/${organId}`, eventId: renamed.events[0]?.eventId, reason: '误录' }, 'annul', '2020-05-01', { corrects: renamed.events[0]?.eventId ?? null });
    expect((await ask(organsQuery, { name: '海北新街道' }))['organs']).toEqual([]);
    const { history } = await ask(organHistoryQuery, { organId });
    expect(history?.find(({ type }) => type === 'OrganRenamed')).toMatchObject({ superseded: true });
  }, withinMs);

  it('show one organ with its units and plates by validity, each resting on an event', async () => {
    const organId = organs['千里山镇'] ?? '';
    await record(removePlateUseCase, { organId, name: '城市管理办公室', reason: '示例' }, 'unplate', '2020-08-01', { mode: 'live', decision: await decisionGiven(organisationsContract, log, 'organ.plate'), citations: [{ number: '海机编发〔2020〕3号', issuer: '区委编委会', issuedOn: '2020-07-20' }] });
    const { units, plates, history, names } = await ask(organHistoryQuery, { organId });
    const there = units?.filter(({ validTo }) => validTo === null).map(({ kind, named, remaining }) => [kind, named, remaining]);
    expect(there).toHaveLength(7);
    expect(there).toContainEqual(['centre', false, 2]);
    expect(units?.filter(({ validTo }) => validTo === '2020-06-30')).toMatchObject([{ count: 3, remaining: 0 }, { count: 3, remaining: 0 }]);
    expect(plates).toMatchObject([{ name: '城市管理办公室', unitName: '乡村振兴办公室', basisLevel: 'region', validFrom: '2020-06-30', validTo: '2020-08-01' }]);
    expect(names).toMatchObject([{ name: '千里山镇', validFrom: '2018-12-31' }]);
    const known = new Set(history?.map(({ eventId }) => eventId));
    for (const row of [...(units ?? []), ...(plates ?? [])]) expect(known).toContain(row['eventId']);
    expect(history?.[0]).toMatchObject({ type: 'OrganRetained', mode: 'history', data: { name: '千里山镇' }, citations: [{ title: '乌海市海勃湾区机构改革完成情况汇报', provenance: 'stated' }] });
  }, withinMs);

  it('leave the total as it is when an organ is named out of a block', async () => {
    await record(establishOrganUseCase, { name: '区财政局', category: 'government-department', group: '本级党政机构', drawnFrom: '政府工作部门' }, 'finance', '2020-01-01');
    const [party] = (await ask(organGroupsQuery))['groups']?.filter(({ name }) => name === '本级党政机构') ?? [];
    expect(party).toMatchObject({ size: 35 });
    expect(party?.['members']).toContainEqual(expect.objectContaining({ part: 'government-department', named: false, count: 24, remaining: 23 }));
  }, withinMs);

  it('show the limits of single categories beside that of the group', async () => {
    await record(setInstitutionLimitUseCase, { group: '本级党政机构', limit: 25, category: 'government-department' }, 'category', '2020-01-01');
    const [party] = (await ask(organGroupsQuery))['groups']?.filter(({ name }) => name === '本级党政机构') ?? [];
    expect(party).toMatchObject({ institutionLimit: 35, categoryLimits: [{ category: 'government-department', limit: 25, counted: 24 }] });
  }, withinMs);

  it('show the lineage of an organ that two became, back to the blocks that they were counted in, at any date, with the events of each step', async () => {
    const one = (name: string, day: string) => record(establishOrganUseCase, { name, category: 'government-department', group: '本级党政机构', drawnFrom: '政府工作部门' }, name, day);
    const ids = [await one('区文化局', '2020-01-02'), await one('区体育局', '2020-01-02')].map(({ answer }) => answer['organId'] ?? '');
    const wanted = { sources: ids, result: { name: '区文体局', category: 'government-department', group: '本级党政机构' }, groups: ['本级党政机构'] };
    const merged = await record(mergeOrgansUseCase, wanted, 'merged', '2020-03-01');
    await record(renameOrganUseCase, { organId: merged.answer['organId'], newName: '区文体旅游局' }, 'named anew', '2020-05-01');
    const answer = await ask(lineageQuery, { of: merged.answer['organId'] });
    const nameOf = (id: unknown): unknown => answer['nodes']?.find((node) => node['id'] === id)?.['name'];
    const told = (steps: readonly Row[] | undefined) => steps?.map(({ from, to, how, date }) => [nameOf(from), nameOf(to), how, date]) ?? [];
    expect(told(answer['predecessors'])).toEqual(expect.arrayContaining([
      ['区文化局', '区文体旅游局', 'merged', '2020-03-01'], ['区体育局', '区文体旅游局', 'merged', '2020-03-01'], ['政府工作部门', '区文化局', 'named', '2020-01-02'], ['区文体旅游局', '区文体旅游局', 'renamed', '2020-05-01'],
    ]));
    expect((answer['predecessors']?.find(({ from }) => from === ids[0])?.['eventIds'] as string[]).length).toBe(2);
    expect(told((await ask(lineageQuery, { of: ids[0], on: '2020-02-28' }))['successors'])).toEqual([]);
    expect((await ask(lineageQuery, { of: ids[0], on: '2020-04-01' }))['successors']).toMatchObject([{ to: merged.answer['organId'] }]);
    const block = answer['nodes']?.find(({ name }) => name === '政府工作部门')?.['id'];
    expect((await ask(lineageQuery, { of: block }))['successors']).toEqual(expect.arrayContaining([expect.objectContaining({ from: ids[1], how: 'merged' })]));
    expect(await lineageQuery.run({ of: derivedId('nobody') }, { district, read: models.read })).toBeNull();
    expect((await ask(organGroupsQuery))['groups']?.find(({ name }) => name === '本级党政机构')).toMatchObject({ size: 34, limited: 34 });
  }, withinMs);

  it('say which organs are operational, on which day, and what the others lack', async () => {
    const { answer } = await record(establishOrganUseCase, { name: '区信访局', category: 'government-department', group: '本级党政机构', drawnFrom: '政府工作部门' }, 'petitions', '2020-01-02');
    const organId = answer['organId'] ?? '';
    await record(inaugurateUseCase, { organId, plateHung: true, premisesAllocated: true }, 'hung', '2020-01-10');
    await record(activateSealUseCase, { organId }, 'seal', '2020-01-11');
    await record(fileSealUseCase, { organId }, 'filed', '2020-01-12');
    await record(issueSandingUseCase, { organId, duties: ['接访'] }, 'sanding', '2020-01-20');
    expect(await ask(organReadinessQuery, { organId })).toMatchObject({ operational: false, since: null, missing: ['credit-code-certificate'] });
    await record(issueCreditCodeCertificateUseCase, { organId, code: '11150302TE5T10003T' }, 'code', '2020-01-15');
    await record(findMisfitUseCase, { organId, kind: 'duty', words: '职责交叉' }, 'misfit', '2020-02-01');
    expect(await ask(organReadinessQuery, { organId })).toMatchObject({ operational: true, since: '2020-01-20', openMisfits: 1, sandings: [{ version: 1, duties: ['接访'] }], duties: [{ duty: '接访' }], misfits: [{ words: '职责交叉', correctedOn: null }] });
    expect(await ask(organReadinessQuery, { organId, on: '2020-01-19' })).toMatchObject({ operational: false, missing: ['sanding'], duties: [], openMisfits: 0 });
    expect(await organReadinessQuery.run({ organId, on: '2019-12-31' }, { district, read: models.read })).toBeNull();
    const { reforms } = await ask(reformsQuery);
    const towns = reforms?.find(({ items }) => (items as Row[]).some(({ kind }) => kind === 'unit'));
    expect(await ask(readinessQuery, { reformId: towns?.['reformId'] })).toMatchObject({ total: 7, operational: 0 });
  }, withinMs);

  it('show documents and reforms', async () => {
    expect((await ask(documentsQuery))['documents']).toHaveLength(12);
    expect((await ask(documentsQuery, { words: '22号' }))['documents']).toMatchObject([{ number: '内党办发〔2019〕22号', shortTitle: '镇街改革实施意见', issued: { to: '2019-12-31' } }]);
    const { reforms } = await ask(reformsQuery);
    const kinds = (reforms?.flatMap(({ items }) => items as Row[]) ?? []).map(({ kind }) => kind as string);
    const counts = Object.fromEntries([...Map.groupBy(kinds, (kind) => kind)].map(([kind, some]) => [kind, some.length]));
    expect(counts).toEqual({ objective: 6, measure: 8, unit: 7, notice: 1, pilot: 3 });
  });

  it('know no organ that nobody recorded', async () => {
    expect(await organHistoryQuery.run({ organId: derivedId('nobody') }, { district, read: models.read })).toBeNull();
  });

  it('are the same however the events come', async () => {
    const { events } = await log.readPage({ after: 0, limit: 1000 });
    for (const projection of organisationsService.projections) {
      const folded = events.filter(({ type }) => projection.types.includes(type));
      expect(new Set(Object.values(await foldDigests(models.pool, projection, folded))).size).toBe(1);
    }
  }, withinMs);

  it('answer as known at any position what read models answer that were made of the log up to there', async () => {
    await models.caughtUp();
    const { position: head } = await log.head();
    const asked = [...organisationsService.queries.filter(({ params }) => params.safeParse({}).success).map((query) => [query, {}] as const), ...Object.values(organs).slice(0, 5).flatMap((organId) => [[organHistoryQuery, { organId }], [lineageQuery, { of: organId }]] as const)];
    expect(asked.length).toBeGreaterThan(15);
    // where rows end: one position off, and they are told a position too long or too short
    const [ended] = await models.read.query<{ ends: readonly string[] }[]>("select array(select distinct known_to from live.organs_known where known_to is not null order by 1) as ends");
    const [first = 0, last = 0] = [ended?.ends.at(0), ended?.ends.at(-1)].map(Number);
    expect(first).toBeGreaterThan(0);
    for (const position of new Set([first - 1, first, last, head])) {
      const fresh = await testDatabase();
      const then = await readModelsGiven(fresh.url, endingAt(log, position), organisationsService.projections);
      try {
        await then.caughtUp();
        for (const asOf of [undefined, '2019-03-15']) {
          for (const [query, params] of asked) {
            const on = asOf === undefined || query.undated !== undefined || query.dated ? {} : { on: asOf };
            const context = { service: organisationsService, district, readerOf: () => log };
            const known = await answerAt(query, query.params.parse({ ...params, ...on }), { asOf, knownAt: `organisations:${position}` }, { ...context, read: models.read });
            const afresh = await answerAt(query, query.params.parse({ ...params, ...on }), { asOf }, { ...context, read: then.read });
            expect([query.name, position, known?.answer, known?.moment.uncertain]).toEqual([query.name, position, afresh?.answer, afresh?.moment.uncertain]);
            expect(known === null ? '' : known.moment.knownAt).toBe(known === null ? '' : `organisations:${position}`);
          }
        }
      } finally {
        await then.close();
        await fresh.close();
      }
    }
  }, withinMs);
});
