import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, copyFile, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { shipped } from '../images/collect.mjs';

/**
 * `node deploy/offline/bundle.mjs <file.tar>` in a built checkout: the product, its production dependencies, PostgreSQL and Node of this platform, sums and
 * SBOM in one file that `install.sh` unpacks where no registry is reached. Needs npm and a registry, or npm's cache.
 */
const root = resolve(import.meta.dirname, '../..');
const say = (line) => process.stderr.write(`${line}\n`);
const run = (command, args, options = {}) => execFileSync(command, args, { maxBuffer: 256 * 1024 * 1024, stdio: ['ignore', 'pipe', 'inherit'], ...options });

/** What nobody needs to run it: headers for building, pages for reading. */
const needless = (name) => [`node_modules/${name}/include`, `node_modules/${name}/share`, `node_modules/${name}/CHANGELOG.md`];

const nodePackage = `node-${process.platform}-${process.arch}`;

/** Dependencies of production with the binaries of this platform, exactly as the lockfile names them; no package runs code of its own. */
const install = async (product) => {
  for (const path of ['package.json', 'package-lock.json', ...(await shipped(root)).filter((one) => /^(libs|services)\/[^/]+\/package\.json$/.test(one))]) {
    await mkdir(join(product, dirname(path)), { recursive: true });
    await copyFile(join(root, path), join(product, path));
  }
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--omit=dev', '--prefer-offline', '--loglevel=error'], { cwd: product });
  for (const path of needless(nodePackage)) await rm(join(product, path), { recursive: true, force: true });
};

const copyBuilt = async (product) => {
  for (const path of await shipped(root)) {
    if (path === 'node_modules') continue;
    await mkdir(join(product, dirname(path)), { recursive: true });
    await cp(join(root, path), join(product, path), { recursive: true, verbatimSymlinks: true });
  }
};

const sumOf = async (file) => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
};

/** `sha256sum -c` reads it. Links hold no bytes of their own. */
const sums = async (folder) => {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort();
  const lines = [];
  for (const file of files) lines.push(`${await sumOf(join(folder, file))}  ${file}\n`);
  return lines.join('');
};

const launcher = `#!/bin/sh
# Yange with the Node that came with it, whatever node there is.
here=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
exec "$here/node_modules/${nodePackage}/bin/node" "$here/services/cli/bin/yange.mjs" "$@"
`;

/** One file of a folder. The same bytes for the same files: sorted, owned by nobody in particular, of one time. */
const packed = (file, parent, name, gzip) =>
  run('tar', [...(gzip ? ['--use-compress-program=gzip -n'] : []), '--sort=name', '--owner=0', '--group=0', '--numeric-owner', '--mtime=2020-01-01T00:00:00Z', '-cf', file, '-C', parent, name]);

/** A product with its sums, packed beside what installs it. */
export const sealed = async (product, outer) => {
  await writeFile(join(product, 'FILES.sha256'), await sums(product));
  packed(join(outer, 'yange.tar.gz'), dirname(product), basename(product), true);
  await copyFile(join(product, 'sbom.cdx.json'), join(outer, 'sbom.cdx.json'));
  await copyFile(join(import.meta.dirname, 'install.sh'), join(outer, 'install.sh'));
  await chmod(join(outer, 'install.sh'), 0o755);
  await writeFile(join(outer, 'SHA256SUMS'), await sums(outer));
};

const bundle = async (file) => {
  const from = performance.now();
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const name = `yange-${version}-${process.platform}-${process.arch}`;
  const work = await mkdtemp(join(tmpdir(), 'yange-bundle-'));
  try {
    const [product, outer] = [join(work, 'yange'), join(work, name)];
    await mkdir(outer, { recursive: true });
    await mkdir(product);
    say('依赖 dependencies of production');
    await install(product);
    await copyBuilt(product);
    await writeFile(join(product, 'yange'), launcher);
    await chmod(join(product, 'yange'), 0o755);
    await writeFile(join(product, 'sbom.cdx.json'), run('npm', ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx', '--omit', 'dev'], { cwd: product }));
    say('打包 packing');
    await sealed(product, outer);
    packed(resolve(file), work, name, false);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  const { size } = await stat(file);
  process.stdout.write(`${await sumOf(file)}  ${file}\n`);
  say(`${name}: ${(size / 1e6).toFixed(0)} MB, ${((performance.now() - from) / 1000).toFixed(0)} s. 另行传送上面的校验和 send the sum above another way than the file.`);
};

if (process.argv[1] === import.meta.filename) {
  const [, , file] = process.argv;
  if (file === undefined) {
    say('node deploy/offline/bundle.mjs <file.tar>');
    process.exit(2);
  }
  await bundle(file);
}
