import { decodeEnvelope, Mode, organisationsContract, staffingContract } from '@yange/contracts';
import { connectionPool, MemoryEventLogs, type EventLog } from '@yange/event-log';
import { LogFeed } from '@yange/feed';
import { onDay, type DomainEvent } from '@yange/kernel';
import { migrateReadDatabase, ProjectionRunner } from '@yange/projections';
import { testDatabase, type TestDatabase } from '@yange/testing';
import { defineReaction, defineService, defineUseCase, setHistoryWindow, specificationMeta, streamOf, type AggregateDefinition, type AnyUseCase } from '@yange/use-case';
import type pg from 'pg';
import { z } from 'zod';
import { establish, sampleService } from '../sample.service.fixture.js';
import { serviceExecutor } from '../service.executor.js';
import { followerOf } from './reaction.follower.js';

const account: AggregateDefinition<number, DomainEvent> = { name: 'account', initial: () => 0, apply: (count) => count + 1, limits: (count) => (count > 1 ? [{ rule: 'opened-twice', zh: '已开立', en: 'is open', excess: count - 1 }] : []) };

const openAccount = defineUseCase({
  name: 'open-account',
  title: { zh: '开立', en: 'Open' },
  path: 'accounts',
  right: 'staffing.record',
  body: z.strictObject({ owner: z.string() }),
  streams: ({ owner }) => ({ own: streamOf(account, owner) }),
  decide: ({ owner }) => ({ append: { own: [staffingContract.make('QuotaApproved', { account: { id: owner }, count: 0 }) as DomainEvent] } }),
});

const reaction = defineReaction({
  name: 'account-for-organ',
  contexts: ['organisations'],
  types: ['OrganEstablished'],
  react: ({ event }) => [{ label: 'open', useCase: openAccount, body: { owner: (event.data as { name: string }).name } }],
});

const service = defineService({ title: { zh: '', en: '' }, contract: staffingContract, rules: [], aggregates: [account], useCases: [openAccount], tables: [], projections: [], queries: [], reactions: [reaction] });
const citations = [{ number: '海编发〔2019〕1号', issuer: '海勃湾区委编委', issuedOn: '2019-01-15' }];

describe('a reaction', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  let theirs: EventLog;
  let ours: EventLog;
  let feed: LogFeed;
  let runner: ProjectionRunner;
  const logs = { theirs: new MemoryEventLogs('organisations'), ours: new MemoryEventLogs('staffing') };
  let run = 0;

  beforeEach(async () => {
    database = await testDatabase();
    await migrateReadDatabase(database.url);
    pool = connectionPool({ connectionString: database.url, max: 4 });
    run += 1;
    const district = String(150300 + run);
    theirs = logs.theirs.forDistrict(district);
    ours = logs.ours.forDistrict(district);
    feed = new LogFeed(() => theirs, { pollMs: 50, retry: { first: 10, longest: 50 } });
    runner = newRunner(ours);
  }, 180_000);

  afterEach(async () => {
    await runner.stop();
    await feed.close();
    await pool.end();
    await database.close();
  });

  const newRunner = (log: EventLog): ProjectionRunner => {
    const follower = followerOf(reaction, { service, logs: { forDistrict: () => log }, executor: serviceExecutor(service), register: { query: async () => [] } });
    return new ProjectionRunner(follower, feed, pool, { logIds: [theirs.logId], head: async () => (await theirs.head()).position, onError: () => undefined });
  };

  const inOrganisations = (useCase: AnyUseCase, body: object, commandId: string, mode: 'live' | 'history' = 'live') =>
    serviceExecutor(sampleService).execute(theirs, useCase, body, specificationMeta({ district: theirs.logId.slice(0, 6), commandId, mode, citations, effective: onDay('2019-02-01'), correlationId: 'the motion' }));

  const types = async (): Promise<readonly string[]> => (await ours.readPage({ after: 0, limit: 100 })).events.map(({ type }) => type);

  it('turns an event into a command of its own service, with its documents, its day and its cause', async () => {
    const { events } = await inOrganisations(establish, { name: '甲局' }, 'one');
    await runner.start();
    await runner.waitUntilCaughtUp();
    const [stored] = await ours.readStream('account/甲局');
    const envelope = decodeEnvelope(stored?.envelope ?? new Uint8Array());
    expect(envelope).toMatchObject({ command: 'open-account', causationId: events[0]?.eventId, correlationId: 'the motion', mode: Mode.LIVE, actor: { person: 'reaction:account-for-organ' }, citations: [{ number: '海编发〔2019〕1号' }] });
    expect(envelope.effective?.to).toBe('2019-02-01');
  });

  it('adds nothing when it reads again from the beginning', async () => {
    await inOrganisations(establish, { name: '甲局' }, 'one');
    await runner.start();
    await runner.waitUntilCaughtUp();
    await runner.rebuild();
    await runner.waitUntilCaughtUp();
    expect(await types()).toEqual(['QuotaApproved']);
  });

  it('adds nothing when it dies after its command and before its checkpoint', async () => {
    await inOrganisations(establish, { name: '甲局' }, 'one');
    let died = 0;
    const dying: EventLog = Object.assign(Object.create(ours) as EventLog, {
      append: async (request: Parameters<EventLog['append']>[0]) => {
        const result = await ours.append(request);
        died += 1;
        if (died === 1) throw Object.assign(new Error('the connection is gone'), { code: '57P01' });
        return result;
      },
      findCommand: ours.findCommand.bind(ours),
      readStream: ours.readStream.bind(ours),
    });
    runner = newRunner(dying);
    await runner.start();
    await runner.waitUntilCaughtUp();
    expect(died).toBe(1);
    expect(await types()).toEqual(['QuotaApproved']);
  });

  it('leaves what a rule refuses to a person, and goes on', async () => {
    await serviceExecutor(service).execute(ours, openAccount, { owner: '甲局' }, specificationMeta({ mode: 'live', citations, commandId: 'before' }));
    await inOrganisations(establish, { name: '甲局' }, 'one');
    await inOrganisations(establish, { name: '乙局' }, 'two');
    await runner.start();
    await runner.waitUntilCaughtUp();
    expect(await types()).toEqual(['QuotaApproved', 'FollowUpRefused', 'QuotaApproved']);
    expect((await runner.status()).health).toBe('ok');
    await runner.rebuild();
    expect(await types()).toEqual(['QuotaApproved', 'FollowUpRefused', 'QuotaApproved']);
  });

  it('says nothing to what an import brought', async () => {
    await inOrganisations(setHistoryWindow(organisationsContract) as AnyUseCase, { cutOver: '2020-07-01' }, 'window');
    await inOrganisations(establish, { name: '甲局' }, 'one', 'history');
    await runner.start();
    await runner.waitUntilCaughtUp();
    expect(await types()).toEqual([]);
  });
});
