import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import type { ContextUrls, VaultUrls } from '@yange/local';
import { organisationsService } from '@yange/organisations';
import { migrateService } from '@yange/service-host';
import { migrateVault, staffingService } from '@yange/staffing';

const run = promisify(execFile);

/** What runs: of one checkout, as it was built there. */
export interface Product {
  readonly name: string;
  /** file of the composition root of a service or the gateway */
  mainOf(service: string): string;
  /** brings databases up to date, as the job does that comes before a rollout */
  migrate(databases: Readonly<Record<string, ContextUrls>>, vault: VaultUrls): Promise<void>;
}

/** This checkout. */
export const thisProduct: Product = {
  name: 'this',
  mainOf: (service) => fileURLToPath(import.meta.resolve(`@yange/${service}/main`)),
  migrate: async (databases, vault) => {
    await migrateVault(vault.ownerUrl, vault.keeperRole);
    for (const [context, urls] of Object.entries(databases)) await migrateService(context === 'staffing' ? staffingService : organisationsService, urls);
  },
};

const migration = `
  import { migrateService } from '@yange/service-host';
  import { migrateVault } from '@yange/staffing';
  const { databases, vault } = JSON.parse(process.env.TARGETS);
  await migrateVault(vault.ownerUrl, vault.keeperRole);
  for (const urls of databases) await migrateService(undefined, urls);`;

/** Another checkout, with its own dependencies, built: nothing of this one runs in its processes. */
export const productIn = (folder: string, name: string): Product => ({
  name,
  mainOf: (service) => join(folder, 'services', service, 'dist', 'main', `${service}.main.js`),
  migrate: async (databases, vault) => {
    const targets = JSON.stringify({ databases: Object.values(databases), vault });
    await run(process.execPath, ['--input-type=module', '--eval', migration], { cwd: folder, env: { PATH: process.env['PATH'], TARGETS: targets } });
  },
});
