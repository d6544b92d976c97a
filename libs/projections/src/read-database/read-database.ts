import { outlivesItsServer } from '@yange/event-log';
import type { DataSource, MigrationInterface } from 'typeorm';
import { ReadDatabase1760000000000 } from './read-database.migration.js';

/** Before a service's own migrations of the same database. */
const readDatabaseMigrations: readonly (new () => MigrationInterface)[] = [ReadDatabase1760000000000];

/** A TypeORM data source over a read-model database; `more` are the service's own migrations. The library is loaded by whoever opens one: what decides has no need of it. */
const sourceOf = async (url: string, more: readonly (new () => MigrationInterface)[]): Promise<DataSource> => {
  const typeorm = await import('typeorm');
  return new typeorm.DataSource({
    type: 'postgres',
    url,
    migrations: [...readDatabaseMigrations, ...more],
    migrationsTableName: 'read_migrations',
    extra: { max: 2, onConnect: outlivesItsServer },
  });
};

/** Connected; whoever opens it closes it (`destroy`). */
export const openReadDatabase = async (url: string): Promise<DataSource> => (await sourceOf(url, [])).initialize();

/** Brings the database up to date, with a service's own migrations after ours; several processes may start at once. */
export async function migrateReadDatabase(url: string, more: readonly (new () => MigrationInterface)[] = []): Promise<void> {
  const source = await (await sourceOf(url, more)).initialize();
  const lock = source.createQueryRunner();
  try {
    await lock.query(`select pg_advisory_lock(hashtextextended('yange/projections/migrations', 0))`);
    await source.runMigrations({ transaction: 'all' });
  } finally {
    await lock.query(`select pg_advisory_unlock_all()`);
    await lock.release();
    await source.destroy();
  }
}
