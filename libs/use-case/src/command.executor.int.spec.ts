import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { connectionPool, migrateEventLog, PostgresEventLogs, verifyLog, type EventLog, type PostgresEventLogsOptions } from '@yange/event-log';
import { testDatabase, type TestDatabase } from '@yange/testing';
import pg from 'pg';
import { annul, approve, move, runOn, stateHeadcount } from './sample.accounts.fixture.js';
import { describeUniqueKeys } from './keys/unique-keys.contract.js';

/** Between us and the server; swallows the answer to a request that holds a given word, and cuts the line. */
const startCutter = async (port: number): Promise<{ readonly server: Server; readonly port: number; cutAnswerTo(word: string): void; readonly cuts: () => number }> => {
  let word: string | null = null;
  let cuts = 0;
  const server = createServer((client) => {
    let cut = false;
    const upstream = connect(port, '127.0.0.1');
    client.on('data', (chunk) => {
      if (word !== null && chunk.includes(word)) {
        word = null;
        cut = true;
      }
      upstream.write(chunk);
    });
    upstream.on('data', (chunk) => {
      if (!cut) return void client.write(chunk);
      cuts += 1;
      client.destroy();
    });
    upstream.on('close', () => client.destroy()).on('error', () => client.destroy());
    client.on('close', () => upstream.end()).on('error', () => upstream.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port, cutAnswerTo: (next) => (word = next), cuts: () => cuts };
};

describe('commands on PostgreSQL', () => {
  let database: TestDatabase;
  const closing: (() => Promise<unknown>)[] = [];

  let districts = 150_302;

  const open = (url = database.url, options: PostgresEventLogsOptions = {}, district = '150302'): EventLog => {
    const pool = connectionPool({ connectionString: url, max: 4 });
    const logs = new PostgresEventLogs(pool, 'staffing', options);
    closing.unshift(() => logs.close().then(() => pool.end()));
    return logs.forDistrict(district);
  };

  beforeAll(async () => {
    database = await testDatabase();
    const owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
    await migrateEventLog(owner);
    await owner.end();
  }, 180_000);

  afterAll(async () => {
    for (const close of closing) await close();
    await database.close();
  });

  it('of many that saw the same version one is recorded, whatever the process; the others are told by whom they were passed', async () => {
    const runs = [runOn(open()), runOn(open())];
    await runs[0]?.(approve, { owner: 'seen', count: 1 }, 'first');
    const settled = await Promise.allSettled(
      Array.from({ length: 24 }, (_, index) => runs[index % 2]?.(approve, { owner: 'seen', count: index + 2 }, `seen-${index}`, { preconditions: [{ kind: 'versions', versions: [1] }] })),
    );
    const late = settled.flatMap((result) => (result.status === 'rejected' ? [result.reason as { name: string; since: readonly { commandId: string }[] }] : []));
    const stored = await open().readStream('account/seen');
    expect([stored.length, late.length, new Set(late.map(({ name }) => name))]).toEqual([2, 23, new Set(['PreconditionFailed'])]);
    expect(new Set(late.flatMap(({ since }) => since.map(({ commandId }) => commandId)))).toEqual(new Set([stored[1]?.commandId]));
  });

  it('never overfill an account, however many come at once from two processes', async () => {
    const [one, other] = [runOn(open()), runOn(open())];
    await one(approve, { owner: 'many', count: 5 }, 'approved', { on: '2018-01-01' });
    const settled = await Promise.allSettled(Array.from({ length: 24 }, (_, index) => (index % 2 ? one : other)(move, { from: 'many', to: `to-${index}`, count: 1 }, `move-${index}`)));
    const log = open();
    const refused = settled.flatMap((result) => (result.status === 'rejected' ? [(result.reason as { rule?: string; name: string }).rule ?? (result.reason as Error).name] : []));
    expect(new Set(refused)).toEqual(new Set(['over-quota']));
    expect(settled.length - refused.length).toBe(5);
    expect((await log.readStream('account/many')).map(({ type }) => type)).toEqual(['QuotaApproved', ...Array.from({ length: 5 }, () => 'QuotaTransferredOut')]);
  });

  it('of 64 writers who all want one stream are all recorded, from two processes, and nobody waits for long', async () => {
    const runs = [runOn(open()), runOn(open())] as const;
    const writer = async (name: number): Promise<void> => {
      for (let turn = 0; turn < 4; turn += 1) {
        const { status } = await runs[name % 2 === 0 ? 0 : 1](stateHeadcount, { owner: 'wanted', count: turn }, `wanted-${name}-${turn}`);
        expect(status).toBe('recorded');
      }
    };
    await Promise.all(Array.from({ length: 64 }, (_, name) => writer(name)));
    expect(await open().readStream('account/wanted')).toHaveLength(256);
  });

  it('that come twice at once are recorded once', async () => {
    const runs = [runOn(open()), runOn(open())];
    const outcomes = await Promise.all(Array.from({ length: 10 }, (_, index) => (runs[index % 2] as (typeof runs)[0])(approve, { owner: 'twice', count: 3 }, 'the same')));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['recorded', ...Array.from({ length: 9 }, () => 'repeated')].sort());
    expect(await open().readStream('account/twice')).toHaveLength(1);
  });

  it('whose answer the network swallows count as recorded, once', async () => {
    const address = new URL(database.url);
    const cutter = await startCutter(Number(address.port));
    address.port = String(cutter.port);
    closing.push(() => new Promise((resolve) => cutter.server.close(resolve)));
    const log = open(address.toString(), { answerWithinMs: 3_000 });
    const run = runOn(log);
    await run(approve, { owner: 'cut', count: 9 }, 'cut-0', { on: '2018-01-01' });
    cutter.cutAnswerTo('QuotaTransferredIn');
    const moved = await run(move, { from: 'cut', to: 'elsewhere', count: 2 }, 'cut-moved');
    cutter.cutAnswerTo('HeadcountStated');
    const answered = await run(stateHeadcount, { owner: 'answered', count: 0 }, 'cut-answered');
    expect([moved.status, answered.status, cutter.cuts()]).toEqual(['recorded', 'recorded', 2]);
    const head = (await log.head()).position;
    expect(answered.position).toBe(head);
    expect(await log.readStream('account/answered')).toHaveLength(1);
  });

  it('annul both halves of a move, found by its neighbours in the log', async () => {
    const log = open();
    const run = runOn(log);
    await run(approve, { owner: 'h1', count: 9 }, 'h-0', { on: '2018-01-01' });
    const { events } = await run(move, { from: 'h1', to: 'h2', count: 2 }, 'h-1');
    await run(annul, { streamId: 'account/h2', eventId: events[1]?.eventId, reason: '误录' }, 'h-2');
    expect([...(await log.readStream('account/h1')), ...(await log.readStream('account/h2'))].map(({ type }) => type)).toEqual(['QuotaApproved', 'QuotaTransferredOut', 'EventAnnulled', 'QuotaTransferredIn', 'EventAnnulled']);
    expect(await verifyLog(log)).toMatchObject({ problems: [] });
  });

  describe('unique keys', () => describeUniqueKeys(() => open(database.url, {}, String((districts += 1)))));
});
