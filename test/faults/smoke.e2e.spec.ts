import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { validators } from './checkers/validators.js';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

interface Report {
  readonly kills: number;
  readonly operations: { readonly ok: number; readonly fail: number; readonly unknown: number };
  readonly violations: Readonly<Record<string, number>>;
}

/** The suite as a person runs it: families A, B and C together, for less than a minute of faults. */
const suite = async (...options: readonly string[]): Promise<{ readonly code: number | null; readonly report: Report | null; readonly told: string }> => {
  const child = spawn(process.execPath, ['--import', at('../../libs/local/dev/register-sources.js'), at('suite/main.ts'), ...options], { env: { ...process.env, NODE_OPTIONS: '' } });
  let [told, report] = ['', ''];
  child.stdout.on('data', (bytes: Buffer) => (report += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (told += bytes.toString()));
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, report: report === '' ? null : (JSON.parse(report) as Report), told };
  } finally {
    child.kill('SIGTERM');
  }
};

describe('a platform that is broken in every way of families A, B and C while commands come in', () => {
  it('keeps every promise, and lives again', async () => {
    const { code, report, told } = await suite('--seed', '20261128', '--minutes', '0.7', '--family', 'A,B,C', '--without-root', '--json');
    if (code !== 0) throw new Error(`ended with ${code}: ${JSON.stringify(report)}\n${told.slice(-6_000)}`);
    expect(report?.violations).toEqual(Object.fromEntries(Object.keys(validators).map((name) => [name, 0])));
    expect(report?.operations.ok).toBeGreaterThan(0);
    expect(report?.kills).toBeGreaterThan(0);
  }, 1_200_000);

  it('is not asked for what it does not have', async () => {
    expect(await suite('--family', 'Z')).toMatchObject({ code: 2, report: null });
    expect(await suite('--plant', 'nothing')).toMatchObject({ code: 2, report: null });
  }, 300_000);
});
