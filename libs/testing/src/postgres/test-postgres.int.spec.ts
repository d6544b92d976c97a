import pg from 'pg';
import { testDatabase, testServer } from './test-postgres.js';

describe('the PostgreSQL of a test run', () => {
  it('gives every asker a database of its own, and drops it on close even with sessions on it', async () => {
    const [one, other] = await Promise.all([testDatabase(), testDatabase()]);
    const client = new pg.Client({ connectionString: one.url });
    client.on('error', () => undefined);
    await client.connect();
    await client.query('create table things (id int primary key)');
    const there = new pg.Client({ connectionString: other.url });
    await there.connect();
    await expect(there.query('select * from things')).rejects.toThrow('does not exist');
    await there.end();

    await one.close();
    await other.close();

    const server = new pg.Client({ connectionString: await testServer() });
    await server.connect();
    const { rows } = await server.query('select 1 from pg_database where datname = any($1)', [[one.name, other.name]]);
    await server.end();
    expect(rows).toEqual([]);
  });
});
