import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

const projects = ['libs', 'services'].flatMap((group) => readdirSync(join(root, group)).map((name) => `${group}/${name}`)).filter((project) => existsSync(join(root, project, 'package.json')));

const sources = projects.flatMap((project) =>
  readdirSync(join(root, project, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.parentPath.includes('generated'))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1).replaceAll('\\', '/')),
);

/** The rooms of the services that record: what may stand in them, by the role that the name ends with. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  commands: ['use-case', 'use-cases', 'body', 'parts'],
  projections: ['projection', 'fold', 'tables', 'rows', 'columns', 'reading'],
  queries: ['query', 'answer', 'reading'],
  main: ['main', 'environment'],
};

const dump = /^(utils?|helpers|common|misc)$/;
const vague = /^(utils?|helpers?|common|misc|shared|stuff|base)$/;
const form = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*\.ts$/;
const specForm = /\.(unit|int|e2e)\.spec\.ts$/;

/** What is wrong with a file's name; nothing where it is sound. */
const wrongName = (path: string): string | null => {
  const [, service = '', room = ''] = /^services\/([^/]+)\/src\/([^/]+)\//.exec(path) ?? [];
  const parts = (path.split('/').at(-1) ?? '').split('.').slice(0, -1);
  if (!form.test(path.split('/').at(-1) ?? '')) return 'not in kebab case with roles behind dots';
  if ([...path.split('/'), ...parts].some((name) => vague.test(name) || name.split('-').some((word) => dump.test(word)))) return 'a place for everything is no place';
  if (path.endsWith('.spec.ts')) return specForm.test(path) ? null : 'a spec says its tier: unit, int or e2e';
  if (/\.(fixture|contract|suite)\.ts$/.test(path) || ['cli', 'gateway'].includes(service)) return null;
  const roles = rooms[room];
  return roles === undefined || roles.includes(parts.at(-1) ?? '') ? null : `in ${room} a file ends with ${roles.join(', ')}`;
};

describe('files', () => {
  it('are named by what they are about and by their role', () => {
    expect(sources.length).toBeGreaterThan(500);
    expect(sources.map((path) => [path, wrongName(path)]).filter(([, wrong]) => wrong !== null)).toEqual([]);
  });

  it.each([
    'libs/kernel/src/utils.ts', 'libs/kernel/src/date-helpers.ts', 'services/staffing/src/common/rows.ts', 'services/staffing/src/domain/quota/base.decider.ts',
    'libs/kernel/src/EffectiveDate.ts', 'libs/kernel/src/effective_date.ts', 'libs/kernel/src/effective-date.spec.ts', 'libs/kernel/src/effective-date.test.ts.ts.spec.ts',
    'services/staffing/src/commands/quota/approve-quota.ts', 'services/staffing/src/projections/quota/quota.decider.ts', 'services/staffing/src/queries/quota.ts', 'services/staffing/src/main/start.ts',
  ])('%s would be noticed', (path) => expect(wrongName(path)).toEqual(expect.any(String)));
});

describe('each library and service', () => {
  it.each(projects)('%s says in a short README what it is for', (project) => {
    const lines = readFileSync(join(root, project, 'README.md'), 'utf8').replace(/<!-- rules:[\s\S]*?<!-- \/rules -->/, '').split('\n');
    expect(lines[0]).toMatch(/^# \S/);
    expect(lines.length).toBeLessThanOrEqual(100);
  });

  it.each(projects)('%s says its layer, its scope and where it is entered', (project) => {
    const { exports, nx } = JSON.parse(readFileSync(join(root, project, 'package.json'), 'utf8')) as { exports?: Readonly<Record<string, unknown>>; nx?: { tags?: readonly string[] } };
    expect(nx?.tags?.filter((tag) => tag.startsWith('type:'))).toHaveLength(1);
    expect(nx?.tags?.filter((tag) => tag.startsWith('scope:'))).toHaveLength(1);
    expect(Object.keys(exports ?? { '.': '' })).toContain('.');
  });
});
