import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readEnvironment } from '@yange/config';
import { databasesOf, ensureSecret, provision, provisionVault, rolesOf, vaultRolesOf, writeWhole, type ContextUrls, type VaultUrls } from '@yange/local';
import { migrateService } from '@yange/service-host';
import { migrateVault, newKeyringText } from '@yange/staffing';
import pg from 'pg';
import { z } from 'zod';
import { exitCode } from '../exit-code.js';
import { definitions } from '../start/in-process.host.js';
import { contexts, sourceContexts, type ServiceContext } from '../start/platform.plan.js';
import { say } from '../terminal/progress.js';

const url = z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// URL');

/** What an operator's job is given to bring one service's databases up to date. Each may come from a file: `<variable>_FILE`. */
export const migrationEnvironment = z.object({
  /** the log's database, by its owner */
  YANGE_LOG_OWNER_DATABASE_URL: url,
  /** the read models' database, by its owner, which is the service itself */
  YANGE_READ_DATABASE_URL: url,
  /** staffing only: the vault's database, by its owner */
  YANGE_VAULT_OWNER_DATABASE_URL: url.optional(),
});

/** What an operator gives who has a whole server to himself. */
export const provisionEnvironment = z.object({
  /** a role that may make databases and roles */
  YANGE_SUPERUSER_DATABASE_URL: url,
});

/**
 * `yange migrate <context>`: tables, functions and grants of databases and roles that are there, each step under an advisory lock, so that two at once do
 * no harm. Whoever owns a database may also close it: from then on only its two roles connect.
 */
export const migrateCommand = async (context: ServiceContext, environment: NodeJS.ProcessEnv = process.env): Promise<number> => {
  const { YANGE_LOG_OWNER_DATABASE_URL: owner, YANGE_READ_DATABASE_URL: read, YANGE_VAULT_OWNER_DATABASE_URL: vault } = readEnvironment(migrationEnvironment, environment);
  const roles = rolesOf(context);
  await close(owner, databasesOf(context).log, [roles.logAppend, roles.logRead]);
  await close(read, databasesOf(context).read, []);
  await migrateService(definitions[context], { logOwnerUrl: owner, readModelUrl: read, roles });
  if (context === 'staffing' && vault !== undefined) {
    const { database, keeper } = vaultRolesOf(context);
    await close(vault, database, [keeper]);
    await migrateVault(vault, keeper);
  }
  say(`${context}: up to date`);
  return exitCode.ok;
};

/** CONNECT and TEMPORARY are PUBLIC's on a new database. Statements that are sent together are one transaction. */
const close = async (ownerUrl: string, database: string, guests: readonly string[]): Promise<void> => {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'yange migrate' });
  await client.connect();
  try {
    const name = client.escapeIdentifier(database);
    await client.query([`select pg_advisory_xact_lock(hashtextextended('yange/close', 0))`, `revoke all on database ${name} from public`, ...guests.map((guest) => `grant connect on database ${name} to ${client.escapeIdentifier(guest)}`)].join(';\n'));
  } finally {
    await client.end();
  }
};

/**
 * `yange migrate --provision <folder>`: databases and roles of every context on a server of one's own, their tables, and for each process the files that its
 * `_FILE` variables name, below `<folder>/<context>`. Safe to repeat: passwords and keys that are there stay.
 */
export const provisionCommand = async (folder: string, environment: NodeJS.ProcessEnv = process.env): Promise<number> => {
  const { YANGE_SUPERUSER_DATABASE_URL: superuser } = readEnvironment(provisionEnvironment, environment);
  const kept = join(folder, 'kept');
  await mkdir(kept, { recursive: true, mode: 0o700 });
  const secretsFile = join(kept, 'passwords.json');
  const databases = await provision(superuser, { contexts, secretsFile });
  const vault = await provisionVault(superuser, { context: 'staffing', secretsFile });
  for (const context of contexts) {
    await migrateService(definitions[context], databases[context]);
    say(`${context}: up to date`);
  }
  await migrateVault(vault.ownerUrl, vault.keeperRole);
  for (const context of contexts) {
    await mkdir(join(folder, context), { recursive: true, mode: 0o700 });
    for (const [name, text] of Object.entries(processFiles(context, databases, vault))) await writeWhole(join(folder, context, name), text);
  }
  await ensureSecret(join(folder, 'staffing', 'vault-keys'), newKeyringText);
  return exitCode.ok;
};

/** File name → what it holds, for the processes of one service. */
export const processFiles = (context: ServiceContext, databases: Readonly<Record<ServiceContext, Pick<ContextUrls, 'logAppendUrl' | 'logReadUrl' | 'readModelUrl'>>>, vault: Pick<VaultUrls, 'keeperUrl'>): Readonly<Record<string, string>> => ({
  'log-url': databases[context].logAppendUrl,
  'read-url': databases[context].readModelUrl,
  'log-sources': JSON.stringify(Object.fromEntries(sourceContexts(context).map((source) => [source, databases[source].logReadUrl]))),
  ...(context === 'staffing' ? { 'vault-url': vault.keeperUrl } : {}),
});
