import { grantEventLogRoles, migrateEventLog } from '@yange/event-log';
import { migrateRelay } from '@yange/feed';
import { migrateReadDatabase } from '@yange/projections';
import type { ServiceDefinition } from '@yange/use-case';
import pg from 'pg';

/** The databases of a context as their owners see them. Holds passwords: not for logs. */
export interface MigrationTarget {
  readonly logOwnerUrl: string;
  readonly readModelUrl: string;
  readonly roles: { readonly logAppend: string; readonly logRead: string };
}

/** Brings both databases of a service up to date. Run by an operator's job before the processes start, never by the processes. */
export const migrateService = async (_service: ServiceDefinition, target: MigrationTarget): Promise<void> => {
  const owner = new pg.Client({ connectionString: target.logOwnerUrl, application_name: 'yange migrate' });
  await owner.connect();
  try {
    await migrateEventLog(owner);
    await grantEventLogRoles(owner, { appender: target.roles.logAppend, reader: target.roles.logRead });
    await migrateRelay(owner, { relayRole: target.roles.logAppend });
  } finally {
    await owner.end();
  }
  await migrateReadDatabase(target.readModelUrl);
};
