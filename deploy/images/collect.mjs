import { cp, mkdir, readdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Beside the built code: what it reads at run time. */
export const readAtRunTime = ['libs/event-log/sql', 'libs/history/districts', 'services/cli/bin', 'services/cli/bundle/dist'];

/** What an image ships of a built checkout, by path. Sources, specs and tools are not among it. */
export const shipped = async (root) => {
  const projects = (await Promise.all(['libs', 'services'].map(async (group) => (await readdir(join(root, group))).map((name) => `${group}/${name}`)))).flat();
  const built = projects.flatMap((project) => [`${project}/package.json`, `${project}/dist`]).filter((path) => existsSync(join(root, path)));
  return ['package.json', 'LICENSE', 'node_modules', 'deploy/images/run.mjs', 'deploy/images/healthy.mjs', ...built, ...readAtRunTime];
};

const collect = async (root, into) => {
  for (const path of await shipped(root)) {
    await mkdir(join(into, path, '..'), { recursive: true });
    await cp(join(root, path), join(into, path), { recursive: true, verbatimSymlinks: true });
  }
};

if (process.argv[1] === import.meta.filename) await collect(process.cwd(), process.argv[2]);
