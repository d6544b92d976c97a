import { execFile } from 'node:child_process';
import { join } from 'node:path';
import config from './dependency-cruiser.config.mjs';

const root = join(import.meta.dirname, '../..');

interface Cruise {
  readonly summary: { readonly totalCruised: number; readonly violations: readonly { readonly rule: { readonly name: string }; readonly from: string; readonly to: string }[] };
}

const cruise = (folder: string): Promise<Cruise['summary']> =>
  new Promise((resolve, reject) => {
    const script = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const options = ['--config', 'test/architecture/dependency-cruiser.config.mjs', '--output-type', 'json', ...folder.split(' ')];
    execFile(process.execPath, [script, ...options], { cwd: root, maxBuffer: 256 * 1024 * 1024 }, (error, stdout) => {
      if (stdout === '') reject(error ?? new Error('dependency-cruiser said nothing'));
      else resolve((JSON.parse(stdout) as Cruise).summary);
    });
  });

const violationsIn = async (folder: string) => (await cruise(folder)).violations;

describe('rooms', () => {
  it('are kept by every library and service', async () => {
    const { totalCruised, violations } = await cruise('libs services');
    expect(totalCruised).toBeGreaterThan(200);
    expect(violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  }, 180_000);

  const fixtures: readonly (readonly [folder: string, rules: readonly string[]])[] = [
    ['domain-is-pure', ['domain-is-pure']],
    ['commands-and-storage', ['commands-name-what-is-decided']],
    ['tables-and-storage', ['tables-name-commands']],
    ['reading-and-writing', ['commands-name-what-is-decided', 'reading-and-writing-apart']],
    ['projections-and-decisions', ['projections-fold-events-only']],
    ['projections-and-aggregates', ['projections-fold-events-only']],
    ['projections-and-use-cases', ['projections-fold-events-only']],
    ['event-reading-and-storage', ['event-reading-is-pure']],
    ['queries-and-decisions', ['queries-only-read']],
    ['cycle', ['no-cycles']],
    ['testing-in-product', ['testing-stays-in-tests']],
  ];

  it('catches each fixture by the rules that it breaks, and no other', async () => {
    const violations = await violationsIn('test/architecture/fixtures');
    const caught = fixtures.map(([folder]) => [folder, [...new Set(violations.filter(({ from }) => from.includes(`/fixtures/${folder}/`)).map(({ rule }) => rule.name))].sort()]);
    expect(caught).toEqual(fixtures);
  }, 180_000);

  it('has a fixture for every rule', () => {
    expect([...new Set(fixtures.flatMap(([, rules]) => rules))].sort()).toEqual(config.forbidden.map(({ name }) => name).sort());
  });
});
