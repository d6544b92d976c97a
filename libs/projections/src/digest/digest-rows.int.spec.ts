import pg from 'pg';
import { testDatabase, type TestDatabase } from '@yange/testing';
import { digestRows } from './digest-rows.js';

describe('the digest of rows', () => {
  let database: TestDatabase;
  let client: pg.Client;

  beforeAll(async () => {
    database = await testDatabase();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(`create schema one; create schema other`);
    for (const schema of ['one', 'other']) {
      await client.query(`create table ${schema}.things (id int, at timestamptz, day date, share float8, words text, more jsonb, bytes bytea)`);
    }
    const rows = `select i, timestamptz '2020-06-30 08:00+08' + i * interval '1 hour', date '2019-02-01' + i, i / 7.0, '编制 ' || i, jsonb_build_object('n', i, 'a', null), decode('00ff', 'hex') from generate_series(1, 500) i`;
    await client.query(`insert into one.things ${rows}`);
    await client.query(`insert into other.things ${rows} order by i desc`);
  }, 180_000);

  afterAll(async () => {
    await client.end();
    await database.close();
  });

  it('does not depend on physical order, nor on the settings of the session', async () => {
    const expected = await digestRows(client, 'one', ['things']);
    expect(expected.tables[0]?.rows).toBe(500);
    expect(await digestRows(client, 'other', ['things'])).toEqual(expected);
    await client.query(`set timezone = 'America/New_York'; set datestyle = 'SQL, DMY'; set extra_float_digits = -5; set bytea_output = 'escape'`);
    expect(await digestRows(client, 'one', ['things'])).toEqual(expected);
  });

  it('changes with one value, and with a row twice', async () => {
    const before = (await digestRows(client, 'one', ['things'])).digest;
    await client.query(`update one.things set share = share + 1e-9 where id = 250`);
    const changed = (await digestRows(client, 'one', ['things'])).digest;
    expect(changed).not.toBe(before);
    await client.query(`insert into one.things select * from one.things where id = 3`);
    await client.query(`delete from one.things where id = 4`);
    expect((await digestRows(client, 'one', ['things'])).digest).not.toBe(changed);
  });

  it('changes where two rows exchange a value, or two columns of a row', async () => {
    await client.query(`create table one.pairs (id int, first int, second int, more jsonb); insert into one.pairs select i, i * 10, i * 100, jsonb_build_object('n', i) from generate_series(1, 50) i`);
    const before = (await digestRows(client, 'one', ['pairs'])).digest;
    const changes = ['first = case id when 3 then 40 else 30 end', `more = jsonb_build_object('n', 7 - id)`, 'first = second, second = first'];
    for (const change of changes) {
      await client.query(`create table one.pairs_changed as select * from one.pairs; update one.pairs_changed set ${change} where id in (3, 4)`);
      const { tables: [changed] } = await digestRows(client, 'one', ['pairs_changed']);
      const { tables: [same] } = await digestRows(client, 'one', ['pairs']);
      expect(changed).toMatchObject({ rows: 50 });
      expect(changed?.digest).not.toBe(same?.digest);
      await client.query('drop table one.pairs_changed');
    }
    expect((await digestRows(client, 'one', ['pairs'])).digest).toBe(before);
  });

  it('is defined for an empty table', async () => {
    await client.query('create table one.nothing (id int)');
    expect((await digestRows(client, 'one', ['nothing'])).tables).toEqual([expect.objectContaining({ table: 'nothing', rows: 0 })]);
  });
});
