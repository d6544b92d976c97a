import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { writeWhole } from '../process/owned-folder.js';
import { completePasswords, makeRoles, roleUrl } from './provision.js';

/** URLs with passwords: not for logs. */
export interface VaultUrls {
  /** Owns the vault's database: migrations only. */
  readonly ownerUrl: string;
  /** The service: what it may do is granted table by table by the migration. */
  readonly keeperUrl: string;
  readonly keeperRole: string;
}

/** The vault's database and its two roles. */
export function vaultRolesOf(context: string): { readonly database: string; readonly owner: string; readonly keeper: string } {
  const database = `yange_${context}_vault`;
  return { database, owner: `${database}_owner`, keeper: `${database}_keeper` };
}

/**
 * Makes the database of a context's vault and its two roles, or completes what is there; safe to repeat and to run twice at once.
 * No role of the context's log or read models may connect to it.
 */
export async function provisionVault(superuserUrl: string, plan: { readonly context: string; readonly secretsFile: string }): Promise<VaultUrls> {
  if (!/^[a-z][a-z0-9_]{0,30}$/.test(plan.context)) throw new Error(`"${plan.context}" cannot be a context's name: lower-case letters, digits and _ only.`);
  const { database, owner, keeper } = vaultRolesOf(plan.context);
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(hashtext('yange:provision'))`);
    const passwords = await completePasswords(plan.secretsFile, [owner, keeper]);
    await makeRoles(client, Object.fromEntries([owner, keeper].map((role) => [role, passwords[role] ?? ''])));
    const { rows } = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (rows.length === 0) await client.query(`create database ${database} owner ${owner}`);
    await client.query([`alter database ${database} owner to ${owner}`, `revoke all on database ${database} from public`, `grant connect on database ${database} to ${keeper}`].join(';\n'));
    const url = (role: string): string => roleUrl(superuserUrl, role, passwords[role] ?? '', database);
    return { ownerUrl: url(owner), keeperUrl: url(keeper), keeperRole: keeper };
  } finally {
    await client.end();
  }
}

/** The text of a file of mode 0600; made by `make` where there is none, and never overwritten. */
export async function ensureSecret(file: string, make: () => string): Promise<void> {
  const known = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (known === null) await writeWhole(file, make());
}
