import { escapeIdentifier, type ClientBase } from 'pg';
import { defaultSchema, quotedName } from './schema-name.js';

export interface EventLogRoles {
  /** existing role of the service that writes this log: SELECT, and EXECUTE of the functions that write */
  readonly appender?: string;
  /** existing role of whoever reads the log: SELECT only, and not of the files beside it */
  readonly reader?: string;
}

/**
 * Gives the roles what they need and takes away whatever else they had on the log's tables, in one transaction: a process that runs meanwhile is never without its rights. Two at
 * once come one after the other. Run after each `migrateEventLog`, as the same owner. The roles themselves, with their passwords, are made by whoever deploys.
 */
export const grantEventLogRoles = async (client: ClientBase, roles: EventLogRoles, options: { readonly schema?: string } = {}): Promise<void> => {
  const statements = statementsFor(roles, quotedName(options.schema ?? defaultSchema));
  await client.query('begin');
  try {
    await client.query(`select pg_advisory_xact_lock(hashtextextended('yange/event-log/migrations', 0))`);
    for (const statement of statements) await client.query(statement);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
};

const statementsFor = ({ appender, reader }: EventLogRoles, schema: string): readonly string[] => [
  ...[appender, reader].flatMap((role) => {
    if (role === undefined) return [];
    const name = escapeIdentifier(role);
    return [
      `revoke all on all tables in schema ${schema} from ${name}`,
      `revoke all on all functions in schema ${schema} from ${name}`,
      `revoke all on schema ${schema} from ${name}`,
      `grant usage on schema ${schema} to ${name}`,
      `grant select on all tables in schema ${schema} to ${name}`,
      `grant execute on function ${schema}.damaged_files(text) to ${name}`,
    ];
  }),
  // Files are shown by the service whose log names them, and by nobody else.
  ...(reader === undefined ? [] : [`revoke select on ${schema}.kept_files from ${escapeIdentifier(reader)}`]),
  ...(appender === undefined ? [] : [`grant execute on function ${schema}.append_requests(text, jsonb, bytea), ${schema}.append_plain_requests, ${schema}.append_plain_request, ${schema}.serve_district(text, text), ${schema}.keep_file(text, bytea, bytea, text), ${schema}.note_names(text, integer, integer, bigint[], integer[]) to ${escapeIdentifier(appender)}`]),
];
