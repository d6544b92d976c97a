import { migrateReadDatabase, openReadDatabase, type Projection } from '@yange/projections';
import { testDatabase, type TestDatabase } from '@yange/testing';
import type { DataSource } from 'typeorm';
import { modelsOfEarlierVersion, versionProblem } from './read-models.version.js';

/** As much of a service as is asked for. */
const asking = (version: number) => ({ projections: [{ name: 'sample-register', version } as Projection] });

describe('read models that are served in a version', () => {
  let database: TestDatabase;
  let read: DataSource;
  beforeAll(async () => {
    database = await testDatabase();
    await migrateReadDatabase(database.url);
    read = await openReadDatabase(database.url);
    await read.query('create table live.samples (number int)');
  });
  afterAll(async () => {
    await read.destroy();
    await database.close();
  });
  beforeEach(() => read.query('delete from projections.projection_versions'));

  const serve = (version: number): Promise<unknown> =>
    read.query(`insert into projections.projection_versions (reader, version, generation, schema_name, feed, state, views) values ('sample-register', $1, 1, 'sample_register', 'log', 'live', '{samples}')`, [version]);
  const asked = async (version: number, question = 'select added from live.samples'): Promise<unknown> => read.query(question).then(() => 'answered', (error: unknown) => versionProblem(read, asking(version), error));

  it.each([[1, 1, []], [2, 1, ['the read model sample-register is served in version 1, this program asks for version 2']], [1, 2, []]] as const)('that asks for %i over %i: %j', async (own, there, problems) => {
    await serve(there);
    expect(await modelsOfEarlierVersion(read, asking(own))).toEqual(problems);
  });

  it('are missed by nobody who begins before them', async () => expect(await modelsOfEarlierVersion(read, asking(1))).toEqual([]));

  it.each([['an earlier', 1], ['a later', 3]])('of %s version of the program answer nothing for now, and say when to come again', async (_what, there) => {
    await serve(there);
    expect(await asked(2)).toMatchObject({ status: 503, code: 'read-models-changing', more: { retryAfterSeconds: 5 } });
  });

  it('of this version leave a fault of ours what it is', async () => {
    await serve(2);
    expect(await asked(2)).toMatchObject({ code: '42703' });
    expect(await asked(2, 'select 1/0')).toMatchObject({ code: '22012' });
  });

  it('that are not there yet answer nothing for now', async () => expect(await asked(2, 'select * from live.nothing')).toMatchObject({ status: 503, code: 'read-models-changing' }));
});
