import pg from 'pg';

/**
 * One connection of its own for temporary tables, opened by the first query. The tables need no right but TEMPORARY on the database, are seen by nobody
 * else, and PostgreSQL drops them with the connection: when it is closed here, when this process dies, when the server does.
 */
export class TemporarySession {
  private client: Promise<pg.Client> | null = null;
  private lost = false;
  private before: Promise<unknown> = Promise.resolve();

  constructor(private readonly connection: pg.ClientConfig) {}

  /** The server ended the connection, and with it what was in the tables. */
  get isLost(): boolean {
    return this.lost;
  }

  /** @throws when the connection was lost: what was in the tables is gone then */
  async rows<T extends unknown[]>(name: string, text: string, values: readonly unknown[] = []): Promise<readonly T[]> {
    const query: pg.QueryArrayConfig = { name, text, values: [...values], rowMode: 'array' };
    return (await this.inTurn((client) => client.query<T>(query))).rows;
  }

  /** Statements without values, one after the other. */
  async run(text: string): Promise<void> {
    await this.inTurn((client) => client.query(text));
  }

  async close(): Promise<void> {
    const opened = this.client;
    this.client = null;
    await opened?.then((client) => client.end()).catch(() => undefined);
  }

  /** The driver takes one query at a time. */
  private async inTurn<R>(ask: (client: pg.Client) => Promise<R>): Promise<R> {
    const client = await this.connected();
    const answer = this.before.then(() => ask(client));
    this.before = answer.catch(() => undefined);
    return answer;
  }

  private connected(): Promise<pg.Client> {
    // In the words of the driver, so that it is taken for the outage that it is.
    if (this.lost) return Promise.reject(new Error('Connection terminated: the temporary tables went with it'));
    this.client ??= this.connect();
    return this.client;
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client(this.connection);
    client.on('error', () => (this.lost = true));
    await client.connect();
    // Nobody counts the rows of temporary tables for the planner, and each is looked up by its key.
    await client.query('set enable_seqscan = off; set jit = off');
    return client;
  }
}
