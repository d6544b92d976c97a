import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import type pg from 'pg';
import { logDatabase, type LogDatabase } from '../contract/log-database.js';
import { connectionPool } from './connection-pool.js';

const ready = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);

/** ErrorResponse of the protocol: severity, code, message */
const fatal = (): Buffer => {
  const fields = Buffer.from('SFATAL\0C57P01\0Mterminating connection due to administrator command\0\0');
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
};

/** Between client and server: while `ending`, says in one packet that the session is ready and that it is over. */
const startEnder = async (port: number): Promise<{ readonly server: Server; readonly port: number; ending: boolean }> => {
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    client.pipe(upstream);
    upstream.on('data', (chunk) => {
      if (ender.ending && chunk.subarray(-ready.length).equals(ready)) client.end(Buffer.concat([chunk, fatal()]));
      else client.write(chunk);
    });
    upstream.on('close', () => client.destroy()).on('error', () => client.destroy());
    client.on('close', () => upstream.end()).on('error', () => upstream.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const ender = { server, port: (server.address() as AddressInfo).port, ending: true };
  return ender;
};

describe('a connection pool', () => {
  let database: LogDatabase;
  let ender: Awaited<ReturnType<typeof startEnder>>;
  let pool: pg.Pool;
  let held: pg.PoolClient | undefined;

  beforeEach(async () => {
    database = await logDatabase();
    const url = new URL(database.appenderUrl);
    ender = await startEnder(Number(url.port));
    url.port = String(ender.port);
    pool = connectionPool({ connectionString: url.toString(), max: 1 });
  }, 180_000);

  afterEach(async () => {
    held?.release();
    await pool.end();
    ender.server.close();
    await database.close();
  });

  it('outlives a session that is ended in the packet that says it is ready, and gives a new one afterwards', async () => {
    const client = (held = await pool.connect());
    await expect(client.query('select 1')).rejects.toThrow();
    client.release();
    held = undefined;
    ender.ending = false;
    expect((await pool.query<{ one: number }>('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  it('outlives a session that is ended while its holder waits for something else', async () => {
    ender.ending = false;
    const client = (held = await pool.connect());
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    await database.superuser.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await new Promise((resolve) => client.once('end', resolve));
    await expect(client.query('select 1')).rejects.toThrow();
    client.release();
    held = undefined;
    expect((await pool.query<{ one: number }>('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });
});
