import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { writeWhole } from '../process/owned-folder.js';

export interface ProvisionPlan {
  /** Names of contexts, lower case: `organisations`, `staffing` ... */
  readonly contexts: readonly string[];
  /** Passwords are kept here (mode 0600) and made when missing. */
  readonly secretsFile: string;
}

/** The roles of one context; none of them may enter another context's databases. */
export interface ContextRoles {
  /** Owns the log's database: migrations only. */
  readonly logOwner: string;
  /** The service that writes the log; gets SELECT and the append function by `grantEventLogRoles`. */
  readonly logAppend: string;
  /** Whoever reads the log: transactions are read-only by default, and no right to write is ever granted. */
  readonly logRead: string;
  /** Owns the read-model database: schemas and tables come and go with projection versions. */
  readonly readModel: string;
}

/** URLs with passwords: not for logs. */
export interface ContextUrls {
  readonly logOwnerUrl: string;
  readonly logAppendUrl: string;
  readonly logReadUrl: string;
  readonly readModelUrl: string;
  readonly roles: ContextRoles;
}

/** The contexts of Yange, each a service with a log and a read model of its own. */
export const yangeContexts = ['organisations', 'staffing', 'enforcement', 'grid', 'reporting'] as const;
export type YangeContext = (typeof yangeContexts)[number];

/**
 * Makes the databases and roles of every context, or completes what is there; safe to repeat and to run twice at once. Data are never touched.
 * @throws Error when a context's name is not a plain lower-case word, or the database refuses
 */
export async function provision<Context extends string>(
  superuserUrl: string, plan: ProvisionPlan & { readonly contexts: readonly Context[] },
): Promise<Readonly<Record<Context, ContextUrls>>> {
  for (const context of plan.contexts) {
    if (!/^[a-z][a-z0-9_]{0,30}$/.test(context)) throw new Error(`"${context}" cannot be a context's name: lower-case letters, digits and _ only.`);
  }
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    // Two starters at once would both see a missing role and both create it.
    await client.query(`select pg_advisory_lock(hashtext('yange:provision'))`);
    const passwords = await completePasswords(plan.secretsFile, namesOf(plan));
    await makeRoles(client, passwords);
    await makeDatabases(client, plan.contexts);
    return allUrls(superuserUrl, plan.contexts, passwords);
  } finally {
    await client.end();
  }
}

/**
 * The URLs of databases that were provisioned before; touches nothing.
 * @throws Error when the secrets file is missing or does not know every role
 */
export async function provisionedUrls<Context extends string>(
  superuserUrl: string, plan: ProvisionPlan & { readonly contexts: readonly Context[] },
): Promise<Readonly<Record<Context, ContextUrls>>> {
  const known = JSON.parse(await readFile(plan.secretsFile, 'utf8').catch(() => '{}')) as Record<string, string>;
  if (namesOf(plan).some((name) => known[name] === undefined)) throw new Error(`${plan.secretsFile} does not hold the passwords of these databases: start the platform once.`);
  return allUrls(superuserUrl, plan.contexts, known);
}

/** The databases of a context. */
export function databasesOf(context: string): { readonly log: string; readonly read: string } {
  return { log: `yange_${context}_log`, read: `yange_${context}_read` };
}

/** The roles of a context. */
export function rolesOf(context: string): ContextRoles {
  return {
    logOwner: `yange_${context}_owner`, logAppend: `yange_${context}_append`, logRead: `yange_${context}_read_log`, readModel: `yange_${context}_views`,
  };
}

function namesOf(plan: ProvisionPlan): string[] {
  return plan.contexts.flatMap((context) => Object.values(rolesOf(context)) as string[]);
}

/** Passwords of these roles and of those that the file knew before. */
export async function completePasswords(secretsFile: string, names: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const text = await readFile(secretsFile, 'utf8').catch(() => '{}');
  const known = JSON.parse(text) as Record<string, string>;
  const missing = names.filter((name) => known[name] === undefined);
  if (missing.length === 0) return known;
  const all = { ...known, ...Object.fromEntries(missing.map((name) => [name, randomBytes(24).toString('base64url')])) };
  await writeWhole(secretsFile, `${JSON.stringify(all, null, 2)}\n`);
  return all;
}

export async function makeRoles(client: pg.Client, passwords: Readonly<Record<string, string>>): Promise<void> {
  const { rows } = await client.query<{ rolname: string }>(`select rolname from pg_roles where rolname = any($1)`, [Object.keys(passwords)]);
  const there = new Set(rows.map((row) => row.rolname));
  const statements = Object.entries(passwords).map(([name, password]) => {
    const rights = `login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password ${client.escapeLiteral(password)}`;
    return `${there.has(name) ? 'alter' : 'create'} role ${client.escapeIdentifier(name)} ${rights}`;
  });
  const readers = Object.keys(passwords).filter((name) => name.endsWith('_read_log'));
  const readOnly = readers.map((name) => `alter role ${client.escapeIdentifier(name)} set default_transaction_read_only = on`);
  await client.query(['begin', ...statements, ...readOnly, 'commit'].join(';\n'));
}

async function makeDatabases(client: pg.Client, contexts: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ datname: string }>('select datname from pg_database');
  const there = new Set(rows.map((row) => row.datname));
  for (const context of contexts) {
    const { log, read } = databasesOf(context);
    const { logOwner, logAppend, logRead, readModel } = rolesOf(context);
    const plan = [{ name: log, owner: logOwner, guests: [logAppend, logRead] }, { name: read, owner: readModel, guests: [] }];
    for (const { name, owner, guests } of plan) {
      if (!there.has(name)) await client.query(`create database ${name} owner ${owner}`);
      // CONNECT and TEMPORARY are PUBLIC's on a new database.
      const grants = guests.map((guest) => `grant connect on database ${name} to ${guest}`);
      await client.query([`alter database ${name} owner to ${owner}`, `revoke all on database ${name} from public`, ...grants].join(';\n'));
    }
  }
  await client.query(['postgres', 'template1'].map((name) => `revoke all on database ${name} from public`).join(';\n'));
}

function allUrls<Context extends string>(superuserUrl: string, contexts: readonly Context[], passwords: Readonly<Record<string, string>>): Readonly<Record<Context, ContextUrls>> {
  return Object.fromEntries(contexts.map((context) => [context, urlsOf(superuserUrl, context, passwords)])) as Record<Context, ContextUrls>;
}

function urlsOf(superuserUrl: string, context: string, passwords: Readonly<Record<string, string>>): ContextUrls {
  const { log, read } = databasesOf(context);
  const roles = rolesOf(context);
  const url = (role: string, database: string): string => roleUrl(superuserUrl, role, passwords[role] ?? '', database);
  return {
    logOwnerUrl: url(roles.logOwner, log), logAppendUrl: url(roles.logAppend, log), logReadUrl: url(roles.logRead, log),
    readModelUrl: url(roles.readModel, read), roles,
  };
}

/** The same server as another role sees it. */
export function roleUrl(superuserUrl: string, role: string, password: string, database: string): string {
  const made = new URL(superuserUrl);
  made.username = role;
  made.password = password;
  made.pathname = `/${database}`;
  return made.toString();
}
