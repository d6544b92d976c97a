import { execFile, spawn } from 'node:child_process';
import { chownSync, mkdirSync, openSync, closeSync, readFileSync, rmSync, writeFileSync, appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { asUser, freePort, postgresBinaries, postgresUser, startLocalPostgres, type LocalPostgres } from '@yange/local';
import pg from 'pg';
import { FaultProxy } from '../suite/proxy.js';
import type { Seeded } from '../suite/seeded.js';

const run = promisify(execFile);
const answersWithinMs = 60_000;

export interface PairOf {
  /** new; the server's own user can pass through it */
  readonly folder: string;
  readonly draw: Seeded;
  readonly log: (line: string) => void;
  /** whether an answered command is on both */
  readonly synchronous: boolean;
}

/** A primary and a standby that streams from it, behind one address, as a service of the cluster that names whichever serves. */
export class DatabasePair {
  private constructor(
    private readonly primary: LocalPostgres,
    private readonly standby: { readonly port: number; readonly pid: number },
    /** between the services and whichever serves · between the two servers */
    private readonly ways: { readonly service: FaultProxy; readonly replication: FaultProxy; readonly target: { port: number } },
  ) {}

  static async start({ folder, draw, log, synchronous }: PairOf): Promise<DatabasePair> {
    const primary = await startLocalPostgres({ dataFolder: join(folder, 'primary'), ephemeral: false, log });
    const target = { port: primary.port };
    const service = await FaultProxy.open(() => target.port, draw.fork('service'));
    const replication = await FaultProxy.open(() => primary.port, draw.fork('replication'));
    const standby = await standbyOf(primary, join(folder, 'standby'), replication.port);
    const pair = new DatabasePair(primary, standby, { service, replication, target });
    await pair.#onPrimary(['select']);
    if (synchronous) await pair.#onPrimary([`alter system set synchronous_standby_names = 'FIRST 1 (standby)'`, 'select pg_reload_conf()']);
    return pair;
  }

  /** as the services see it */
  get served(): LocalPostgres {
    const url = new URL(this.primary.url);
    url.port = String(this.ways.service.port);
    const { pid, dataFolder } = this.primary;
    return { url: url.toString(), port: this.ways.service.port, pid, dataFolder, adopted: false, stop: () => this.stop() };
  }

  /** The standby receives nothing any more, and nobody is told: what is committed from now on is on one machine. */
  partStandby(): void {
    this.ways.replication.weather = { kind: 'black-hole' };
    this.ways.replication.reset();
  }

  /** kill -9 of the server and of every process of it, as if its machine were gone. */
  async killPrimary(): Promise<void> {
    const children = (await run('ps', ['-o', 'pid=', '--ppid', String(this.primary.pid)])).stdout.trim().split(/\s+/u).map(Number);
    for (const pid of [this.primary.pid, ...children]) signal(pid, 'SIGKILL');
  }

  /** The address names the standby, which only reads for as long as it is not promoted. */
  serveStandby(): void {
    this.ways.target.port = this.standby.port;
    this.ways.service.reset();
  }

  async promote(): Promise<void> {
    const { rows } = await asked<{ promoted: boolean }>(this.#urlOf(this.standby.port), 'select pg_promote(true, 60) as promoted');
    if (rows[0]?.promoted !== true) throw new Error('the standby was not promoted');
  }

  async stop(): Promise<void> {
    signal(this.standby.pid, 'SIGQUIT');
    await this.primary.stop();
    await Promise.all([this.ways.service.close(), this.ways.replication.close()]);
  }

  async #onPrimary(statements: readonly string[]): Promise<void> {
    for (const statement of statements) await asked(this.primary.url, statement);
    for (const end = performance.now() + answersWithinMs; performance.now() < end; await pause(100)) {
      const { rows } = await asked<{ state: string }>(this.primary.url, `select state from pg_stat_replication where application_name = 'standby'`);
      if (rows[0]?.state === 'streaming') return;
    }
    throw new Error('the standby does not stream');
  }

  #urlOf(port: number): string {
    const url = new URL(this.primary.url);
    url.port = String(port);
    return url.toString();
  }
}

const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name);
  } catch {
    // It is gone already.
  }
};

const asked = async <T extends pg.QueryResultRow>(url: string, statement: string): Promise<pg.QueryResult<T>> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  return client.query<T>(statement).finally(() => client.end());
};

/** A base backup by the server's own functions, since npm's PostgreSQL comes without pg_basebackup, and a server that follows it. */
const standbyOf = async (primary: LocalPostgres, folder: string, replicationPort: number): Promise<{ readonly port: number; readonly pid: number }> => {
  mkdirSync(folder, { mode: 0o711 });
  const [from, data, user] = [join(primary.dataFolder, 'cluster'), join(folder, 'cluster'), await postgresUser()];
  const label = await copied(primary.url, from, data);
  const own = (name: string, text: string): void => {
    writeFileSync(join(data, name), text, { mode: 0o600 });
    if (user !== undefined) chownSync(join(data, name), user.uid, user.gid);
  };
  for (const name of ['postmaster.pid', 'postmaster.opts']) rmSync(join(data, name), { force: true });
  own('backup_label', label);
  own('standby.signal', '');
  const { password } = new URL(primary.url);
  appendFileSync(join(data, 'postgresql.auto.conf'), `primary_conninfo = 'host=127.0.0.1 port=${replicationPort} user=postgres password=${decodeURIComponent(password)} application_name=standby'\n`);
  const port = await freePort();
  const settings = { listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '', max_connections: '400', shared_buffers: '128MB', timezone: 'UTC', log_timezone: 'UTC' };
  const output = openSync(join(folder, 'postgres.log'), 'a');
  const { postgres } = await postgresBinaries(user, () => undefined);
  const child = spawn(postgres, ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])], { ...asUser(user), cwd: '/', detached: true, stdio: ['ignore', output, output], env: { PATH: process.env['PATH'], LC_ALL: 'C' } });
  closeSync(output);
  child.unref();
  const url = new URL(primary.url);
  url.port = String(port);
  for (const end = performance.now() + answersWithinMs; performance.now() < end; await pause(100)) {
    if (child.exitCode !== null) break;
    if (await asked(url.toString(), 'select').then(() => true, () => false)) return { port, pid: child.pid ?? 0 };
  }
  throw new Error(`the standby does not start: ${readFileSync(join(folder, 'postgres.log'), 'utf8').slice(-2_000)}`);
};

/** @returns what says where its recovery begins */
const copied = async (url: string, from: string, to: string): Promise<string> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`alter system set wal_keep_size = '2GB'`);
    await client.query('select pg_reload_conf()');
    await client.query(`select pg_backup_start('standby', true)`);
    await run('cp', ['-a', from, to]);
    const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)');
    return rows[0]?.labelfile ?? '';
  } finally {
    await client.end();
  }
};
