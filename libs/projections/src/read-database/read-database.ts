import { outlivesItsServer } from '@yange/event-log';
import { DataSource, type MigrationInterface } from 'typeorm';
import { ReadDatabase1760000000000 } from './read-database.migration.js';

/** To be put before a service's own migrations of the same database. */
export const readDatabaseMigrations: readonly (new () => MigrationInterface)[] = [ReadDatabase1760000000000];

/** A TypeORM data source over a read-model database; `more` are the service's own migrations. */
export function readDatabase(url: string, more: readonly (new () => MigrationInterface)[] = []): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    migrations: [...readDatabaseMigrations, ...more],
    migrationsTableName: 'read_migrations',
    extra: { max: 2, onConnect: outlivesItsServer },
  });
}

/** Brings the database up to date; several processes may start at once. Opens the source when it is not open, and leaves it as it was. */
export async function migrateReadDatabase(source: DataSource): Promise<void> {
  const opened = source.isInitialized ? null : await source.initialize();
  const lock = source.createQueryRunner();
  try {
    await lock.query(`select pg_advisory_lock(hashtextextended('yange/projections/migrations', 0))`);
    await source.runMigrations({ transaction: 'all' });
  } finally {
    await lock.query(`select pg_advisory_unlock_all()`);
    await lock.release();
    await opened?.destroy();
  }
}
