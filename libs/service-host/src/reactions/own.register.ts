import type { ReadModelProgress } from '@yange/projections';
import type { OwnRegister } from '@yange/use-case';
import type { ServiceDatabases } from '../service.databases.js';

/** The read models of the service, after they have caught up with everything that is in its log now. */
export const ownRegister = (databases: ServiceDatabases, readModels: readonly ReadModelProgress[]): OwnRegister => ({
  query: async <R extends object>(sql: string, values: readonly unknown[]) => {
    await Promise.all(readModels.map((runner) => runner.waitUntilCaughtUp()));
    const { rows } = await databases.readPool.query<R>(sql, [...values]);
    return rows;
  },
});
