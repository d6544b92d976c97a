import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { logDatabase, type LogDatabase } from '../contract/log-database.js';
import { mustAppend, newDistrict, onStream } from '../contract/log-fixture.js';
import { verifyLog } from '../verify/verify-log.js';
import { PostgresKeptFiles } from './kept-files.js';
import { PostgresEventLogReaders, PostgresEventLogs } from './postgres-event-logs.js';
import { PostgresServedDistricts } from './served-districts.js';

const sqlState = async (pool: Pool, sql: string): Promise<string> => {
  const error: unknown = await pool.query(sql).then(() => 'allowed', (reason: unknown) => reason);
  return typeof error === 'string' ? error : String((error as { code?: unknown }).code);
};

const insertEvent = `insert into event_log.events select (e).* from (select e from event_log.events e limit 1) x`;
const changes = [
  `update event_log.events set actor = 'x'`, 'delete from event_log.events', 'truncate event_log.events', insertEvent,
  `update event_log.log_head set pos = 0`, `delete from event_log.streams`, `insert into event_log.claims values ('15/x', 'k', 's')`,
  `delete from event_log.commands`, `alter table event_log.events disable trigger all`, 'drop table event_log.events',
  `select event_log.insert_events('15/x', 0, now(), '[]', '', '{}', '{}', '{}')`, `select event_log.lock_head('15/x')`,
  'delete from event_log.named_blocks', 'update event_log.named_up_to set block = 9', `insert into event_log.named_blocks values ('15/x', 1, 0)`,
  `select event_log.store_claims('15/x', '{}', '{}', '{}')`, 'create table event_log.mine (id int)', `set session_replication_role = replica`,
];

describe('the tables of the log', () => {
  let database: LogDatabase;
  let logs: PostgresEventLogs;

  beforeAll(async () => {
    database = await logDatabase();
    logs = new PostgresEventLogs(database.pool('appender'), 'organisations');
  }, 180_000);
  afterAll(async () => {
    await logs.close();
    await database.close();
  });

  it('let the appender append and the reader read', async () => {
    const log = logs.forDistrict('150302');
    await mustAppend(log, onStream('s', 0, 3));
    const readers = new PostgresEventLogReaders(database.pool('reader'));
    const reader = readers.forLog('150302/organisations');
    expect((await reader.readPage({ after: 0, limit: 10 })).events).toEqual(await log.readStream('s'));
    let called = 0;
    const stop = reader.onAppend(() => (called += 1));
    for (let i = 0; i < 100 && called === 0; i += 1) await new Promise((resolve) => setTimeout(resolve, 20));
    await mustAppend(log, onStream('s', 3));
    for (let i = 0; i < 100 && called < 2; i += 1) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(called).toBeGreaterThanOrEqual(2);
    stop();
    await readers.close();
  });

  it.each(changes)('let neither appender nor reader: %s', async (sql) => {
    // 42501: no right; 25006: the reader's transactions are read-only before that
    expect(await sqlState(database.pool('appender', 1), sql)).toBe('42501');
    expect(['42501', '25006']).toContain(await sqlState(database.pool('reader', 1), sql));
  });

  it('let the appender say that a district is served, twice without harm, and take none out; the reader only looks', async () => {
    const [appender, reader] = [database.pool('appender', 1), database.pool('reader', 1)].map((pool) => new PostgresServedDistricts(pool));
    await appender?.add('990101', 'local-operator');
    await appender?.add('990101', 'local-city-approver');
    expect(await reader?.list()).toEqual(['990101']);
    await expect(reader?.add('990102', 'local-operator')).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|25006)$/) });
    await expect(appender?.add('9901', 'local-operator')).rejects.toMatchObject({ code: '23514' });
    for (const change of ['delete from event_log.served_districts', `update event_log.served_districts set added_by = 'x'`]) expect(await sqlState(database.pool('appender', 1), change)).toBe('42501');
  });

  it('keep a file under its hash alone, once and for good; the reader is not shown it, and may ask whether it is sound', async () => {
    const [appender, reader] = [new PostgresKeptFiles(database.pool('appender', 1)), database.pool('reader', 1)];
    const content = Buffer.from('%PDF-1.7 内党办发〔2019〕22号');
    const hash = createHash('sha256').update(content).digest();
    await appender.keep('150302/organisations', hash, content, 'local-clerk');
    await appender.keep('150302/organisations', hash, content, 'local-clerk');
    expect(await appender.find('150302/organisations', hash)).toEqual(content);
    expect([await appender.find('150303/organisations', hash), await appender.find('150302/organisations', Buffer.alloc(32))]).toEqual([null, null]);
    expect(await appender.which('150302/organisations', [Buffer.alloc(32), hash])).toEqual(new Set([hash.toString('hex')]));
    await expect(appender.keep('150302/organisations', Buffer.alloc(32), content, 'local-clerk')).rejects.toMatchObject({ code: '23514' });
    for (const change of ['delete from event_log.kept_files', `update event_log.kept_files set content = 'x'`, 'insert into event_log.kept_files select * from event_log.kept_files']) expect(await sqlState(database.pool('appender', 1), change)).toBe('42501');
    expect(await sqlState(reader, 'select from event_log.kept_files')).toBe('42501');
    const damaged = async (): Promise<unknown> => (await reader.query(`select event_log.damaged_files('150302/organisations') as hash`)).rows;
    expect(await damaged()).toEqual([]);
    await database.superuser.query(`alter table event_log.kept_files drop constraint kept_files_check; update event_log.kept_files set content = 'x'`);
    expect(await damaged()).toEqual([{ hash: hash.toString('hex') }]);
    const readers = new PostgresEventLogReaders(reader);
    expect((await readers.tablesBeside('150302/organisations')).filter(({ check }) => check === 'file')).toMatchObject([{ detail: expect.stringContaining(hash.toString('hex')) }]);
    await readers.close();
    await database.superuser.query('delete from event_log.kept_files');
  });

  it('do not let the reader append', async () => {
    const log = new PostgresEventLogs(database.pool('reader'), 'organisations', { retryForMs: 0 }).forDistrict('150302');
    await expect(log.append(onStream('r', 0))).rejects.toMatchObject({ code: '42501' });
  });

  it.each([
    `update event_log.events set actor = 'x'`, 'delete from event_log.events', 'truncate event_log.events', 'truncate event_log.events cascade',
    `set local session_replication_role = replica; delete from event_log.events`,
  ])('refuse even the superuser: %s', async (sql) => {
    expect(await sqlState(database.superuser, sql)).toBe('42501');
  });

  it('do not run what a caller hides in a temporary schema', async () => {
    const pool = database.pool('appender', 1);
    expect(await sqlState(pool, `create temp table log_head (log_id text, pos bigint, recorded_at timestamptz);
      select event_log.append_requests('150302/organisations', '{"requests":[],"checks":[],"claims":[],"events":[]}', '')`)).toBe('allowed');
    const { rows } = await database.superuser.query(`select proconfig from pg_proc where proname in ('append_requests', 'append_plain_requests', 'append_plain_request')`);
    expect(rows).toHaveLength(3);
    for (const { proconfig } of rows) expect(proconfig).toContain('search_path=event_log, pg_temp');
  });

  it('hold the numbers of the short way against each other, whoever calls it: no version, position or stream can be made up', async () => {
    const log = logs.forDistrict(newDistrict());
    await mustAppend(log, onStream('s', 0));
    const pool = database.pool('appender', 1);
    const plain = (counts: string, requests: string, commands = `'{c1,c2}'`): string => `select event_log.append_plain_requests('${log.logId}', '{t,u}', '{0,0}', ${counts}, ${commands}, '{p,p}',
      array_fill(sha256('body'), '{2}'), '{r,r}', ${requests}, array[gen_random_uuid(), gen_random_uuid(), gen_random_uuid()], '{T,T,T}', '{1,1,1}', '{null,null,null}', '{2019-02-01,2019-02-01,2019-02-01}',
      '{null,null,null}', '{x,x,x}', '{null,null,null}', '{a,a,a}', '{null,null,null}', array_fill(''::bytea, '{3}'), array_fill(''::bytea, '{3}'), array_fill(sha256('\\x00000000'), '{3}'))`;
    for (const [counts, requests] of [[`'{1,3}'`, `'{1,2,2}'`], [`'{1,1}'`, `'{1,2,2}'`], [`'{1,2}'`, `'{2,2,1}'`], [`'{1,2}'`, `'{1,2,3}'`], [`'{1,2}'`, `'{1,2,0}'`], [`'{3}'`, `'{1,1,1}'`], [`'{3,0}'`, `'{1,1,1}'`], [`'{4,-1}'`, `'{1,1,1}'`]] as const) {
      expect([counts, requests, await sqlState(pool, plain(counts, requests))]).toEqual([counts, requests, expect.stringMatching(/^(XX001|22023|23502)$/)]);
    }
    expect(await sqlState(pool, plain(`'{1,2}'`, `'{1,2,2}'`, `'{c1}'`))).toMatch(/^(XX001|23502)$/);
    expect(await log.head()).toMatchObject({ position: 1 });
    expect(await sqlState(pool, plain(`'{1,2}'`, `'{1,2,2}'`))).toBe('allowed');
    expect((await log.readStream('u')).map(({ position, version }) => [position, version])).toEqual([[3, 1], [4, 2]]);
    expect((await verifyLog(log, { envelopes: 'opaque' })).problems).toEqual([]);
    expect(await sqlState(database.pool('reader', 1), plain(`'{1,2}'`, `'{1,2,2}'`))).toBe('42501');
  });

  it('give a single request its version and position themselves, whoever calls them', async () => {
    const log = logs.forDistrict(newDistrict());
    await mustAppend(log, onStream('s', 0));
    const pool = database.pool('appender', 1);
    const single = (stream: string, expected: string, hash = `sha256('\\x00000000')`): string => `select event_log.append_plain_request('${log.logId}', '${stream}', ${expected}, gen_random_uuid()::text, 'p', sha256('body'), 'r',
      gen_random_uuid(), 'T', 1, null, '2019-02-01', null, 'x', null, 'a', null, '', '', ${hash})`;
    for (const [stream, expected] of [['s', '0'], ['s', '2'], ['s', '-1'], ['s', 'null'], ['t', '1']] as const) expect([expected, await sqlState(pool, single(stream, expected))]).toEqual([expected, 'allowed']);
    expect(await sqlState(pool, single('s', '1', `sha256('other')`))).toBe('23514');
    expect(await log.head()).toMatchObject({ position: 1 });
    expect(await sqlState(pool, single('s', '1'))).toBe('allowed');
    expect((await log.readStream('s')).map(({ position, version }) => [position, version])).toEqual([[1, 1], [2, 2]]);
    expect((await verifyLog(log, { envelopes: 'opaque' })).problems).toEqual([]);
    expect(await sqlState(database.pool('reader', 1), single('s', '2'))).toBe('42501');
  });

  it('take no log id that is none', async () => {
    const call = `select event_log.append_requests('../x', '{"requests":[],"checks":[],"claims":[],"events":[]}', '')`;
    expect(await sqlState(database.pool('appender', 1), call)).toBe('23514');
  });

  it('show a row that was changed behind the triggers', async () => {
    const log = logs.forDistrict(newDistrict());
    for (const version of [0, 1, 2]) await mustAppend(log, onStream('s', version));
    expect((await verifyLog(log, { envelopes: 'opaque' })).problems).toEqual([]);
    const { superuser } = database;
    await superuser.query('alter table event_log.events disable trigger all');
    const change = `update event_log.events set data = data || '\\x00' where log_id = '${log.logId}' and pos = 2`;
    // the constraint still holds; whoever owns the table can drop that, too
    expect(await sqlState(superuser, change)).toBe('23514');
    await superuser.query('alter table event_log.events drop constraint content_hash_of_bytes');
    await superuser.query(change);
    expect((await verifyLog(log, { envelopes: 'opaque' })).problems).toMatchObject([{ position: 2, check: 'content-hash' }]);
    await superuser.query(`delete from event_log.events where log_id = '${log.logId}' and pos = 3`);
    expect((await verifyLog(log, { envelopes: 'opaque' })).problems.map(({ position, check }) => `${position} ${check}`)).toEqual(['2 content-hash', '3 head', '2 head']);
  });
});
