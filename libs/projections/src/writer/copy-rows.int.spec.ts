import { connectionPool } from '@yange/event-log';
import type pg from 'pg';
import { testDatabase, type TestDatabase } from '@yange/testing';
import type { Projection } from '../projection.port.js';
import { ReadSide } from '../read-side.fixture.js';
import { noteAll, sampleStreams } from '../sample.projection.fixture.js';
import { copyRows } from './copy-rows.js';

const awkward = ['', '\\N', '\\.', 'a\tb\nc\r\\d', '编制“\\n”', '\b\f\v', '"{,}"', 'NULL', ' trailing '];

describe('rows added by COPY', () => {
  let database: TestDatabase;
  let client: pg.PoolClient;
  let pool: pg.Pool;

  beforeAll(async () => {
    database = await testDatabase();
    pool = connectionPool({ connectionString: database.url });
    client = await pool.connect();
    await client.query(`create schema s; create table s.things (id bigint primary key, words text, whole integer, share float8, sure boolean, more jsonb, bytes bytea)`);
  }, 180_000);

  afterAll(async () => {
    client.release();
    await pool.end();
    await database.close();
  });

  const columns = ['id', 'words', 'whole', 'share', 'sure', 'more', 'bytes'];

  it('come out as they went in, whatever the text holds', async () => {
    const rows = awkward.map((words, index) => ({ id: String(index), words, whole: index - 4, share: index / 7, sure: index % 2 === 0, more: { [words]: [words, null, index] }, bytes: Buffer.from(`\\${words}\0`) }));
    await copyRows({ client, schema: 's' }, 'things', columns, rows);
    expect((await client.query('select * from s.things order by id')).rows).toEqual(rows);
  });

  it('may lack values: those are null', async () => {
    await copyRows({ client, schema: 's' }, 'things', columns, [{ id: 100, words: null }]);
    expect((await client.query('select * from s.things where id = 100')).rows).toEqual([{ id: '100', words: null, whole: null, share: null, sure: null, more: null, bytes: null }]);
  });

  it('are refused together, and the transaction goes on from its savepoint', async () => {
    await client.query('begin; savepoint before');
    await expect(copyRows({ client, schema: 's' }, 'things', columns, [{ id: 200 }, { id: 100 }])).rejects.toMatchObject({ code: '23505' });
    await client.query('rollback to savepoint before');
    await copyRows({ client, schema: 's' }, 'things', columns, [{ id: 201 }]);
    await client.query('commit');
    expect((await client.query('select id from s.things where id >= 200')).rows).toEqual([{ id: '201' }]);
  });
});

/** One row an event, and none twice: an event that is folded again is refused by the key. */
class CopiedNotes implements Projection {
  readonly name = 'copied-notes';
  readonly version = 1;
  readonly contexts = ['organisations'];
  readonly types = ['SampleNoted'];
  readonly views = ['copied_notes'];
  readonly indexesAfterBuild = true;
  /** text of an event that the database refuses */
  refused = '';
  /** positions at which the session ends, once each, with the rows of the batch written and not committed */
  killedAt: readonly number[] = [];

  tables(schema: string): readonly string[] {
    return [`create table ${schema}.copied_notes (position bigint primary key, words text not null)`, `create index on ${schema}.copied_notes (words)`];
  }

  async apply(tx: Parameters<Projection['apply']>[0], events: Parameters<Projection['apply']>[1]): Promise<void> {
    const row = (event: (typeof events)[number]): { position: number; words: string | null } => {
      const words = Buffer.from(event.data).toString();
      return { position: event.position, words: words === this.refused ? null : words };
    };
    await copyRows(tx, 'copied_notes', ['position', 'words'], events.map(row));
    const [next = Number.POSITIVE_INFINITY, ...later] = this.killedAt;
    if (!events.some(({ position }) => position === next)) return;
    this.killedAt = later;
    await tx.client.query('select pg_terminate_backend(pg_backend_pid())');
  }
}

describe('a projection that copies its rows', () => {
  const streams = sampleStreams(12);
  let side: ReadSide;

  beforeEach(async () => {
    side = await ReadSide.open();
  }, 180_000);

  afterEach(() => side.close());

  const positions = async (): Promise<readonly number[]> => (await side.query<{ position: string }>('select position from live.copied_notes order by position')).map((row) => Number(row.position));
  const upTo = (last: number): readonly number[] => Array.from({ length: last }, (_, index) => index + 1);

  it('is built to the rows that following gave, though its session is killed again and again', async () => {
    await noteAll(side.log, streams, 1, 60);
    const projection = new CopiedNotes();
    const runner = side.runner(projection, { batchSize: 7 });
    await runner.start();
    await runner.waitUntilCaughtUp();
    expect(await positions()).toEqual(upTo(720));
    projection.killedAt = [100, 300, 500];
    const report = await runner.rebuild();
    expect(report.verdict).toBe('equal');
    expect(report.covered).toEqual({ [side.log.logId]: 720 });
    expect(await positions()).toEqual(upTo(720));
    expect(projection.killedAt).toEqual([]);
    expect(side.errors).toHaveLength(3);
  }, 120_000);

  it('parks the stream of a row that the database refuses, and no other', async () => {
    await noteAll(side.log, streams, 1, 3);
    const projection = new CopiedNotes();
    projection.refused = 'organ-03@2';
    const runner = side.runner(projection, { batchSize: 20 });
    await runner.start();
    await runner.waitUntilCaughtUp();
    expect(await positions()).toHaveLength(34);
    expect((await runner.status()).parked).toEqual([expect.objectContaining({ streamId: 'organ-03', events: 2 })]);
    projection.refused = '';
    expect(await runner.retryParked()).toEqual({ released: 2, stillParked: 0 });
    expect(await positions()).toEqual(upTo(36));
  }, 120_000);
});
