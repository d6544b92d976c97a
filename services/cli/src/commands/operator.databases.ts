import { join } from 'node:path';
import { findLocalPostgres, provision, type ContextUrls } from '@yange/local';
import { CommandFailed } from '../exit-code.js';
import { contexts, type ServiceContext } from '../start/platform.plan.js';
import { secretsFile } from '../start/platform.js';

/** Where an operator's verbs find the logs: `YANGE_LOG_SOURCES` where it is set, else the platform of this machine. */
export const logSources = async (dataFolder: string): Promise<Readonly<Record<string, string>>> => {
  const set = process.env['YANGE_LOG_SOURCES'];
  if (set !== undefined) return JSON.parse(set) as Record<string, string>;
  const databases = await localDatabases(dataFolder);
  return Object.fromEntries(contexts.map((context) => [context, databases[context].logReadUrl]));
};

/** Databases of the platform that runs on this machine. */
export const localDatabases = async (dataFolder: string): Promise<Readonly<Record<ServiceContext, ContextUrls>>> => {
  const folder = join(dataFolder, 'postgres');
  const found = await findLocalPostgres(folder);
  if (found === undefined) throw new CommandFailed(`no PostgreSQL of Yange runs on ${folder}: start the platform, or set YANGE_LOG_SOURCES`);
  return provision(found.url, { contexts, secretsFile: secretsFile(dataFolder) });
};
