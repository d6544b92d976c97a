import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sharedServer } from '@yange/testing/shared-server';

const run = promisify(execFile);

/** Whether the history was loaded. */
export type Beginning = 'empty' | 'loaded';

const madeWithinMs = 600_000;

/**
 * The data of a platform that was started once in this jest run, and stopped: most specs are about what comes after a first start, and a first start (databases, tables, read models,
 * the history) is most of what they would take. Those that are about it ask for one of their own.
 * @param into a folder, empty or not there yet
 * @param startAndStop makes the data in a folder
 */
export const copyOfPlatform = async (of: Beginning, into: string, startAndStop: (folder: string) => Promise<void>): Promise<void> => {
  const { address } = await sharedServer(`platform-${of}`, madeWithinMs, async ({ folder }) => {
    await mkdir(folder);
    // PostgreSQL runs as another user where it is started by root, and must get through.
    await chmod(folder, 0o711);
    await startAndStop(join(folder, 'data'));
    return { pid: 0, address: join(folder, 'data'), chosen: `A platform (${of}) was started once for those specs that do not look at a first start.` };
  });
  await mkdir(into, { recursive: true });
  // With owners and modes, which Node's own copy leaves out.
  await run('cp', ['-Rp', `${address}/.`, into]);
};

/** Nothing was started on it yet. */
export const isFresh = (folder: string): boolean => !existsSync(folder) || readdirSync(folder).length === 0;
