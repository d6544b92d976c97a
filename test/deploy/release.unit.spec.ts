import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { program } from '../../services/cli/src/program.js';
import { inLockfile, inWords, versionPlaces } from '../../deploy/release/version-places.mjs';

const root = join(import.meta.dirname, '../..');
const text = (path: string): string => readFileSync(join(root, path), 'utf8');
const versionIn = (contents: string): string => (JSON.parse(contents) as { version: string }).version;
const { version } = JSON.parse(text('package.json')) as { version: string };
const places = versionPlaces(root);

describe('the version of the product', () => {
  it('is one: every project, the lockfile, every image tag and every page that names it', () => {
    expect(places.map(({ filename }) => filename)).toEqual(expect.arrayContaining([
      'package.json', 'libs/kernel/package.json', 'services/console/package.json', 'package-lock.json', 'deploy/images/Dockerfile', 'deploy/compose/compose.yaml', 'deploy/compose/.env.example',
      'deploy/kubernetes/overlays/city/node/kustomization.yaml', 'deploy/kubernetes/overlays/district/node/kustomization.yaml', 'deploy/kubernetes/overlays/local/node/kustomization.yaml',
    ]));
    expect(places.filter(({ filename, updater }) => (updater === undefined ? versionIn(text(filename)) : updater.readVersion(text(filename))) !== version)).toEqual([]);
    expect(program(() => async () => undefined).version()).toBe(version);
  });

  it('is the first that the changelog tells of', () => {
    expect(/^## \[?(\d+\.\d+\.\d+)/m.exec(text('CHANGELOG.md'))?.[1]).toBe(version);
  });

  it('moves everywhere at once, and that of no dependency with it', () => {
    for (const { filename, updater } of places) if (updater !== undefined) expect([filename, updater.readVersion(updater.writeVersion(text(filename), '12.3.4-rc.1'))]).toEqual([filename, '12.3.4-rc.1']);
    const before = JSON.parse(text('package-lock.json')) as { packages: Record<string, { version?: string }> };
    const after = JSON.parse(inLockfile.writeVersion(text('package-lock.json'), '12.3.4')) as typeof before;
    const moved = Object.keys(after.packages).filter((path) => after.packages[path]?.version !== before.packages[path]?.version);
    expect(moved.sort()).toEqual(['', ...places.flatMap(({ filename }) => (/^(libs|services)\//.test(filename) ? [filename.replace('/package.json', '')] : []))].sort());
    expect(inLockfile.writeVersion(text('package-lock.json'), version)).toBe(text('package-lock.json'));
  });

  it('of two kinds in one file is an error, not a guess', () => {
    expect(inWords.writeVersion('image: yange:0.1.0\nyange-0.1.0-linux-x64/install.sh, kafka:4.3.0', '0.2.0')).toBe('image: yange:0.2.0\nyange-0.2.0-linux-x64/install.sh, kafka:4.3.0');
    expect(() => inWords.readVersion('newTag: 0.1.0\nARG VERSION=0.2.0')).toThrow('0.1.0, 0.2.0');
  });
});
