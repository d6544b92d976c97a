import { connectionPool, migrateEventLog, PostgresEventLogs, TemporarySession, verifyLog, type EventLog } from '@yange/event-log';
import { derivedId, onDay } from '@yange/kernel';
import { testDatabase, type TestDatabase } from '@yange/testing';
import { annulEvent, CommandExecutor, rowCommandId, setHistoryWindow, specificationMeta } from '@yange/use-case';
import type pg from 'pg';
import type { ImportRowMessage } from './import.messages.js';
import { ImportSession } from './import.session.js';
import { established, organ, rename, renamed, sampleService } from './sample.service.fixture.js';

const { contract } = sampleService;
const executor = new CommandExecutor(contract, [organ]);
const cutOver = '2020-07-01';
const common = { 生效日期: '2019年2月', 依据文件: '海党发〔2019〕1号', 来源性质: '原文' };
const documents = { '海党发〔2019〕1号': { number: '海党发〔2019〕1号' } };
const row = (id: number, cells: Record<string, string>): ImportRowMessage => ({ id: String(id), order: id, cells: { ...common, ...cells } });
const organId = (id: number): string => derivedId(rowCommandId('150302', '设立', String(id)), 'organ');

/** 400 at a time, as the gateway sends them. */
const chunks = (rows: readonly ImportRowMessage[]): readonly (readonly ImportRowMessage[])[] =>
  Array.from({ length: Math.ceil(rows.length / 400) }, (_, index) => rows.slice(index * 400, index * 400 + 400));

describe('a run of an import on PostgreSQL', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  let logs: PostgresEventLogs;
  let log: EventLog;
  let district = 150_300;

  beforeAll(async () => {
    database = await testDatabase();
    pool = connectionPool({ connectionString: database.url, max: 8 });
    const owner = await pool.connect();
    await migrateEventLog(owner);
    owner.release();
  }, 180_000);
  beforeEach(() => {
    logs = new PostgresEventLogs(pool, 'organisations');
    log = logs.forDistrict(String((district += 1)));
  });
  afterEach(() => logs.close());
  afterAll(async () => {
    await pool.end();
    await database.close();
  });

  const opened = async (phase: 'check' | 'apply', temporary: boolean): Promise<ImportSession> => {
    const session = new ImportSession({
      district: '150302', actor: { person: 'p-1', role: 'clerk', tokenId: 't-1' }, contract, log, executor, windowUseCase: setHistoryWindow(contract), annulUseCase: annulEvent(contract, [organ]),
      temporary: temporary ? new TemporarySession({ connectionString: database.url, application_name: 'import spec' }) : null, keep: { rows: 50, names: 100 },
    });
    await session.know({ documents });
    await session.open(cutOver, phase);
    return session;
  };

  const temporaryTables = async (): Promise<readonly string[]> =>
    (await pool.query<{ relname: string }>(`select relname from pg_class where relpersistence = 't' and relkind = 'r' order by relname`)).rows.map(({ relname }) => relname);
  const connections = async (): Promise<number> => Number((await pool.query<{ count: string }>(`select count(*) from pg_stat_activity where application_name = 'import spec'`)).rows[0]?.count);

  it('decides the same with what it keeps on disk as with what it keeps in memory, and frees it', async () => {
    const organs = Array.from({ length: 700 }, (_, index) => row(index, { 名称: index % 100 === 99 ? `机构${index - 80}` : `机构${index}` }));
    // Names of long ago and of just now, of a refused row, of nobody; three renamings of some, a fourth that breaks a limit.
    const renamings = Array.from({ length: 250 }, (_, index) => row(index, { 机构: `机构${index % 11 === 10 ? 699 : (index % 60) * 7}`, 新名称: `第${index}名` }));
    const decide = async (temporary: boolean) => {
      const session = await opened('check', temporary);
      const outcomes = [];
      for (const chunk of chunks(organs)) outcomes.push(...(await session.check(established, chunk)).rows);
      for (const chunk of chunks(renamings)) outcomes.push(...(await session.check(renamed, chunk)).rows);
      return { session, outcomes };
    };
    const onDisk = await decide(true);
    expect(await temporaryTables()).toEqual(['import_names', 'overlay_commands', 'overlay_events', 'overlay_holders']);
    const inMemory = await decide(false);
    expect(onDisk.outcomes).toEqual(inMemory.outcomes);
    const said = new Set(onDisk.outcomes.flatMap(({ errors, findings }) => [...errors, ...findings].map(({ rule }) => rule)));
    expect([...said].sort()).toEqual(['key-taken', 'too-many-names', 'unknown-organ']);
    expect(await log.head()).toMatchObject({ position: 0 });

    await onDisk.session.open(cutOver, 'apply');
    expect(await temporaryTables()).toEqual(['import_names']);
    await onDisk.session.close();
    for (let time = 0; time < 100 && (await connections()) > 0; time += 1) await new Promise((resolve) => setTimeout(resolve, 20));
    expect([await temporaryTables(), await connections()]).toEqual([[], 0]);
  });

  it('carries out every row while 64 others write to the same streams', async () => {
    const session = await opened('apply', false);
    await session.apply(established, Array.from({ length: 4 }, (_, id) => row(id, { 名称: `众改之局${id}` })));
    const others = new CommandExecutor(contract, [organ]);
    let going = true;
    let written = 0;
    const writer = async (name: number): Promise<void> => {
      for (let turn = 0; going; turn += 1) {
        const commandId = `live-${name}-${turn}`;
        const meta = specificationMeta({ commandId, mode: 'history', effective: onDay('2019-03-01') });
        await others.execute(log, rename, { organId: organId(name % 4), newName: `改${name}` }, meta);
        written += 1;
      }
    };
    const writers = Array.from({ length: 64 }, (_, name) => writer(name));
    const rows = Array.from({ length: 48 }, (_, id) => row(id, { 机构: `众改之局${id % 4}`, 新名称: `第${id}名` }));
    const { rows: outcomes } = await session.apply(renamed, rows);
    going = false;
    await Promise.all(writers);
    expect(outcomes.filter(({ status }) => status !== 'recorded')).toEqual([]);
    expect(written).toBeGreaterThan(64);
    expect(await verifyLog(log)).toMatchObject({ problems: [] });
    const { position } = await log.head();
    expect(position).toBe(1 + 4 + 48 + written);
  });

  it('reports a row whose stream never stands still, and goes on with the others', async () => {
    await (await opened('apply', false)).apply(established, [row(1, { 名称: '甲' }), row(2, { 名称: '乙' })]);
    let other = 0;
    const restless: EventLog = Object.assign(Object.create(log) as EventLog, {
      append: async (request: Parameters<EventLog['append']>[0]) => {
        if (request.streams.some(({ streamId }) => streamId.endsWith(organId(1)))) {
          await executor.execute(log, rename, { organId: organId(1), newName: '又' }, specificationMeta({ commandId: `other-${(other += 1)}`, mode: 'history', effective: onDay('2019-03-01') }));
        }
        return log.append(request);
      },
    });
    const session = new ImportSession({
      district: '150302', actor: { person: 'p-1', role: 'clerk', tokenId: 't-1' }, contract, log: restless, executor: Object.assign(new CommandExecutor(contract, [organ]), { patienceMs: 200 }),
      windowUseCase: setHistoryWindow(contract), annulUseCase: annulEvent(contract, [organ]), temporary: null,
    });
    await session.know({ documents, organs: { 甲: organId(1), 乙: organId(2) } });
    await session.open(cutOver, 'apply');
    const { rows } = await session.apply(renamed, [row(1, { 机构: '甲', 新名称: '丙' }), row(2, { 机构: '乙', 新名称: '丁' })]);
    expect(rows).toMatchObject([{ status: 'rejected', errors: [{ column: '', rule: 'contended' }] }, { status: 'recorded' }]);
  });

  it('stops before a name that it does not know where somebody else may know it, and takes what is said of it', async () => {
    const session = await opened('check', true);
    const rows = [row(1, { 机构: '旧局', 新名称: '新局' }), row(2, { 机构: '无此局', 新名称: '丁' })];
    const nobody = { organs: [], documents: [] };
    const organs = [row(7, { 名称: '甲' }), row(8, { 名称: '乙', 依据文件: '前年的文件' })];
    expect(await session.check(established, organs, { unregistered: nobody })).toMatchObject({ rows: [{ id: '7', status: 'recorded' }], unknown: { organs: [], documents: ['前年的文件'] } });
    expect(await session.check(renamed, rows, { unregistered: nobody })).toMatchObject({ rows: [], unknown: { organs: ['旧局', '无此局'], documents: [] } });
    await session.know({ organs: { 旧局: organId(7) } });
    const answered = await session.check(renamed, rows, { unregistered: { organs: ['无此局'], documents: [] } });
    expect(answered.rows).toMatchObject([{ status: 'recorded' }, { status: 'rejected', errors: [{ rule: 'unknown-organ' }] }]);
    expect(answered.unknown).toBeUndefined();
    await session.close();
  });
});
