import { join } from 'node:path';
import { findLocalPostgres, provisionedUrls } from '@yange/local';
import { CommandFailed, exitCode } from '../exit-code.js';
import { contexts, secretsFile } from '../start/platform.plan.js';

/** Where an operator's verbs find the logs: `YANGE_LOG_SOURCES` where it is set, else the platform of this machine. Nothing is changed there. */
export const logSources = async (dataFolder: string): Promise<Readonly<Record<string, string>>> => {
  const set = process.env['YANGE_LOG_SOURCES'];
  if (set !== undefined) return namedSources(set);
  const folder = join(dataFolder, 'postgres');
  const found = await findLocalPostgres(folder);
  if (found === undefined) throw new CommandFailed(`no PostgreSQL of Yange runs on ${folder}: start the platform, or set YANGE_LOG_SOURCES`);
  const databases = await provisionedUrls(found.url, { contexts, secretsFile: secretsFile(dataFolder) });
  return Object.fromEntries(contexts.map((context) => [context, databases[context].logReadUrl]));
};

const namedSources = (text: string): Readonly<Record<string, string>> => {
  try {
    const sources: unknown = JSON.parse(text);
    if (typeof sources === 'object' && sources !== null && Object.values(sources).every((url) => typeof url === 'string' && URL.canParse(url))) return sources as Record<string, string>;
  } catch {
    // Said below.
  }
  throw new CommandFailed('YANGE_LOG_SOURCES is not {"<context>": "postgres://…"}', exitCode.usage);
};
