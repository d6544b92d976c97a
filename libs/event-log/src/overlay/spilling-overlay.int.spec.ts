import { logDatabase, type LogDatabase } from '../contract/log-database.js';
import { describeEventLogContract } from '../contract/event-log.contract.js';
import { aRequest, anEvent, mustAppend, newDistrict, onStream, readAll } from '../contract/log-fixture.js';
import type { EventLog } from '../event-log.port.js';
import { MemoryEventLogs } from '../memory/memory-event-logs.js';
import { PostgresEventLogs } from '../postgres/postgres-event-logs.js';
import { OverlayEventLog } from './overlay-event-log.js';
import { OverlayEventLogs } from './overlay-event-logs.js';
import { PostgresOverlaySpill } from './postgres-overlay-spill.js';
import { TemporarySession } from './temporary-session.js';

let database: LogDatabase;
const sessions: TemporarySession[] = [];

beforeAll(async () => {
  database = await logDatabase();
}, 180_000);
afterAll(async () => {
  for (const session of sessions) await session.close();
  await database.close();
});

const newSession = (): TemporarySession => {
  const session = new TemporarySession({ connectionString: database.appenderUrl, application_name: 'overlay spec' });
  sessions.push(session);
  return session;
};
const spilling = (keep: number) => ({ spill: new PostgresOverlaySpill(newSession()), keep });

/** Temporary tables that exist in the whole database. */
const temporaryTables = async (): Promise<number> =>
  Number((await database.superuser.query<{ count: string }>(`select count(*) from pg_class where relpersistence = 't' and relkind = 'r'`)).rows[0]?.count);
const eventually = async (what: () => Promise<number>, wanted: number): Promise<void> => {
  for (let time = 0; time < 100 && (await what()) !== wanted; time += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await what()).toBe(wanted);
};

describeEventLogContract('overlay that keeps one request in memory', async () => new OverlayEventLogs(new MemoryEventLogs('staffing'), () => spilling(1)));

describe('an overlay on PostgreSQL that spills', () => {
  let logs: PostgresEventLogs;
  let base: EventLog;
  beforeEach(() => {
    logs = new PostgresEventLogs(database.pool('appender'), 'staffing');
    base = logs.forDistrict(newDistrict());
  });
  afterEach(() => logs.close());

  it('holds what lies in the base, on disk and in memory as one log', async () => {
    await mustAppend(base, onStream('s', 0, 2, { claims: [{ key: 'code', streamId: 's' }] }));
    const overlay = new OverlayEventLog(base, spilling(3));
    for (let version = 2; version < 22; version += 1) await mustAppend(overlay, onStream('s', version));
    expect((await overlay.readStream('s')).map((event) => event.version)).toEqual(Array.from({ length: 22 }, (_, index) => index + 1));
    expect((await overlay.readStream('s', 12)).map((event) => event.version)).toEqual(Array.from({ length: 10 }, (_, index) => index + 13));
    expect((await readAll(overlay, 4)).map((event) => event.position)).toEqual(Array.from({ length: 22 }, (_, index) => index + 1));
    const last = (await overlay.readStream('s', 21))[0];
    expect(last?.recordedAt).toBe((await overlay.head()).recordedAt);
    expect(await overlay.append(onStream('s', 5))).toMatchObject({ kind: 'conflict', actual: 22 });
    expect(await overlay.append(onStream('t', 0, 1, { claims: [{ key: 'code', streamId: 't' }] }))).toMatchObject({ reason: 'claim', holder: 's' });
    expect((await base.head()).position).toBe(2);
    await overlay.close();
  });

  it('remembers claims, releases, commands and event ids that went to disk long ago', async () => {
    const overlay = new OverlayEventLog(base, spilling(5));
    const event = anEvent();
    const first = aRequest({ streams: [{ streamId: 'a', expectedVersion: 0, events: [event] }], claims: [{ key: 'x', streamId: 'a' }], result: '"first"' });
    await mustAppend(overlay, first);
    await mustAppend(overlay, onStream('b', 0, 1, { claims: [{ key: 'y', streamId: 'b' }] }));
    await mustAppend(overlay, onStream('b', 1, 1, { releases: [{ key: 'y', streamId: 'b' }] }));
    for (let index = 0; index < 40; index += 1) await mustAppend(overlay, onStream(`other-${index}`, 0));
    expect([await overlay.findClaim('x'), await overlay.findClaim('y'), await overlay.findClaim('z')]).toEqual(['a', null, null]);
    expect(await overlay.append(onStream('c', 0, 1, { claims: [{ key: 'x', streamId: 'c' }] }))).toMatchObject({ reason: 'claim', holder: 'a' });
    expect(await overlay.append(first)).toEqual({ kind: 'repeated', result: '"first"', firstPosition: 1 });
    expect(await overlay.append(onStream('c', 0, 1, { guards: [{ streamId: 'other-0', version: 0 }] }))).toMatchObject({ reason: 'guard', actual: 1 });
    expect(await overlay.findEvent(event.eventId)).toMatchObject({ position: 1, streamId: 'a' });
    await expect(overlay.append(aRequest({ streams: [{ streamId: 'd', expectedVersion: 0, events: [event] }] }))).rejects.toMatchObject({ name: 'InvalidAppend' });
    await overlay.close();
  });

  it('sees neither events, nor commands, nor claims that came to the base later', async () => {
    await mustAppend(base, onStream('s', 0));
    const overlay = new OverlayEventLog(base, spilling(2));
    await overlay.head();
    const others = onStream('organ', 0, 1, { claims: [{ key: 'name', streamId: 'organ' }] });
    await mustAppend(base, others);
    expect(await overlay.findCommand(others.principal, others.commandId)).toBeNull();
    expect(await overlay.findClaim('name')).toBeNull();
    expect(await overlay.append(others)).toMatchObject({ kind: 'appended', firstPosition: 2 });
    expect(await overlay.findClaim('name')).toBe('organ');
    await overlay.close();
  });

  it('leaves no table behind: not when it is closed, nor when its connection breaks, and says so then', async () => {
    await eventually(temporaryTables, 0);
    const closed = new OverlayEventLog(base, spilling(2));
    for (let index = 0; index < 10; index += 1) await mustAppend(closed, onStream(`c-${index}`, 0));
    expect(await temporaryTables()).toBe(3);
    await closed.close();
    expect(await temporaryTables()).toBe(0);

    const broken = new OverlayEventLog(base, spilling(2));
    for (let index = 0; index < 10; index += 1) await mustAppend(broken, onStream(`c-${index}`, 0));
    expect(await temporaryTables()).toBe(3);
    await database.superuser.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'overlay spec' and pid <> pg_backend_pid()`);
    await eventually(temporaryTables, 0);
    await expect(broken.readStream('c-0')).rejects.toThrow(/terminat/);
    await expect(broken.readStream('c-0')).rejects.toThrow(/Connection terminated/);
    await broken.close();
  });

  it('opens no connection while memory is enough', async () => {
    const overlay = new OverlayEventLog(base, { spill: new PostgresOverlaySpill(new TemporarySession({ connectionString: 'postgres://nobody@127.0.0.1:9/none' })), keep: 100 });
    for (let index = 0; index < 99; index += 1) await mustAppend(overlay, onStream(`few-${index}`, 0));
    expect((await overlay.head()).position).toBe(99);
    await overlay.close();
  });
});
