import { ensureSecret, provisionVault, type ContextUrls } from '@yange/local';
import { migrateService } from '@yange/service-host';
import { migrateVault, newKeyringText } from '@yange/staffing';
import { definitions, startInProcess, type RunningServices } from './in-process.host.js';
import { contexts, secretsFile, vaultKeysFile, type PlanInput, type PlatformPlan, type ServiceContext } from './platform.plan.js';
import { startSplit, type SplitOptions } from './split.host.js';

export { refuseForeignTopics } from './foreign-topics.check.js';

/** Every log and read model brought up to date, as their owners. */
export const migrateServices = async (databases: Readonly<Record<ServiceContext, ContextUrls>>): Promise<void> => {
  await Promise.all(contexts.map((context) => migrateService(definitions[context], databases[context])));
};

/** The vault's database, and its keys beside the passwords: whoever takes the databases alone has ciphertext. */
export const prepareVault = async (superuserUrl: string, folder: string): Promise<PlanInput['vault']> => {
  const { ownerUrl, keeperUrl, keeperRole } = await provisionVault(superuserUrl, { context: 'staffing', secretsFile: secretsFile(folder) });
  await migrateVault(ownerUrl, keeperRole);
  await ensureSecret(vaultKeysFile(folder), newKeyringText);
  return { url: keeperUrl, keysFile: vaultKeysFile(folder) };
};

/** All of them, in this process or in one each. */
export const startServices = (plan: PlatformPlan, isSplit: boolean, options: SplitOptions): Promise<RunningServices> => (isSplit ? startSplit(plan, options) : startInProcess(plan));
