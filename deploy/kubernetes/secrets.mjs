import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { completePasswords, databasesOf, ensureSecret, roleUrl, rolesOf, vaultRolesOf, yangeContexts } from '@yange/local';
import { newKeyringText } from '@yange/staffing';
import { processFiles } from '../../services/cli/dist/commands/migrate.command.js';

// The secrets that the manifests name, made once and kept in a folder of one's own (mode 0600), which belongs in a safe and in no repository:
//   npm run build && node deploy/kubernetes/secrets.mjs <folder> | kubectl -n yange apply -f -
// The same folder gives the same secrets again. Who has a store of secrets takes the names and files from here.
const folder = process.argv[2];
if (folder === undefined) {
  process.stderr.write('in which folder are they kept?\n');
  process.exit(2);
}
await mkdir(folder, { recursive: true, mode: 0o700 });
const vault = vaultRolesOf('staffing');
const roles = [...yangeContexts.flatMap((context) => Object.values(rolesOf(context))), vault.owner, vault.keeper];
const passwords = await completePasswords(join(folder, 'passwords.json'), roles);
await ensureSecret(join(folder, 'vault-keys'), newKeyringText);

/** By the service that CloudNativePG keeps at the primary, whose certificate is checked. */
const url = (role, database, options = {}) => {
  const made = new URL(roleUrl('postgres://yange-postgres-rw:5432', role, passwords[role], database));
  for (const [name, value] of Object.entries({ sslmode: 'verify-full', sslrootcert: '/run/yange/postgres-ca/ca.crt', ...options })) made.searchParams.set(name, value);
  return made.toString();
};
/** Whoever reads a log writes nowhere, whatever he is granted. */
const readOnly = { options: '-c default_transaction_read_only=on' };

const databases = Object.fromEntries(
  yangeContexts.map((context) => {
    const [{ log, read }, { logOwner, logAppend, logRead, readModel }] = [databasesOf(context), rolesOf(context)];
    return [context, { logOwnerUrl: url(logOwner, log), logAppendUrl: url(logAppend, log), logReadUrl: url(logRead, log, readOnly), readModelUrl: url(readModel, read) }];
  }),
);
const keeperUrl = url(vault.keeper, vault.database);

const secret = (name, stringData, type = 'Opaque', labels = {}) => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: 'yange', labels }, type, stringData });
const items = [
  // CloudNativePG sets the password of a managed role by it, and sets it anew when it changes.
  ...roles.map((role) => secret(role.replaceAll('_', '-'), { username: role, password: passwords[role] }, 'kubernetes.io/basic-auth', { 'cnpg.io/reload': 'true' })),
  ...yangeContexts.flatMap((context) => {
    const { 'vault-url': vaultUrl, ...process } = processFiles(context, databases, { keeperUrl });
    const owner = { 'log-owner-url': databases[context].logOwnerUrl, 'read-url': databases[context].readModelUrl };
    return [
      secret(`${context}-process`, process),
      secret(`${context}-owner`, vaultUrl === undefined ? owner : { ...owner, 'vault-owner-url': url(vault.owner, vault.database) }),
    ];
  }),
  secret('staffing-vault', { 'vault-url': keeperUrl, 'vault-keys': await readFile(join(folder, 'vault-keys'), 'utf8') }),
];
process.stdout.write(`${JSON.stringify({ apiVersion: 'v1', kind: 'List', items }, null, 2)}\n`);
