import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { offPrefix, offSwitches } from './off.switches.js';
import { refusalPlaces, specsNaming, unthrown } from './refusal.places.js';
import { platformPlaces, rulePlaces, serviceFolders, type ServiceFolder } from '../architecture/rule-tables.js';

/**
 * Switches every rule off in turn, in a copy of the sources, and runs the specs that name it: at least one has to fail. A rule that can be off without
 * a failing spec is one that nobody holds. Rules of the services, rules that every service keeps (`platform`), and refusals, which are thrown (`refusals`).
 * The first argument tries one of these groups, or one id, instead of `all`; the second is how many are tried at a time, each in a copy of its own. Prints a line per rule; ends with 1 where one stays unnoticed.
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
    // Node may wait for ever for its compiling threads when jest ends it at once (--bail; nodejs/node#54918): it has none here.
    const options = ['--single-threaded', '--experimental-vm-modules', '--no-warnings', jest, '--bail', '--silent', '--runInBand', '--rootDir', folder, '--runTestsByPath', ...specs.map((spec) => join(folder, spec))];
    execFile(process.execPath, options, { cwd: folder, maxBuffer: 64 * 1024 * 1024 }, (error) => resolve(error !== null));
  });

interface Tried {
  readonly folder: string;
  readonly id: string;
  readonly noticed: boolean;
  readonly specs: number;
}

/** What is tried: a rule or a refusal, the files that decide it and the specs that name it, below the root, and a file's text without it. */
interface Switch {
  readonly folder: string;
  readonly id: string;
  readonly decided: readonly string[];
  readonly specs: readonly string[];
  off(text: string): string;
}

/** Under another name its breach counts for none (`off.switches.ts`); where it is thrown, it is not. */
const withoutRule = (id: string) => (text: string): string => unthrown(text, id).replaceAll(new RegExp(`(['"\`])(${id}|${id.replace(/-(principal|deputy)$/, '')})(['"\`]|-\\$\\{)`, 'g'), `$1${offPrefix}$2$3`);

/** One that is no refusal of its own, but another's in other words, is named otherwise. */
const withoutRefusal = (id: string, makers: readonly string[]) => (text: string): string => {
  const off = unthrown(text, id, makers);
  return off === text ? text.replaceAll(`new Rejected('${id}'`, `new Rejected('${offPrefix}${id}'`) : off;
};

const unitSpecs = (paths: readonly string[]): readonly string[] => paths.filter((path) => path.endsWith('.unit.spec.ts'));

const inService = (path: string, service: ServiceFolder): string => (path.startsWith('test/') ? path : `services/${service}/src/${path}`);

const rulesOf = (service: ServiceFolder): readonly Switch[] =>
  rulePlaces(service).map(({ id, decided, specified }) => ({ folder: service, id, decided: decided.map((path) => inService(path, service)), specs: unitSpecs(specified.map((path) => inService(path, service))), off: withoutRule(id) }));

const rulesOfThePlatform = (): readonly Switch[] => platformPlaces().map(({ by, decided, specified }) => ({ folder: 'platform', id: by, decided, specs: specified.length > 0 ? unitSpecs(specified) : specsNaming(by, 'libs/use-case'), off: withoutRule(by) }));

const refusals = (): readonly Switch[] => {
  const rules = new Set(rulesOfThePlatform().map(({ id }) => `libs/use-case ${id}`));
  return refusalPlaces().filter(({ project, id }) => !rules.has(`${project} ${id}`)).map(({ id, makers, decided, specified }) => ({ folder: 'refusals', id, decided, specs: specified, off: withoutRefusal(id, makers) }));
};

const trySwitchedOff = async (folder: string, { folder: of, id, decided, specs, off }: Switch): Promise<Tried> => {
  const originals = decided.map((path) => [path, readFileSync(join(folder, path), 'utf8')] as const);
  const changed = originals.map(([path, text]) => [path, off(text)] as const);
  if (changed.every(([, text], index) => text === originals[index]?.[1])) throw new Error(`${id} cannot be switched off in ${decided.join(', ')}`);
  for (const [path, text] of changed) writeFileSync(join(folder, path), text);
  const noticed = specs.length > 0 && (await isNoticed(folder, specs));
  for (const [path, text] of originals) writeFileSync(join(folder, path), text);
  return { folder: of, id, noticed, specs: specs.length };
};

/** With every rule on, the copy passes: else a failing spec would say nothing. */
const assertSound = async (folder: string, group: readonly Switch[]): Promise<void> => {
  const specs = new Set(group.flatMap((one) => one.specs));
  if (specs.size > 0 && (await isNoticed(folder, [...specs]))) throw new Error(`specs of ${group[0]?.folder} fail although nothing is switched off`);
};

const [only = 'all', atOnce = '1'] = process.argv.slice(2);
const folders = Array.from({ length: Math.max(1, Number(atOnce)) }, copySources);
const tried: Tried[] = [];

/** Each copy of the sources has one switched off at a time. */
const tryAll = async (switches: readonly Switch[]): Promise<void> => {
  const open = [...switches];
  await Promise.all(folders.map(async (folder) => {
    for (let place = open.shift(); place !== undefined; place = open.shift()) {
      const one = await trySwitchedOff(folder, place);
      tried.push(one);
      process.stdout.write(`${one.noticed ? 'noticed  ' : 'UNNOTICED'} ${one.folder} ${one.id} (${one.specs} specs)\n`);
    }
  }));
};

try {
  for (const group of [...serviceFolders.map(rulesOf), rulesOfThePlatform(), refusals()]) {
    const asked = group.filter((one) => only === 'all' || only === one.id || only === one.folder);
    await assertSound(folders[0] ?? '', asked);
    await tryAll(asked);
  }
} finally {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
const unnoticed = tried.filter(({ noticed }) => !noticed);
for (const of of new Set(tried.map((one) => one.folder))) process.stdout.write(`${of}: ${tried.filter((one) => one.folder === of).length} switched off, ${unnoticed.filter((one) => one.folder === of).length} unnoticed\n`);
process.stdout.write(`${tried.length} rules and refusals switched off, ${unnoticed.length} unnoticed${unnoticed.length === 0 ? '' : `: ${unnoticed.map(({ id }) => id).join(', ')}`}\n`);
process.exitCode = unnoticed.length === 0 && tried.length > 0 ? 0 : 1;
