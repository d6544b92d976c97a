import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Beside rules, which a district treats as it decides, stand refusals: what cannot become a fact in any mode, thrown where it is found. They are public by their id as rules are, so
 * each has a spec that names it too.
 */
const root = join(import.meta.dirname, '../..');

interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export interface RefusalPlace {
  /** the library or service, below the root */
  readonly project: string;
  readonly id: string;
  /** files that throw it, below the root */
  readonly decided: readonly string[];
  /** functions that make it for whoever throws it */
  readonly makers: readonly string[];
  /** specs that name it, below the root: unit specs of the project, else of others, else those that start PostgreSQL, else those over the imported history */
  readonly specified: readonly string[];
}

const filesBelow = (folder: string): readonly SourceFile[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.includes('generated'))
    .sort()
    .map((path) => ({ path: join(folder, path), text: readFileSync(join(root, folder, path), 'utf8') }));

const projects = ['libs', 'services'].flatMap((group) => readdirSync(join(root, group)).map((name) => `${group}/${name}`)).filter((project) => existsSync(join(root, project, 'src')));
const files = new Map(projects.map((project) => [project, filesBelow(`${project}/src`)]));
const overHistory = filesBelow('test/history');

const refused = /new Rejected\(\s*'([a-z-]+)'/g;
const isSpecification = /\.(spec|fixture|contract|given)\.ts$/;

const makersOf = (id: string, { text }: SourceFile): readonly string[] =>
  [...text.matchAll(new RegExp(`(?<!throw )new Rejected\\(\\s*'${id}'`, 'g'))].flatMap(({ index }) => [...text.slice(0, index).matchAll(/^(?:export )?const (\w+) = \(/gm)].at(-1)?.[1] ?? []);

const throwsBy = (makers: readonly string[], { text }: SourceFile): boolean => makers.some((maker) => new RegExp(`throw ${maker}\\(`).test(text));

/** Specs that name the id: those that are quickest to run and nearest. */
export const specsNaming = (id: string, project: string): readonly string[] => {
  const named = (some: readonly SourceFile[], tier: string): readonly string[] => some.filter(({ path, text }) => path.endsWith(`.${tier}.spec.ts`) && new RegExp(`['"\`]${id}['"\`]`).test(text)).map(({ path }) => path);
  const naming = (tier: string, near: boolean): readonly string[] => [...files].filter(([one]) => !near || one === project).flatMap(([, some]) => named(some, tier));
  return [naming('unit', true), naming('unit', false), naming('int', false), named(overHistory, 'int')].find((some) => some.length > 0) ?? [];
};

const refusalsOf = (project: string): readonly RefusalPlace[] => {
  const sources = (files.get(project) ?? []).filter(({ path }) => !isSpecification.test(path));
  const ids = new Set(sources.flatMap(({ text }) => [...text.matchAll(refused)].map(([, id = '']) => id)));
  return [...ids].sort().map((id) => {
    const makers = sources.flatMap((file) => makersOf(id, file));
    const decided = sources.filter((file) => [...file.text.matchAll(refused)].some(([, one]) => one === id) || throwsBy(makers, file)).map(({ path }) => path);
    return { project, id, makers, decided, specified: specsNaming(id, project) };
  });
};

/** Every refusal that has an id, by project; one that several projects throw stands with each. */
export const refusalPlaces = (): readonly RefusalPlace[] => projects.flatMap(refusalsOf);

/** The text with the refusal made and not thrown: what would be refused goes on. */
export const unthrown = (text: string, id: string, makers: readonly string[] = []): string =>
  makers.reduce((some, maker) => some.replaceAll(new RegExp(`throw ${maker}\\(`, 'g'), `void ${maker}(`), text.replaceAll(new RegExp(`throw (new Rejected\\(\\s*'${id}')`, 'g'), (_all, made: string) => `void ${made}`));
