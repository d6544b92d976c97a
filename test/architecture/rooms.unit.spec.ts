import { execFile } from 'node:child_process';
import { join } from 'node:path';

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

const broken = async (folder: string): Promise<readonly string[]> => {
  const { violations } = await cruise(folder);
  return [...new Set(violations.map(({ rule }) => rule.name))].sort();
};

describe('rooms', () => {
  it('are kept by every library and service', async () => {
    const { totalCruised, violations } = await cruise('libs services');
    expect(totalCruised).toBeGreaterThan(200);
    expect(violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  }, 120_000);

  it.each([
    ['domain-is-pure', ['domain-is-pure']],
    ['rooms', ['projections-fold-events-only', 'reading-and-writing-apart']],
    ['cycle', ['no-cycles']],
    ['testing-in-product', ['testing-stays-in-tests']],
  ])('the fixture %s is caught', async (fixture, rules) => {
    expect(await broken(`test/architecture/fixtures/${fixture}`)).toEqual(rules);
  }, 60_000);
});
