import { eventLogMigrations } from '@yange/event-log';
import { RefusedBackup, type Manifest } from './manifest.js';

/** The logs of a backup may be older than this product, and not other than it. @throws {RefusedBackup} */
export const refuseUnknownMigrations = async ({ migrations }: Pick<Manifest, 'migrations'>): Promise<void> => {
  const known = new Map((await eventLogMigrations()).map(({ name, checksum }) => [name, checksum]));
  for (const [context, applied] of Object.entries(migrations)) {
    for (const { name, checksum } of applied) {
      if (!known.has(name)) throw new RefusedBackup(`数据出自较新的版本 · these data are of a newer version: ${context} has the migration ${name}, which this version does not know`);
      if (known.get(name) !== checksum) throw new RefusedBackup(`数据出自别的版本 · these data are of another product: ${context}'s migration ${name} reads otherwise here`);
    }
  }
};
