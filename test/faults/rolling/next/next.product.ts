import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { productIn, type Product } from '../../suite/product.js';
import type { Platform } from '../../suite/platform.js';
import { changesOfNext, contract, expand } from './next.changes.js';

const root = join(import.meta.dirname, '../../../..');

/** The version after this checkout: what was built here, with the changes of a release, in a folder and processes of its own. */
export interface NextProduct extends Product {
  /** the second half of its migration, once no process of the earlier version is left */
  contract(databases: Platform['databases']): Promise<void>;
}

/** @param folder new @throws {Error} where this checkout is not built, or does not read as the changes expect it */
export const nextIn = (folder: string): NextProduct => {
  for (const room of ['libs', 'services']) for (const name of readdirSync(join(root, room))) copyBuilt(join(room, name), folder);
  linkDependencies(folder);
  for (const { file, to } of changesOfNext) writeFileSync(join(folder, file), to(readFileSync(join(folder, file), 'utf8')));
  const product = productIn(folder, 'next');
  return {
    ...product,
    migrate: async (databases, vault) => {
      await product.migrate(databases, vault);
      await inLogs(databases, expand);
    },
    contract: (databases) => inLogs(databases, contract),
  };
};

/** The console is read by browsers, the histories by imports: where a part is not there, no process asks for it. */
const copyBuilt = (project: string, folder: string): void => {
  for (const part of ['package.json', 'dist', 'sql']) if (existsSync(join(root, project, part))) cpSync(join(root, project, part), join(folder, project, part), { recursive: true });
};

/** Everybody else's packages as they are here; ours are those of the folder. */
const linkDependencies = (folder: string): void => {
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, '@yange'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules'))) if (name !== '@yange' && !name.startsWith('.')) symlinkSync(join(root, 'node_modules', name), join(modules, name));
  for (const room of ['libs', 'services']) for (const name of readdirSync(join(folder, room))) symlinkSync(join(folder, room, name), join(modules, '@yange', name));
  writeFileSync(join(dirname(modules), 'package.json'), JSON.stringify({ private: true, type: 'module' }));
};

const inLogs = async (databases: Platform['databases'], statements: readonly string[]): Promise<void> => {
  for (const { logOwnerUrl } of Object.values(databases)) {
    const client = new pg.Client({ connectionString: logOwnerUrl, application_name: 'yange migrate' });
    await client.connect();
    try {
      await client.query(['begin', ...statements, 'commit'].join(';\n'));
    } finally {
      await client.end();
    }
  }
};
