import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { checkableRules, reportRules, type FieldRule } from './domain-rules.js';

const root = join(import.meta.dirname, '../..');

const services = {
  organisations: 'organisations',
  staffing: 'staffing',
  enforcement: 'enforcement',
  'grid-governance': 'grid',
  reporting: 'reporting',
} as const;

export type ServiceFolder = keyof typeof services;
export const serviceFolders = Object.keys(services) as readonly ServiceFolder[];

interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export interface RulePlace {
  readonly id: string;
  readonly zh: string;
  readonly source: string;
  readonly mode: string;
  /** files that decide it, below `src` */
  readonly decided: readonly string[];
  /** specs that name it */
  readonly specified: readonly string[];
}

const read = new Map<string, readonly SourceFile[]>();

const filesBelow = (folder: string): readonly SourceFile[] => {
  const files = read.get(folder) ?? filesIn(folder);
  read.set(folder, files);
  return files;
};

const filesIn = (folder: string): readonly SourceFile[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .sort()
    .map((path) => ({ path: join(folder, path), text: readFileSync(join(root, folder, path), 'utf8') }));

const definitionFile = (service: ServiceFolder): string => `services/${service}/src/domain/rule/${services[service]}.rules.ts`;

/** Ids that decisions of the service name as broken: literals, and stems of those that end in 正 or 副. */
export const idsInDecisions = (service: ServiceFolder): readonly string[] => {
  const sources = filesBelow(`services/${service}/src`).filter(({ path }) => !path.endsWith('.spec.ts') && !path.includes('/domain/rule/'));
  return [...new Set(sources.flatMap(({ text }) => [...text.matchAll(/\brule: '([a-z-]+)'/g)].map((match) => match[1] ?? '')))].sort();
};

const stemOf = (id: string): string => id.replace(/-(principal|deputy)$/, '');

const mentions = (id: string, { text }: SourceFile): boolean => [id, stemOf(id)].some((word) => new RegExp(`['"\`]${word}(-\\$\\{|['"\`])`).test(text));

const shortened = (path: string, service: ServiceFolder): string => path.replace(`services/${service}/src/`, '');

/** Reads the definitions as text, so that the table needs no build. */
export const rulePlaces = (service: ServiceFolder): readonly RulePlace[] => {
  const definitions = readFileSync(join(root, definitionFile(service)), 'utf8');
  const sources = new Map([...definitions.matchAll(/^const (\w+): RuleSource = \{ kind: '\w+', zh: '([^']*)'/gm)].map((match) => [match[1], match[2]]));
  // Oversight lists what stands broken on a day, by what was decided elsewhere: it decides nothing, and its specs do not hold a decision.
  const files = filesBelow(`services/${service}/src`).filter(({ path }) => !path.includes('/oversight/'));
  const specs = [...files, ...filesBelow('test/e2e')].filter(({ path }) => path.endsWith('.spec.ts'));
  const sourceFiles = files.filter(({ path }) => !path.endsWith('.spec.ts') && !path.includes('/domain/rule/') && !path.includes('.fixture.'));
  return [...definitions.matchAll(/\{ id: '([a-z-]+)', title: \{ zh: '([^']*)'.*?source: (\w+), mode: '(\w+)'/g)].map(([, id = '', zh = '', source = '', mode = '']) => ({
    id,
    zh,
    source: sources.get(source) ?? '',
    mode,
    decided: sourceFiles.filter((file) => mentions(id, file)).map(({ path }) => shortened(path, service)),
    specified: specs.filter((file) => mentions(id, file)).map(({ path }) => shortened(path, service)),
  }));
};

/** Rules that every service keeps, decided before a use case is asked. */
const platform = 'libs/use-case';
export type TableFolder = ServiceFolder | typeof platform;
export const tableFolders: readonly TableFolder[] = [...serviceFolders, platform];

export interface HeldPlace {
  /** an id of our rules, or the function that decides it */
  readonly by: string;
  /** file names */
  readonly decided: readonly string[];
  readonly specified: readonly string[];
}

/** Where our rules of one folder are decided and specified, by id. */
const heldIn = (folder: TableFolder): ReadonlyMap<string, HeldPlace> => {
  if (folder !== platform) return new Map(rulePlaces(folder).map(({ id, decided, specified }) => [id, { by: id, decided, specified }]));
  const files = filesBelow(`${platform}/src`);
  const ids = [...readFileSync(join(root, `${platform}/src/rules/platform.rules.ts`), 'utf8').matchAll(/(?:id: |\[)'([a-z-]+)',(?: '|\n)/g)].map(([, id = '']) => id);
  const naming = (id: string, specs: boolean): readonly string[] => files.filter((file) => file.path.endsWith('.spec.ts') === specs && !file.path.endsWith('platform.rules.ts') && mentions(id, file)).map(({ path }) => path);
  return new Map(ids.map((id) => [id, { by: id, decided: naming(id, false), specified: naming(id, true) }]));
};

/** Where the rules that every service keeps are decided and specified, below the root. */
export const platformPlaces = (): readonly HeldPlace[] => [...heldIn(platform).values()];

export interface FieldRow {
  readonly id: string;
  readonly words: string;
  readonly held: readonly HeldPlace[];
}

/** The rules of the field that a folder holds, each with what of it holds them; a rule that several services hold stands with each. */
export const fieldRows = (folder: TableFolder): readonly FieldRow[] => {
  const ours = heldIn(folder);
  const below = folder === platform ? `${platform}/` : `services/${folder}/`;
  const rowOf = ([id, { words, rules, places = [], specs = [] }]: readonly [string, FieldRule]): FieldRow => {
    const own = rules.flatMap((rule) => ours.get(rule) ?? []);
    const structural = places.filter(({ file }) => file.startsWith(below)).map(({ by, file, spec }) => ({ by, decided: [file], specified: [spec] }));
    const further = specs.filter((spec) => spec.startsWith(below));
    return { id, words, held: [...own, ...structural, ...(further.length === 0 ? [] : [{ by: '', decided: [], specified: further }])] };
  };
  return [...Object.entries(reportRules), ...Object.entries(checkableRules)].map(rowOf).filter(({ held }) => held.some(({ by }) => by !== ''));
};

const begin = '<!-- rules: written by `npm run rules` -->';
const end = '<!-- /rules -->';

const namesOf = (paths: readonly string[]): string => [...new Set(paths.map((path) => basename(path)))].join(', ');

const fieldTableOf = (folder: TableFolder): readonly string[] => {
  const rows = fieldRows(folder).map(({ id, words, held }) => `| ${id} | ${words} | ${held.flatMap(({ by }) => (by === '' ? [] : [`\`${by}\``])).join(', ')} | ${namesOf(held.flatMap(({ decided }) => decided))} | ${namesOf(held.flatMap(({ specified }) => specified))} |`);
  return rows.length === 0 ? [] : ['| asked by the field | what it asks | held by | decided in | specified in |', '| --- | --- | --- | --- | --- |', ...rows];
};

const tableOf = (folder: TableFolder): string => [begin, ...(folder === platform ? fieldTableOf(folder) : [...ownTableOf(folder), ...spaced(fieldTableOf(folder))]), end].join('\n');

const spaced = (lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ['', ...lines]);

const ownTableOf = (service: ServiceFolder): readonly string[] => {
  const row = ({ id, zh, source, mode, decided, specified }: RulePlace): string => `| \`${id}\` | ${zh} | ${source} | ${mode} | ${decided.map((path) => basename(path)).join(', ')} | ${specified.map((path) => basename(path)).join(', ')} |`;
  return ['| rule | what it says | source | by itself | decided in | specified in |', '| --- | --- | --- | --- | --- | --- |', ...rulePlaces(service).map(row)];
};

export const readmeOf = (folder: TableFolder): { readonly path: string; readonly is: string; readonly wants: string } => {
  const path = join(root, folder === platform ? folder : `services/${folder}`, 'README.md');
  const is = readFileSync(path, 'utf8');
  const from = is.indexOf(begin);
  const to = is.indexOf(end);
  const wants = from < 0 || to < from ? `${is.trimEnd()}\n\n## Rules\n\n${tableOf(folder)}\n` : is.slice(0, from) + tableOf(folder) + is.slice(to + end.length);
  return { path, is, wants };
};

if (process.argv[1] === import.meta.filename) {
  for (const folder of tableFolders) {
    const { path, wants } = readmeOf(folder);
    writeFileSync(path, wants);
  }
}
