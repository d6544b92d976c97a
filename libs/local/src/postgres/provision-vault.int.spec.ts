import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testServer } from '@yange/testing';
import pg from 'pg';
import { provision } from './provision.js';
import { ensureSecret, provisionVault } from './provision-vault.js';

const as = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

describe("the database of a context's vault", () => {
  const context = `spec_${process.pid}`;
  let folder: string;
  beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'yange-vault-'))));
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('lets in its owner and its keeper, and nobody else of the context; made again it stays as it is', async () => {
    const secretsFile = join(folder, 'secrets.json');
    const server = await testServer();
    const [urls] = await Promise.all([provisionVault(server, { context, secretsFile }), provisionVault(server, { context, secretsFile })]);
    const own = await provision(server, { contexts: [context], secretsFile });
    expect(await provisionVault(server, { context, secretsFile })).toEqual(urls);
    expect((await stat(secretsFile)).mode & 0o777).toBe(0o600);
    await as(urls.ownerUrl, (client) => client.query('create table kept (id int)'));
    await expect(as(urls.keeperUrl, (client) => client.query('create table other (id int)'))).rejects.toThrow('permission denied');
    await expect(as(urls.keeperUrl, (client) => client.query('select * from kept'))).rejects.toThrow('permission denied');
    await expect(as(urls.keeperUrl, (client) => client.query('create temporary table other (id int)'))).rejects.toThrow('permission denied');
    for (const url of [own[context]?.logOwnerUrl, own[context]?.logAppendUrl, own[context]?.logReadUrl, own[context]?.readModelUrl]) {
      const elsewhere = new URL(url ?? '');
      elsewhere.pathname = new URL(urls.keeperUrl).pathname;
      await expect(as(elsewhere.toString(), (client) => client.query('select 1'))).rejects.toThrow('permission denied for database');
    }
  });

  it('refuses a name that is no word', async () => {
    await expect(provisionVault(await testServer(), { context: 'grid; drop', secretsFile: join(folder, 'none.json') })).rejects.toThrow('cannot be a context');
  });
});

describe('a secret of this machine', () => {
  it('is made once, for its owner alone, and never overwritten', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'yange-secret-'));
    const file = join(folder, 'vault.keys');
    await ensureSecret(file, () => 'first');
    await ensureSecret(file, () => 'second');
    expect([await readFile(file, 'utf8'), (await stat(file)).mode & 0o777]).toEqual(['first', 0o600]);
    await writeFile(file, '');
    await ensureSecret(file, () => 'third');
    expect(await readFile(file, 'utf8')).toBe('');
    await rm(folder, { recursive: true });
  });
});
