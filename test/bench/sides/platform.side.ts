import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectionPool } from '@yange/event-log';
import { newId } from '@yange/kernel';
import { findLocalPostgres, provisionedUrls, yangeContexts } from '@yange/local';
import { startPlatform, type RunningPlatform } from '../../support/platform.fixture.js';
import { NotDense } from './append-side.js';
import { checkDensity } from './density.js';
import { HttpCaller } from './http.caller.js';

const paper = { number: '虚编发〔2021〕1号', title: '虚拟文件', issuer: '虚拟机构', issuedOn: '2021-03-01' };
const logId = '150302/organisations';

interface Databases {
  readonly logs: ReturnType<typeof connectionPool>;
  readonly rows: ReturnType<typeof connectionPool>;
  readonly serverUrl: string;
}

/** The built platform in a process of its own, with its own PostgreSQL and no history; documents are registered through its gateway. */
export class PlatformSide {
  #registered = 0;
  readonly #caller: HttpCaller;

  private constructor(private readonly platform: RunningPlatform, private readonly databases: Databases, token: string) {
    this.#caller = new HttpCaller(new URL(platform.gateway.path('organisations', 'documents'), platform.url), { authorization: `Bearer ${token}` }, 256);
  }

  /** of the superuser of its PostgreSQL */
  get serverUrl(): string {
    return this.databases.serverUrl;
  }

  /** @param brokers where it is to read over Kafka */
  static async start(brokers?: string, env: Readonly<Record<string, string>> = {}): Promise<PlatformSide> {
    const platform = await startPlatform({ empty: true, env, ...(brokers === undefined ? {} : { kafka: brokers }) });
    try {
      const server = await findLocalPostgres(platform.dataFolder);
      if (server === undefined) throw new Error(`no PostgreSQL on ${platform.dataFolder}`);
      const urls = await provisionedUrls(server.url, { contexts: yangeContexts, secretsFile: join(platform.dataFolder, 'secrets.json') });
      const pool = (connectionString: string): ReturnType<typeof connectionPool> => connectionPool({ connectionString, max: 2 });
      return new PlatformSide(platform, { logs: pool(urls.organisations.logReadUrl), rows: pool(urls.reporting.readModelUrl), serverUrl: server.url }, await platform.gateway.token('local-clerk'));
    } catch (error) {
      await platform.stop();
      throw error;
    }
  }

  /** Process id of its PostgreSQL's postmaster, on Linux. */
  async serverPid(): Promise<string> {
    const { rows: [row] } = await this.databases.logs.query<{ pid: number }>('select pg_backend_pid() as pid');
    return readFileSync(`/proc/${row?.pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1] ?? '';
  }

  /** One command, answered. @returns the stream that it began */
  async register(): Promise<string> {
    const number = (this.#registered += 1);
    const body = { effective: '2021-03-01', documents: [paper], number: `虚编发〔2021〕${number + 1}号`, title: `通知 ${number}`, shortTitle: '', issuer: paper.issuer, issued: '2021-03-01', kind: '', reading: '' };
    const { answer } = await this.#caller.post(body, { 'idempotency-key': newId() });
    return `document/${(answer as { documentId: string }).documentId}`;
  }

  /** Those of the streams that Reporting's index shows. */
  async shown(streams: readonly string[]): Promise<readonly string[]> {
    const { rows } = await this.databases.rows.query<{ stream_id: string }>({ name: 'shown', text: 'select distinct stream_id from live.search_names where stream_id = any($1)', values: [streams] });
    return rows.map((row) => row.stream_id);
  }

  /** @throws {NotDense} unless every answered command has one event, at positions without a hole, and is shown */
  async check(): Promise<void> {
    await this.platform.gateway.caughtUp();
    const head = (await this.platform.gateway.heads())[logId] ?? 0;
    await checkDensity('yange', this.databases.logs, { events: 'event_log.events', stream: 'stream_id', version: 'version', position: 'pos' }, head);
    const { rows: [stored] } = await this.databases.logs.query<{ count: string }>(`select count(*) from event_log.events where type = 'DocumentRegistered'`);
    const { rows: [shown] } = await this.databases.rows.query<{ count: string }>(`select count(distinct stream_id) from live.search_names where stream_id like 'document/%'`);
    if (Number(stored?.count) !== this.#registered || Number(shown?.count) !== this.#registered) throw new NotDense('yange', `${stored?.count} events and ${shown?.count} documents in reporting of ${this.#registered} commands`);
  }

  async close(): Promise<void> {
    this.#caller.close();
    await this.databases.logs.end();
    await this.databases.rows.end();
    await this.platform.stop();
  }
}
