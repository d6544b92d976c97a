import type pg from 'pg';
import { describeEventLogContract } from '../contract/event-log.contract.js';
import { logDatabase, type LogDatabase } from '../contract/log-database.js';
import { anEvent, aRequest, mustAppend, newDistrict, onStream, readAll } from '../contract/log-fixture.js';
import { InvalidAppend, type EventLog, type EventLogReader } from '../event-log.port.js';
import { PostgresEventLogReaders, PostgresEventLogs } from '../postgres/postgres-event-logs.js';
import { verifyLog } from '../verify/verify-log.js';
import { archiveLog, archiveSegments, NothingThere } from './archive-log.js';

let database: LogDatabase;
let owner: pg.PoolClient;
let logs: PostgresEventLogs;
let readers: PostgresEventLogReaders;

beforeAll(async () => {
  database = await logDatabase();
  owner = await database.pool('owner', 1).connect();
  logs = new PostgresEventLogs(database.pool('appender', 6), 'grid-governance');
  readers = new PostgresEventLogReaders(database.pool('reader', 2));
}, 180_000);
afterAll(async () => {
  await logs.close();
  await readers.close();
  owner.release();
  await database.close();
});

/** Thirty events of six streams and three types, written in either way. */
const someLog = async (): Promise<EventLog> => {
  const log = logs.forDistrict(newDistrict());
  for (let round = 0; round < 5; round += 1) {
    for (const stream of ['a', 'b', 'c', 'd', 'e', 'f']) {
      const event = anEvent({ type: `Type${stream.charCodeAt(0) % 3}`, correlationId: `round-${round}`, effectiveTo: `2019-0${round + 2}-28` });
      const guards = round % 2 === 0 ? {} : { guards: [{ streamId: 'a', version: round + 1 }] };
      await mustAppend(log, aRequest({ commandId: `${round}-${stream}`, streams: [{ streamId: stream, expectedVersion: round, events: [event] }], ...(stream === 'a' ? {} : guards) }));
    }
  }
  return log;
};

const toldOf = async (reader: EventLogReader): Promise<unknown> => {
  const all = await readAll(reader, 7);
  return {
    all,
    head: await reader.head(),
    streams: await Promise.all(['a', 'f', 'none'].flatMap((stream) => [0, 2].map((version) => reader.readStream(stream, version)))),
    found: await Promise.all(all.map(({ eventId }) => reader.findEvent(eventId))),
    types: await reader.readPage({ after: 3, limit: 4, types: ['Type1', 'Type2'] }),
    effective: await reader.readPage({ after: 0, limit: 9, effectiveAfter: '2019-02-28' }),
    last: [await reader.lastEvents?.({ by: 'type', value: 'Type2', before: 25, limit: 8 }), await reader.lastEvents?.({ by: 'correlationId', value: 'round-1', before: 99, limit: 4 })],
  };
};

const positionsIn = async (table: string, logId: string): Promise<readonly number[]> =>
  (await database.superuser.query<{ pos: string }>(`select pos from event_log.${table} where log_id = $1 order by pos`, [logId])).rows.map(({ pos }) => Number(pos));

const from = (first: number, last: number): readonly number[] => Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe('a log of which much is archived', () => {
  it('tells every reader what it told before, and is sound', async () => {
    const log = await someLog();
    const reader = readers.forLog(log.logId);
    const before = await toldOf(reader);
    for (const through of [8, 21, 30]) {
      const told: [number, number][] = [];
      expect(await archiveLog(owner, { logId: log.logId, through, atATime: 5, moved: (done, of) => void told.push([done, of]) })).toBe(through === 8 ? 8 : through === 21 ? 13 : 9);
      expect(told.at(-1)?.[0]).toBe(told.at(-1)?.[1]);
      expect(await toldOf(reader)).toEqual(before);
      expect([await positionsIn('archived_events', log.logId), await positionsIn('events', log.logId)]).toEqual([from(1, through), from(through + 1, 30)]);
      expect((await verifyLog(reader, { envelopes: 'opaque', beside: () => readers.tablesBeside(log.logId) })).problems).toEqual([]);
    }
    expect((await archiveSegments(owner)).filter(({ logId }) => logId === log.logId)).toMatchObject([{ first: 1, last: 8, events: 8 }, { first: 9, last: 21, events: 13 }, { first: 22, last: 30, events: 9 }]);
    expect(await archiveLog(owner, { logId: log.logId, through: 20 })).toBe(0);
  });

  it('is appended to as before: versions, repeated commands and event ids of the archive count', async () => {
    const log = await someLog();
    await archiveLog(owner, { logId: log.logId, through: 30 });
    const [known] = await log.readStream('a');
    expect(await log.append(onStream('a', 4))).toMatchObject({ kind: 'conflict', actual: 5 });
    expect(await log.append(aRequest({ commandId: '0-a', streams: [{ streamId: 'a', expectedVersion: 0, events: [anEvent()] }] }))).toMatchObject({ kind: 'repeated', firstPosition: 1 });
    const again = (guards: object): Promise<unknown> => log.append(aRequest({ streams: [{ streamId: 'a', expectedVersion: 5, events: [anEvent({ eventId: known?.eventId ?? '' })] }], ...guards }));
    for (const guards of [{}, { guards: [{ streamId: 'b', version: 5 }] }]) {
      const neighbour = log.append(onStream(`n${Object.keys(guards).length}`, 0));
      await expect(again(guards)).rejects.toThrow(InvalidAppend);
      expect(await neighbour).toMatchObject({ kind: 'appended' });
    }
    await mustAppend(log, onStream('a', 5, 2));
    expect((await log.readStream('a')).map(({ version, position }) => [version, position])).toEqual([[1, 1], [2, 7], [3, 13], [4, 19], [5, 25], [6, 33], [7, 34]]);
    expect((await verifyLog(log, { envelopes: 'opaque', beside: () => readers.tablesBeside(log.logId) })).problems).toEqual([]);
  });

  it('is whole at every moment of the move, for who reads and who writes meanwhile', async () => {
    const log = await someLog();
    let moving = true;
    let reads = 0;
    const reading = (async () => {
      const reader = readers.forLog(log.logId);
      for (; moving; reads += 1) expect((await readAll(reader, 1_000)).map(({ position }) => position).slice(0, 30)).toEqual(from(1, 30));
    })();
    const writing = (async () => {
      for (let version = 0; moving; version += 1) await mustAppend(log, onStream('busy', version));
    })();
    const others = await database.pool('owner', 1).connect();
    const moved = await Promise.all([owner, others].map((client) => archiveLog(client, { logId: log.logId, through: 30, atATime: 1 }))).finally(() => {
      moving = false;
      others.release();
    });
    await Promise.all([reading, writing]);
    expect(moved[0] as number + (moved[1] as number)).toBe(30);
    expect(reads).toBeGreaterThan(2);
    expect((await verifyLog(log, { envelopes: 'opaque', beside: () => readers.tablesBeside(log.logId) })).problems).toEqual([]);
  });

  it('goes on where a move was cut short, before it begins a further segment', async () => {
    const log = await someLog();
    await owner.query('select event_log.begin_segment($1, 12)', [log.logId]);
    await owner.query('select event_log.move_to_segment($1, 5)', [log.logId]);
    expect(await positionsIn('events', log.logId)).toEqual(from(6, 30));
    expect(await archiveLog(owner, { logId: log.logId, through: 20 })).toBe(15);
    expect((await archiveSegments(owner)).filter(({ logId }) => logId === log.logId)).toMatchObject([{ first: 1, last: 12, events: 12 }, { first: 13, last: 20, events: 8 }]);
  });

  it('goes no further than the log', async () => {
    const log = await someLog();
    for (const through of [31, 0, -1, 1.5, Number.NaN]) await expect(archiveLog(owner, { logId: log.logId, through })).rejects.toThrow(NothingThere);
    await expect(archiveLog(owner, { logId: '990000/grid-governance', through: 1 })).rejects.toThrow(NothingThere);
    expect(await positionsIn('archived_events', log.logId)).toEqual([]);
  });

  it('gives nothing away: only what lies in the archive leaves the table, nothing leaves the archive, and services may not archive', async () => {
    const log = await someLog();
    await archiveLog(owner, { logId: log.logId, through: 10 });
    const { superuser } = database;
    const state = (sql: string, pool: pg.Pool = superuser): Promise<unknown> => pool.query(sql).then(() => 'allowed', (error: { code?: string }) => error.code);
    const ofLog = `where log_id = '${log.logId}'`;
    const segment = `event_log.archived_${log.logId.replace(/[/-]/gu, '_')}_1_10`;
    for (const change of [
      `delete from event_log.events ${ofLog} and pos = 11`, `delete from event_log.archived_events ${ofLog} and pos = 1`, `update event_log.archived_events set actor = 'x' ${ofLog}`, `delete from ${segment}`,
      'truncate event_log.archived_events', `truncate ${segment}`, `set local session_replication_role = replica; delete from ${segment}`,
    ]) expect([change, await state(change)]).toEqual([change, '42501']);
    // A copy that differs in anything is none.
    await superuser.query(`begin; alter table event_log.events disable trigger events_append_only; update event_log.events set actor = 'x' ${ofLog} and pos = 11; alter table event_log.events enable always trigger events_append_only; commit`);
    await superuser.query(`select event_log.begin_segment($1, 12)`, [log.logId]);
    await superuser.query(`insert into event_log.archived_events select * from event_log.events ${ofLog} and pos = 11`);
    await superuser.query(`begin; alter table event_log.events disable trigger events_append_only; update event_log.events set actor = 'y' ${ofLog} and pos = 11; alter table event_log.events enable always trigger events_append_only; commit`);
    expect(await state(`delete from event_log.events ${ofLog} and pos = 11`)).toBe('42501');
    for (const role of ['appender', 'reader'] as const) {
      for (const call of [`select event_log.begin_segment('${log.logId}', 12)`, `select event_log.move_to_segment('${log.logId}', 1)`, `insert into event_log.archived_events select * from event_log.events ${ofLog}`, `delete from event_log.archive_segments`, `drop table ${segment}`]) {
        expect([role, call, await state(call, database.pool(role, 1))]).toEqual([role, call, expect.stringMatching(/^(42501|25006)$/u)]);
      }
    }
  });
});

describeEventLogContract('postgres with an archive', async () => {
  await archiveLog(owner, { logId: (await someLog()).logId, through: 10 });
  return new PostgresEventLogs(database.pool('appender', 6), 'organisations');
});
