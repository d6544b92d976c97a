import { organisationsContract } from '@yange/contracts';
import { connectionPool, migrateEventLog, PostgresEventLogs, PostgresNamedEvents, type EventLog, type LastEventsRequest, type StoredEvent } from '@yange/event-log';
import { parseEffectiveDate } from '@yange/kernel';
import { testDatabase, type TestDatabase } from '@yange/testing';
import { CommandExecutor, namesOfEvent, specificationMeta } from '@yange/use-case';
import pg from 'pg';
import { EventSieve, type EventFilter } from '../audit/event.filter.js';
import { recentEvents } from '../audit/recent.events.js';
import { establish, organ, rename } from '../sample.service.fixture.js';
import { keepNames, NamesKeeper } from './names.keeper.js';

const count = 700;
const under = '3f0c1b1e-7d9a-4c55-9a51-0d6f0f5a7e01';
const scan = '3f0c1b1e-7d9a-4c55-9a51-0d6f0f5a7e02';
const document = { number: '海党发〔2019〕1号', issuer: '海勃湾区委', issuedOn: '2019-01-15' };
const days = ['2019-02-01', '2020-02-01', '2019', '截至2020年6月', '2030-01-01', '2019-12'];

describe('the names of events', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  let logs: PostgresEventLogs;
  let named: PostgresNamedEvents;
  let log: EventLog;

  beforeAll(async () => {
    database = await testDatabase();
    const owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
    await migrateEventLog(owner);
    await owner.end();
    pool = connectionPool({ connectionString: database.url, max: 6 });
    logs = new PostgresEventLogs(pool, 'organisations');
    named = new PostgresNamedEvents(pool);
    log = logs.forDistrict('150302');
    const executor = new CommandExecutor(organisationsContract, [organ]);
    const run = (useCase: typeof establish | typeof rename, index: number, body: object) => executor.execute(log, useCase, body, specificationMeta({
      commandId: `c${index}`, correlationId: `chain-${index}`, mode: 'live', effective: parseEffectiveDate(days[index % days.length] ?? ''), actor: { person: `p-${index % 70}`, role: 'clerk', tokenId: 't', ...(index % 90 === 5 ? { onBehalfOf: 'q' } : {}) },
      ...(index % 77 === 0 ? { decision: under } : {}), citations: index % 60 === 0 ? [{ ...document, number: '海党发〔2018〕7号' }, { ...document, title: '三定规定', documentId: scan }] : [document],
    }));
    for (let index = 1; index <= count; index += 1) await run(establish, index, { name: `机构${index}` });
    for (let index = 1; index < count; index += 50) await run(rename, count + index, { organId: (await event(index)).streamId.split('/')[1], newName: `新${index}` });
  }, 180_000);
  afterAll(async () => {
    await logs.close();
    await pool.end();
    await database.close();
  });

  const event = async (position: number): Promise<StoredEvent> => {
    const [found] = (await log.readPage({ after: position - 1, limit: 1 })).events;
    if (found === undefined) throw new Error('no such event');
    return found;
  };
  const through = async (of: EventLog, filter: EventFilter): Promise<readonly number[]> => {
    const seen: number[] = [];
    for (let before = (await log.head()).position + 1; before > 1; ) {
      const { events, scannedFrom } = await recentEvents(of, new EventSieve(filter, organisationsContract), before, 40);
      seen.push(...events.map(({ position }) => position));
      before = scannedFrom;
    }
    return seen;
  };
  const parts = () => ({ named, logOf: (logId: string) => logs.forDistrict(logId.split('/')[0] ?? ''), namesOf: (one: StoredEvent) => namesOfEvent(organisationsContract, one) });

  it('let every filter of the audit find what a walk finds, wherever the names end that are kept', async () => {
    const [first, last] = [await event(51), await event((await log.head()).position)];
    const id = first.streamId.split('/')[1] ?? '';
    const filters: readonly EventFilter[] = [
      { entity: id }, { entity: first.streamId }, { entity: under }, { entity: last.streamId, type: 'OrganRenamed' }, { entity: 'organ' }, { document: '海党发[2018]7号' }, { document: scan }, { document: '三定规定', actor: 'p-0' }, { actor: 'p-7' }, { actor: 'q' },
      { effectiveFrom: '2019-12-01', effectiveTo: '2020-01-31' }, { effectiveFrom: '2029-06-01' }, { effectiveTo: '2019-01-31' }, { effectiveFrom: '2020-06-01', effectiveTo: '2020-06-30' }, { effectiveFrom: '2015-01-01', effectiveTo: '2025-01-01', actor: 'p-7' },
      { effectiveFrom: '2021-01-01', effectiveTo: '2019-01-01' }, { type: 'OrganRenamed' }, { correlation: 'chain-9' }, { actor: 'nobody' },
    ];
    const walked = Object.assign(Object.create(log) as EventLog, { lastEvents: undefined }) as EventLog;
    const unread = Object.assign(Object.create(log) as EventLog, { readPage: () => Promise.reject(new Error('the log is walked')), lastEvents: (request: LastEventsRequest) => log.lastEvents?.(request) }) as EventLog;
    const blocks = (await named.behind())[0]?.to ?? 0;
    for (const [from, to] of [[0, 0], [0, 20], [20, blocks]] as const) {
      await keepNames(parts(), { logId: log.logId, from, to });
      for (const filter of filters) expect([to, filter, await through(unread, filter)]).toEqual([to, filter, await through(walked, filter)]);
    }
    expect((await through(unread, { entity: id })).length).toBe(2);
    expect((await through(unread, { entity: under })).length).toBeGreaterThan(5);
  });

  it('are kept a second behind the append, by one of the processes that do so, for the logs of the service alone', async () => {
    const [own, other] = [logs.forDistrict('150303'), new PostgresEventLogs(pool, 'staffing').forDistrict('150303')];
    const executor = new CommandExecutor(organisationsContract, [organ]);
    for (const into of [own, other]) for (let index = 0; index < 20; index += 1) await executor.execute(into, establish, { name: `机构${index}` }, specificationMeta({ commandId: `c${index}`, mode: 'live', citations: [document] }));
    const errors: unknown[] = [];
    const keepers = [1, 2].map(() => new NamesKeeper({ ...parts(), context: 'organisations', report: (error) => errors.push(error) }));
    for (const keeper of keepers) keeper.start();
    const behind = async (): Promise<readonly string[]> => (await named.behind()).map(({ logId }) => logId);
    for (let waited = 0; waited < 200 && (await behind()).includes('150303/organisations'); waited += 1) await new Promise((resolve) => setTimeout(resolve, 50));
    await Promise.all(keepers.map((keeper) => keeper.close()));
    expect([errors, await behind()]).toEqual([[], ['150303/staffing']]);
  });
});
