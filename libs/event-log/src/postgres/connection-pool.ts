import pg from 'pg';

/**
 * To be given each new connection before anybody else has it.
 *
 * A session that the server ends as it hands it over (ready and fatal in one packet), or while its holder awaits something else,
 * fails with no query to blame: the driver then emits an error, and one that nobody listens to ends the process. The pool itself
 * listens only to what lies idle. Whoever holds the connection learns of it by the next query, and the pool takes no dead one back.
 */
export const outlivesItsServer = (client: pg.ClientBase): void => {
  client.on('error', () => undefined);
};

/** A pool whose process outlives its server: queries fail while that is away, and succeed afterwards. */
export const connectionPool = (options: pg.PoolConfig): pg.Pool => {
  // eslint-disable-next-line no-restricted-syntax -- the one place
  const pool = new pg.Pool(options);
  pool.on('connect', outlivesItsServer);
  pool.on('error', () => undefined);
  return pool;
};
