import type { ChildProcess } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { firstMessage, forkSource } from '../process/fork-source.js';
import { FolderInUseError } from '../process/owned-folder.js';
import { isAlive, terminate, waitUntilGone } from '../process/process-identity.js';
import { findLocalPostgres, startLocalPostgres, type LocalPostgres } from './local-postgres.js';

describe('PostgreSQL from npm', () => {
  let home: string;
  let running: LocalPostgres[];
  let children: ChildProcess[];
  let lines: string[];

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'yange-spec-postgres-'));
    await chmod(home, 0o755);
    running = [];
    children = [];
    lines = [];
  });
  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL');
    for (const server of running) await server.stop();
    const left = await findLocalPostgres(join(home, 'data'));
    if (left !== undefined) await terminate(left.pid, [{ signal: 'SIGINT', waitMs: 10_000 }]);
    await rm(home, { recursive: true, force: true });
  });

  async function start(options: { port?: number; folder?: string } = {}): Promise<LocalPostgres> {
    const { folder = 'data', ...rest } = options;
    const server = await startLocalPostgres({ dataFolder: join(home, folder), ephemeral: false, log: (line) => lines.push(line), ...rest });
    running.push(server);
    return server;
  }

  async function query(url: string, text: string): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query({ text, rowMode: 'array' })).rows.flat();
    } finally {
      await client.end();
    }
  }

  /** Starts the server in a Node process of its own, as `yange start` would. */
  async function startInChild(options: object): Promise<{ child: ChildProcess; pid: number; url: string; dataFolder: string }> {
    const child = forkSource(new URL('../../fixtures/serve-child.ts', import.meta.url), ['postgres', JSON.stringify(options)]);
    children.push(child);
    return { child, ...(await firstMessage<{ pid: number; url: string; dataFolder: string }>(child)) };
  }

  it('keeps its data, its port and its password from one start to the next, and leaves no process', async () => {
    const first = await start();
    await query(first.url, 'create table kept as select 7 as n');
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);

    const second = await start();
    expect(second).toMatchObject({ url: first.url, adopted: false });
    expect(await query(second.url, 'select n from kept')).toEqual([7]);
  });

  it('writes to disk before it answers, listens on the loopback only, and keeps the password for us', async () => {
    const { url, dataFolder } = await start();
    const shown = await query(url, `select setting from pg_settings where name in
      ('fsync', 'listen_addresses', 'synchronous_commit', 'password_encryption', 'max_connections', 'unix_socket_directories') order by name`);
    expect(shown).toEqual(['on', '127.0.0.1', '400', 'scram-sha-256', 'on', '']);
    expect((await stat(join(dataFolder, 'superuser.secret'))).mode & 0o777).toBe(0o600);
    const wrong = new URL(url);
    wrong.password = 'wrong';
    await expect(query(wrong.toString(), 'select 1')).rejects.toThrow('password authentication failed');
  });

  it('takes over the server that a killed Node left', async () => {
    const left = await startInChild({ dataFolder: join(home, 'data'), ephemeral: false });
    await query(left.url, 'create table kept as select 7 as n');
    left.child.kill('SIGKILL');
    await waitUntilGone(left.child.pid ?? 0, 60_000);
    expect(isAlive(left.pid)).toBe(true);

    const adopted = await start();
    expect(adopted).toMatchObject({ pid: left.pid, url: left.url, adopted: true });
    expect(lines).toContainEqual(expect.stringContaining('taken over'));
    await adopted.stop();
    expect(isAlive(left.pid)).toBe(false);
  });

  it('recovers when the server itself was killed too', async () => {
    const left = await startInChild({ dataFolder: join(home, 'data'), ephemeral: false });
    await query(left.url, 'create table kept as select 7 as n');
    left.child.kill('SIGKILL');
    process.kill(left.pid, 'SIGKILL');

    const next = await start();
    expect(next.adopted).toBe(false);
    expect(await query(next.url, 'select n from kept')).toEqual([7]);
  });

  it('is not held up by a pid file whose id another process has now', async () => {
    // The server's own user can signal the other process: PostgreSQL by itself would refuse to start.
    const [first, other] = [await start(), await start({ folder: 'other' })];
    await first.stop();
    await writeFile(join(first.dataFolder, 'cluster', 'postmaster.pid'), `${other.pid}\n/elsewhere\n1\n${first.port}\n`);
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(isAlive(other.pid)).toBe(true);
  });

  it('starts afresh where the very first start was killed', async () => {
    await mkdir(join(home, 'data', 'cluster.1.draft', 'base'), { recursive: true });
    const { url, dataFolder } = await start();
    expect(await query(url, 'select 1')).toEqual([1]);
    expect((await readdir(dataFolder)).filter((name) => name.includes('draft'))).toEqual([]);
  });

  it('serves data below a private folder: as root from a folder that the server can reach, and the same one next time', async () => {
    await mkdir(join(home, 'private'), { mode: 0o700 });
    const first = await start({ folder: 'private/data' });
    const elsewhere = first.dataFolder !== join(home, 'private', 'data');
    try {
      expect(elsewhere).toBe(process.getuid?.() === 0);
      expect(lines.filter((line) => line.includes(first.dataFolder))).toHaveLength(elsewhere ? 1 : 0);
      expect(await findLocalPostgres(join(home, 'private', 'data'))).toMatchObject({ pid: first.pid });
      await first.stop();
      expect(await start({ folder: 'private/data' })).toMatchObject({ dataFolder: first.dataFolder, url: first.url });
    } finally {
      for (const server of running) await server.stop();
      if (elsewhere) await rm(first.dataFolder, { recursive: true });
    }
  });

  it('chooses another port when the last one was taken meanwhile, but never instead of the one asked for', async () => {
    const first = await start();
    await first.stop();
    const thief = createServer().listen(first.port, '127.0.0.1');
    try {
      const second = await start();
      expect(second.port).not.toBe(first.port);
      await expect(start({ folder: 'other', port: first.port })).rejects.toThrow(`Port ${first.port} is taken by another program`);
    } finally {
      thief.close();
    }
  });

  it('refuses a folder that another living process owns, and a client still finds the server', async () => {
    const theirs = await startInChild({ dataFolder: join(home, 'data'), ephemeral: false });
    await expect(start()).rejects.toThrow(FolderInUseError);
    expect(await findLocalPostgres(join(home, 'data'))).toMatchObject({ pid: theirs.pid, url: theirs.url });
    expect(await query(theirs.url, 'select 1')).toEqual([1]);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends with its Node process on %s, in order', async (signal) => {
    const { child, pid, dataFolder } = await startInChild({ dataFolder: join(home, 'data'), ephemeral: false });
    child.kill(signal);
    expect(await waitUntilGone(pid, 60_000)).toBe(true);
    expect(await readFile(join(dataFolder, 'postgres.log'), 'utf8')).toContain('database system is shut down');
  });

  it('takes a throw-away folder with it, also when the process just exits', async () => {
    const { child, pid, dataFolder } = await startInChild({ ephemeral: true });
    child.send('exit');
    expect(await waitUntilGone(pid, 60_000)).toBe(true);
    await waitUntilGone(child.pid ?? 0, 60_000);
    await expect(stat(dataFolder)).rejects.toThrow('ENOENT');
  });

  it('clears the throw-away server of a killed process at the next throw-away start', async () => {
    const left = await startInChild({ ephemeral: true });
    left.child.kill('SIGKILL');
    await waitUntilGone(left.child.pid ?? 0, 60_000);

    const next = await startLocalPostgres({ ephemeral: true, log: (line) => lines.push(line) });
    await next.stop();
    expect(isAlive(left.pid)).toBe(false);
    await expect(stat(left.dataFolder)).rejects.toThrow('ENOENT');
    await expect(stat(next.dataFolder)).rejects.toThrow('ENOENT');
  });
});
