import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { offPrefix, offSwitches } from './off.switches.js';
import { rulePlaces, serviceFolders, type ServiceFolder } from '../architecture/rule-tables.js';

/**
 * Switches every rule off in turn, in a copy of the sources, and runs the specs that name it: at least one has to fail. A rule that can be off without
 * a failing spec is one that nobody holds. Prints a line per rule; ends with 1 where one stays unnoticed.
 */
const root = join(import.meta.dirname, '../..');

const copySources = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'yange-rules-'));
  const skipped = new Set(['node_modules', 'dist', '.nx', '.git', '.yange']);
  cpSync(root, folder, { recursive: true, filter: (path) => !skipped.has(path.split('/').at(-1) ?? '') });
  mkdirSync(join(folder, 'node_modules/@yange'), { recursive: true });
  for (const entry of readdirSync(join(root, 'node_modules'))) if (entry !== '@yange') symlinkSync(join(root, 'node_modules', entry), join(folder, 'node_modules', entry));
  for (const kind of ['libs', 'services']) {
    for (const name of readdirSync(join(root, kind))) {
      const { name: as } = JSON.parse(readFileSync(join(root, kind, name, 'package.json'), 'utf8')) as { name: string };
      symlinkSync(join(folder, kind, name), join(folder, 'node_modules', as));
    }
  }
  for (const [file, is, becomes] of offSwitches) replaceIn(join(folder, file), is, becomes);
  return folder;
};

const replaceIn = (path: string, is: string, becomes: string): void => {
  const text = readFileSync(path, 'utf8');
  if (!text.includes(is)) throw new Error(`${path} does not hold: ${is}`);
  writeFileSync(path, text.replaceAll(is, () => becomes));
};

/** @returns whether a spec failed */
const isNoticed = async (folder: string, specs: readonly string[]): Promise<boolean> =>
  new Promise((resolve) => {
    const jest = join(folder, 'node_modules/jest/bin/jest.js');
    const options = ['--experimental-vm-modules', '--no-warnings', jest, '--bail', '--silent', '--rootDir', folder, '--runTestsByPath', ...specs.map((spec) => join(folder, spec))];
    execFile(process.execPath, options, { cwd: folder, maxBuffer: 64 * 1024 * 1024 }, (error) => resolve(error !== null));
  });

interface Tried {
  readonly service: ServiceFolder;
  readonly id: string;
  readonly noticed: boolean;
  readonly specs: number;
}

const trySwitchedOff = async (folder: string, service: ServiceFolder, place: ReturnType<typeof rulePlaces>[number]): Promise<Tried> => {
  const originals = new Map<string, string>();
  for (const path of place.decided.map((path) => inService(path, service))) {
    const text = readFileSync(join(folder, path), 'utf8');
    originals.set(path, text);
    const stem = place.id.replace(/-(principal|deputy)$/, '');
    writeFileSync(join(folder, path), text.replaceAll(new RegExp(`(['"\`])(${place.id}|${stem})(['"\`]|-\\$\\{)`, 'g'), `$1${offPrefix}$2$3`));
  }
  const specs = unitSpecsOf(place, service);
  const noticed = specs.length > 0 && (await isNoticed(folder, specs));
  for (const [path, text] of originals) writeFileSync(join(folder, path), text);
  return { service, id: place.id, noticed, specs: specs.length };
};

/** With every rule on, the copy passes: else a failing spec would say nothing. */
const assertSound = async (folder: string, service: ServiceFolder): Promise<void> => {
  const specs = new Set(rulePlaces(service).flatMap((place) => unitSpecsOf(place, service)));
  if (specs.size > 0 && (await isNoticed(folder, [...specs]))) throw new Error(`specs of ${service} fail although no rule is switched off`);
};

const inService = (path: string, service: ServiceFolder): string => (path.startsWith('test/') ? path : `services/${service}/src/${path}`);

const unitSpecsOf = (place: ReturnType<typeof rulePlaces>[number], service: ServiceFolder): readonly string[] =>
  place.specified.map((path) => inService(path, service)).filter((path) => path.endsWith('.unit.spec.ts'));

const only = process.argv[2];
const folder = copySources();
const tried: Tried[] = [];
try {
  for (const service of serviceFolders) {
    if (only === undefined || only === service) await assertSound(folder, service);
    for (const place of rulePlaces(service)) {
      if (only !== undefined && only !== place.id && only !== service) continue;
      const one = await trySwitchedOff(folder, service, place);
      tried.push(one);
      process.stdout.write(`${one.noticed ? 'noticed  ' : 'UNNOTICED'} ${service} ${one.id} (${one.specs} specs)\n`);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const unnoticed = tried.filter(({ noticed }) => !noticed);
process.stdout.write(`${tried.length} rules switched off, ${unnoticed.length} unnoticed${unnoticed.length === 0 ? '' : `: ${unnoticed.map(({ id }) => id).join(', ')}`}\n`);
process.exitCode = unnoticed.length === 0 && tried.length > 0 ? 0 : 1;
