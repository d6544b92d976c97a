import { staffingContract } from '@yange/contracts';
import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { derivedId, onDay, type EffectiveDate } from '@yange/kernel';
import { foldDigests, readModelsGiven, type GivenReadModels } from '@yange/projections';
import { testDatabase, type TestDatabase } from '@yange/testing';
import { annulEvent, askGiven, CommandExecutor, specificationMeta, type AnyUseCase, type CommandOutcome, type QueryDefinition } from '@yange/use-case';
import { approveQuotaUseCase } from '../commands/quota/approve-quota.use-case.js';
import { stateHeadcountUseCase } from '../commands/quota/state-headcount.use-case.js';
import { quotaAccount, quotaAccountStream } from '../domain/quota-account/quota-account.aggregate.js';
import { district, importHistory } from '../import/history.fixture.js';
import { excessLeadersQuery } from '../queries/excess-leaders.query.js';
import { postAllotmentsQuery } from '../queries/post-allotments.query.js';
import { quotaAccountsQuery } from '../queries/quota-accounts.query.js';
import { rectificationLedgersQuery } from '../queries/rectification-ledgers.query.js';
import { establishmentProjection } from './establishment/establishment.projection.js';
import { rectificationProjection } from './rectification/rectification.projection.js';

const withinMs = 180_000;
const bureau = { organId: derivedId('organ', '某局'), name: '某局', count: 1, each: false };
const type = { kind: 'administrative', management: 'unstated', funding: 'unstated' } as const;

describe('the read models of staffing', () => {
  const log: EventLog = new MemoryEventLogs('staffing').forDistrict(district);
  const executor = new CommandExecutor(staffingContract);
  let database: TestDatabase;
  let models: GivenReadModels;
  let commands = 0;

  const record = (useCase: AnyUseCase, body: unknown, effective: EffectiveDate, corrects: string | null = null): Promise<CommandOutcome> =>
    executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ commandId: derivedId('spec', String((commands += 1))), effective, corrects }));

  const ask = <P, A>(query: QueryDefinition<P, A>, params: object = {}): Promise<A> => askGiven(query, params, { district, read: models.read });

  const bureauOn = async (on: string) => {
    await models.caughtUp();
    const { accounts } = await ask(quotaAccountsQuery, { on, organId: bureau.organId });
    return accounts.map(({ approved, actual, vacant }) => ({ approved, actual, vacant }));
  };

  beforeAll(async () => {
    database = await testDatabase();
    await importHistory(log);
    models = await readModelsGiven(database.url, log, [establishmentProjection, rectificationProjection]);
    await models.caughtUp();
  }, withinMs);

  afterAll(async () => {
    await models.close();
    await database.close();
  }, withinMs);

  it('answer quota and posts as of a date', async () => {
    const { accounts } = await ask(quotaAccountsQuery, { on: '2019-02-28' });
    expect(accounts).toMatchObject([{ ownerName: '本级党政机构', ownerCount: 35, kind: 'administrative', approved: 461, actual: null, vacant: null }]);
    const now = (await ask(quotaAccountsQuery)).accounts;
    expect(now.map(({ approved, change }) => [approved, change]).sort()).toEqual([[461, 0], [null, -33], [null, -5], [null, 33]].sort());
    const before = (await ask(postAllotmentsQuery, { on: '2019-02-01' })).allotments;
    expect(before).toMatchObject([{ principal: { approved: null, complete: true, inOffice: null } }]);
    const after = (await ask(postAllotmentsQuery)).allotments;
    expect(after).toHaveLength(9);
    expect(after.find(({ ownerName }) => ownerName === '千里山镇')).toMatchObject({ principal: { approved: 3, inRoles: 3 }, deputy: { approved: 8, inRoles: 8 } });
  });

  it('answer the ledgers and the leaders in excess, with the plan beside them', async () => {
    const { ledgers } = await ask(rectificationLedgersQuery);
    expect(ledgers.map(({ ledgerName, opened, closed, open }) => [ledgerName, opened, closed, open]).sort()).toEqual([['机构编制问题整改台账', 53, 0, 53], ['超编问题台账', 53, 53, 0]].sort());
    expect((await ask(rectificationLedgersQuery, { on: '2019-05-31' })).ledgers).toHaveLength(1);
    const { groups } = await ask(excessLeadersQuery);
    expect(groups).toMatchObject([
      { rounds: 4, total: { principal: 7, deputy: 22 }, absorbed: { principal: 4, deputy: 12 }, left: { principal: 3, deputy: 10 }, plans: [{ principal: 2, deputy: 9, settled: false }] },
    ]);
  });

  it('follow a late fact, a correction and an annulment', async () => {
    const amount = (count: number) => ({ owner: bureau, type, count });
    await record(approveQuotaUseCase, amount(20), onDay('2020-01-01'));
    await record(stateHeadcountUseCase, amount(15), onDay('2019-06-01'));
    expect(await bureauOn('2019-12-31')).toEqual([{ approved: null, actual: 15, vacant: null }]);
    const late = await record(approveQuotaUseCase, amount(12), onDay('2018-01-01'));
    expect(late.findings.map(({ rule }) => rule)).toEqual(['over-quota']);
    expect(await bureauOn('2019-12-31')).toEqual([{ approved: 12, actual: 15, vacant: -3 }]);
    const corrected = await record(approveQuotaUseCase, amount(16), onDay('2018-01-01'), late.events[0]?.eventId ?? '');
    expect(await bureauOn('2019-12-31')).toEqual([{ approved: 16, actual: 15, vacant: 1 }]);
    const { streamId } = quotaAccountStream(bureau, type);
    const eventId = corrected.events[0]?.eventId ?? '';
    await record(annulEvent(staffingContract, [quotaAccount]), { streamId, eventId, reason: '误录' }, onDay('2018-01-01'), eventId);
    expect(await bureauOn('2019-12-31')).toEqual([{ approved: null, actual: 15, vacant: null }]);
    expect(await bureauOn('2020-01-01')).toEqual([{ approved: 20, actual: 15, vacant: 5 }]);
  });

  it.each([establishmentProjection, rectificationProjection])('are the same rows however the events of $name come', async (projection) => {
    const { events } = await log.readPage({ after: 0, limit: 1_000 });
    const types = new Set(projection.types);
    const digests = await foldDigests(models.pool, projection, events.filter((event) => types.has(event.type)));
    expect(new Set(Object.values(digests)).size).toBe(1);
  }, withinMs);
});
