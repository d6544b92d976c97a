import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startLocalPostgres, type LocalPostgres } from './local-postgres.js';
import { provision, yangeContexts, type ContextUrls, type YangeContext } from './provision.js';

describe('provisioning', () => {
  let folder: string;
  let server: LocalPostgres;
  let superuserUrl: string;
  let urls: Readonly<Record<YangeContext, ContextUrls>>;

  const plan = () => ({ contexts: yangeContexts, secretsFile: join(folder, 'roles.secret') });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yange-provision-'));
    server = await startLocalPostgres({ ephemeral: true, log: () => undefined });
    superuserUrl = server.url;
    urls = await provision(superuserUrl, plan());
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function as<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  it('lets each role of each context into its own database', async () => {
    for (const context of yangeContexts) {
      const of = urls[context];
      for (const url of [of.logOwnerUrl, of.logAppendUrl, of.logReadUrl, of.readModelUrl]) {
        await as(url, (client) => client.query('select 1'));
      }
    }
  });

  it('keeps the appender from making anything in the log database', async () => {
    await as(urls.staffing.logAppendUrl, async (client) => {
      await expect(client.query('create table own (id int)')).rejects.toThrow('permission denied for schema public');
      await expect(client.query('create schema own')).rejects.toThrow('permission denied for database');
      await expect(client.query('create temporary table own (id int)')).rejects.toThrow('permission denied to create temporary tables');
      await expect(client.query('set role yange_staffing_owner')).rejects.toThrow('permission denied to set role');
    });
  });

  it('keeps the reader from writing, even where it may read and asks for a writing transaction', async () => {
    await as(urls.staffing.logOwnerUrl, async (client) => {
      await client.query('create table facts (id int)');
      await client.query(`grant select on facts to ${urls.staffing.roles.logRead}`);
    });
    await as(urls.staffing.logReadUrl, async (client) => {
      await expect(client.query('insert into facts values (1)')).rejects.toThrow('read-only transaction');
      await client.query('set default_transaction_read_only = off');
      await expect(client.query('insert into facts values (1)')).rejects.toThrow('permission denied for table facts');
      await expect(client.query('select * from facts')).resolves.toMatchObject({ rowCount: 0 });
    });
  });

  it('keeps every role out of the databases of others and of the server', async () => {
    const foreign = ['yange_organisations_log', 'yange_organisations_read', 'yange_staffing_read', 'postgres', 'template1'];
    for (const database of foreign) {
      const url = new URL(urls.staffing.logAppendUrl);
      url.pathname = `/${database}`;
      await expect(as(url.toString(), (client) => client.query('select 1'))).rejects.toThrow(`permission denied for database "${database}"`);
    }
  });

  it('lets the read model come and go by schema versions', async () => {
    await as(urls.reporting.readModelUrl, (client) => client.query('create schema v2 create table rows (id int)'));
  });

  it('changes nothing when repeated, also by two at once, and keeps the passwords in a file of ours alone', async () => {
    const again = await Promise.all([provision(superuserUrl, plan()), provision(superuserUrl, plan())]);
    expect(again).toEqual([urls, urls]);
    await as(urls.staffing.logOwnerUrl, async (client) => {
      await expect(client.query('select * from facts')).resolves.toMatchObject({ rowCount: 0 });
    });
    expect((await stat(join(folder, 'roles.secret'))).mode & 0o777).toBe(0o600);
  });

  it('gives new passwords to known roles when the file was lost', async () => {
    const before = await readFile(join(folder, 'roles.secret'), 'utf8');
    await rm(join(folder, 'roles.secret'));
    const renewed = await provision(superuserUrl, plan());
    expect(await readFile(join(folder, 'roles.secret'), 'utf8')).not.toBe(before);
    await as(renewed.grid.logAppendUrl, (client) => client.query('select 1'));
    await expect(as(urls.grid.logAppendUrl, (client) => client.query('select 1'))).rejects.toThrow('password authentication failed');
  });

  it('refuses a name that is no plain word', async () => {
    await expect(provision(superuserUrl, { ...plan(), contexts: ['grid; drop'] })).rejects.toThrow('cannot be a context');
  });
});
