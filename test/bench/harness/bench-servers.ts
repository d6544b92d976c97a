import { connectionPool } from '@yange/event-log';
import { startLocalKafka, startLocalPostgres, type LocalKafka } from '@yange/local';
import type pg from 'pg';

/** The servers that all sides of all workloads share: one PostgreSQL, and one Kafka once somebody asks for it. */
export class BenchServers {
  #kafka: Promise<LocalKafka> | null = null;
  #databases = 0;

  private constructor(private readonly server: { readonly url: string; stop(): Promise<void> }, private readonly admin: pg.Pool, readonly version: string) {}

  /** @throws when the server does not keep what it has answered for: figures of such a one compare with nothing */
  static async start(): Promise<BenchServers> {
    const server = await startLocalPostgres({ ephemeral: true, log: () => undefined });
    const admin = connectionPool({ connectionString: server.url, max: 2 });
    try {
      for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
        const { rows } = await admin.query<Record<string, string>>(`show ${setting}`);
        if (rows[0]?.[setting] !== 'on') throw new Error(`${setting} is ${rows[0]?.[setting]}`);
      }
      const { rows } = await admin.query<{ server_version: string }>('show server_version');
      return new BenchServers(server, admin, rows[0]?.server_version ?? '');
    } catch (error) {
      await admin.end();
      await server.stop();
      throw error;
    }
  }

  /** An empty database on the server. @returns its url */
  async database(): Promise<string> {
    const name = `bench_${(this.#databases += 1)}`;
    await this.admin.query(`create database ${name}`);
    const url = new URL(this.server.url);
    url.pathname = `/${name}`;
    return url.href;
  }

  /** `host:port` */
  async brokers(): Promise<string> {
    this.#kafka ??= startLocalKafka({ log: () => undefined });
    return (await this.#kafka).brokers;
  }

  async stop(): Promise<void> {
    const kafka = await this.#kafka?.catch(() => null);
    await kafka?.stop();
    await this.admin.end();
    await this.server.stop();
  }
}
