import { escapeIdentifier, escapeLiteral, type Pool, type PoolClient } from 'pg';

/** One transaction; a client whose rollback fails is thrown away instead of going back into the pool. */
export const inTransaction = <T>(pool: Pool, begin: string, work: (client: PoolClient) => Promise<T>): Promise<T> =>
  onConnection(pool, async (client) => {
    await client.query(begin);
    const result = await work(client);
    await client.query('commit');
    return result;
  });

/** The same for work that begins and commits by statements of its own. */
export async function onConnection<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const remember = (error: Error): void => { broken = error; };
  client.on('error', remember);
  try {
    return await work(client);
  } catch (error) {
    await client.query('rollback').catch(remember);
    throw error;
  } finally {
    client.off('error', remember);
    client.release(broken);
  }
}

export function quoted(name: string): string {
  return escapeIdentifier(name);
}

/** A statement with its values in it, so that others may stand beside it. */
export const written = (statement: string, values: readonly (string | number)[]): string =>
  statement.replaceAll(/\$(\d+)/g, (_all, number: string) => {
    const value = values[Number(number) - 1];
    return typeof value === 'number' ? String(value) : escapeLiteral(value ?? '');
  });

/** a lock was not to be had in time, or a deadlock was broken */
export function isLockTrouble(error: unknown): boolean {
  return sqlState(error) === '55P03' || sqlState(error) === '40P01';
}

export function sqlState(error: unknown): string | null {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
