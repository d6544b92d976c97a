import { execFile } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Lints a text as if it stood in that file; the graph of projects is the real one. */
const lint = (file: string, text: string): Promise<readonly string[]> =>
  new Promise((resolve, reject) => {
    const script = `
      import { ESLint } from 'eslint';
      const eslint = new ESLint({ overrideConfig: [{ files: ['**/*.ts'], languageOptions: { parserOptions: { project: null } },
        rules: { '@typescript-eslint/no-floating-promises': 'off', '@typescript-eslint/no-misused-promises': 'off' } }] });
      const [result] = await eslint.lintText(process.argv[2], { filePath: process.argv[1] });
      process.stdout.write(JSON.stringify(result.messages.map((message) => (message.ruleId ?? '') + ': ' + message.message)));`;
    execFile(process.execPath, ['--input-type=module', '-e', script, file, text], { cwd: root, env: { ...process.env, NX_DAEMON: 'false', NODE_OPTIONS: '' } }, (error, stdout, stderr) => {
      if (stdout === '') reject(new Error(stderr || String(error)));
      else resolve(JSON.parse(stdout) as string[]);
    });
  });

const broken = async (file: string, text: string): Promise<readonly string[]> => [...new Set((await lint(file, text)).map((message) => message.split(':')[0] ?? ''))];

describe('layers and habits', () => {
  it.each([
    ['the kernel knows nothing of the log', 'libs/kernel/src/fixture.ts', `import { contentHash } from '@yange/event-log';\n\nexport const hash = contentHash;\n`],
    ['a service knows no other service', 'services/staffing/src/fixture.ts', `import { organisationsService } from '@yange/organisations';\n\nexport const other = organisationsService;\n`],
    ['the log knows nothing of the feed', 'libs/event-log/src/fixture.ts', `import { LogFeed } from '@yange/feed';\n\nexport const feed = LogFeed;\n`],
  ])('%s', async (_rule, file, text) => {
    expect(await broken(file, text)).toEqual(['@nx/enforce-module-boundaries']);
  }, 60_000);

  it.each([
    ['default exports', 'export default 1;\n', 'no-restricted-syntax'],
    ['enums', 'export enum Colour { Red }\n', 'no-restricted-syntax'],
    ['skipped tests', "it.skip('later', () => undefined);\n", 'no-restricted-syntax'],
    ['the clock in the domain', 'export const now = (): number => Date.now();\n', 'no-restricted-globals'],
    ['any', 'export const anything = (value: any): string => String(value);\n', '@typescript-eslint/no-explicit-any'],
    ['long files', `export const rows = [\n${'  1,\n'.repeat(260)}];\n`, 'max-lines'],
  ])('%s are caught', async (_what, text, rule) => {
    expect(await broken('services/staffing/src/domain/fixture.ts', text)).toEqual([rule]);
  }, 60_000);

  it('a sound file passes', async () => {
    expect(await lint('services/staffing/src/domain/fixture.ts', `import { onDay } from '@yange/kernel';\n\nexport const day = onDay('2019-02-01');\n`)).toEqual([]);
  }, 60_000);
});
