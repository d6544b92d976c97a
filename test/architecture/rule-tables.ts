import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

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

const filesBelow = (folder: string): readonly SourceFile[] =>
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

const begin = '<!-- rules: written by `npm run rules` -->';
const end = '<!-- /rules -->';

const tableOf = (service: ServiceFolder): string => {
  const row = ({ id, zh, source, mode, decided, specified }: RulePlace): string => `| \`${id}\` | ${zh} | ${source} | ${mode} | ${decided.map((path) => basename(path)).join(', ')} | ${specified.map((path) => basename(path)).join(', ')} |`;
  return [begin, '| rule | what it says | source | by itself | decided in | specified in |', '| --- | --- | --- | --- | --- | --- |', ...rulePlaces(service).map(row), end].join('\n');
};

export const readmeOf = (service: ServiceFolder): { readonly path: string; readonly is: string; readonly wants: string } => {
  const path = join(root, `services/${service}/README.md`);
  const is = readFileSync(path, 'utf8');
  const from = is.indexOf(begin);
  const to = is.indexOf(end);
  const wants = from < 0 || to < from ? `${is.trimEnd()}\n\n## Rules\n\n${tableOf(service)}\n` : is.slice(0, from) + tableOf(service) + is.slice(to + end.length);
  return { path, is, wants };
};

if (process.argv[1] === import.meta.filename) {
  for (const service of serviceFolders) {
    const { path, wants } = readmeOf(service);
    writeFileSync(path, wants);
  }
}
