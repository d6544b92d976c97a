import { escapeIdentifier, type ClientBase } from 'pg';
import { defaultSchema, quotedName } from './schema-name.js';

export interface EventLogRoles {
  /** existing role of the service that writes this log: SELECT, and EXECUTE of the append function */
  readonly appender?: string;
  /** existing role of whoever reads the log: SELECT only */
  readonly reader?: string;
}

/**
 * Gives the roles what they need and takes away whatever else they had on the log's tables. Run after each `migrateEventLog`, as the
 * same owner. The roles themselves, with their passwords, are made by whoever deploys.
 */
export const grantEventLogRoles = async (client: ClientBase, roles: EventLogRoles, options: { readonly schema?: string } = {}): Promise<void> => {
  const schema = quotedName(options.schema ?? defaultSchema);
  for (const role of [roles.appender, roles.reader]) {
    if (role === undefined) continue;
    const name = escapeIdentifier(role);
    await client.query(`revoke all on all tables in schema ${schema} from ${name}`);
    await client.query(`revoke all on all functions in schema ${schema} from ${name}`);
    await client.query(`revoke all on schema ${schema} from ${name}`);
    await client.query(`grant usage on schema ${schema} to ${name}`);
    await client.query(`grant select on all tables in schema ${schema} to ${name}`);
  }
  if (roles.appender !== undefined) {
    await client.query(`grant execute on function ${schema}.append_requests(text, jsonb, bytea) to ${escapeIdentifier(roles.appender)}`);
  }
};
