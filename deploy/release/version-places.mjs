import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Behind these the version of the product is written in files of deploy/: image tags, names of bundles, build arguments. */
const marks = ['yange:', 'yange-', 'newTag: ', 'ARG VERSION='];
const written = new RegExp(`(?<=${marks.join('|')})\\d+\\.\\d+\\.\\d+(?:-(?:alpha|beta|rc)\\.\\d+)?`, 'gm');

/** A file of words: every mark in it is followed by one and the same version. */
export const inWords = {
  readVersion: (contents) => {
    const versions = [...new Set(contents.match(written) ?? [])];
    if (versions.length !== 1) throw new Error(`one version is expected behind ${marks.join(' ')}, and there are: ${versions.join(', ') || 'none'}`);
    return versions[0];
  },
  writeVersion: (contents, version) => contents.replaceAll(written, version),
};

const workspaces = /^(?:(?:libs|services)\/[^/]+)?$/;

/** The lockfile says the version of the product once for itself and once for every project in it; those of dependencies are not ours. */
export const inLockfile = {
  readVersion: (contents) => JSON.parse(contents).version,
  writeVersion: (contents, version) => {
    const lock = JSON.parse(contents);
    lock.version = version;
    for (const [path, entry] of Object.entries(lock.packages)) if (workspaces.test(path)) entry.version = version;
    return `${JSON.stringify(lock, null, 2)}\n`;
  },
};

const filesBelow = (folder) =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });

/**
 * Every place below `root` that names the version of the product, found by looking: a file that comes to name it later is not forgotten.
 * @param {string} root the checkout
 * @returns {{ filename: string, type?: string, updater?: object }[]} as commit-and-tag-version takes them, paths relative to `root`
 */
export const versionPlaces = (root) => {
  const projects = ['libs', 'services'].flatMap((kind) => readdirSync(join(root, kind)).map((name) => `${kind}/${name}/package.json`));
  const words = filesBelow(join(root, 'deploy')).filter((path) => !path.startsWith(join(root, 'deploy/release')) && new RegExp(written.source, 'm').test(readFileSync(path, 'utf8')));
  return [
    ...['package.json', ...projects].map((filename) => ({ filename, type: 'json' })),
    { filename: 'package-lock.json', updater: inLockfile },
    ...words.map((path) => ({ filename: relative(root, path), updater: inWords })),
  ];
};
