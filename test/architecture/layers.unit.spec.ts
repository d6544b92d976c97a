import { execFile } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

interface Sample {
  /** where the text would stand; the graph of projects is the real one */
  readonly file: string;
  readonly text: string;
  /** a tsconfig, for the rules that need types */
  readonly project?: string;
}

/** Runs a module beside the linter's own configuration. @returns what it prints */
const run = <T>(script: string, ...args: readonly string[]): Promise<T> =>
  new Promise((resolve, reject) => {
    execFile(process.execPath, ['--input-type=module', '-e', script, ...args], { cwd: root, maxBuffer: 16 * 1024 * 1024, env: { ...process.env, NX_DAEMON: 'false', NODE_OPTIONS: '' } }, (error, stdout, stderr) => {
      if (stdout === '') reject(new Error(stderr || String(error)));
      else resolve(JSON.parse(stdout) as T);
    });
  });

/** Lints texts as if they stood in those files. @returns for each the rules that it breaks */
const lint = (samples: readonly Sample[]): Promise<readonly (readonly string[])[]> =>
  run(
    `import { ESLint } from 'eslint';
    const untyped = { '@typescript-eslint/no-floating-promises': 'off', '@typescript-eslint/no-misused-promises': 'off' };
    const found = [];
    for (const { file, text, project } of JSON.parse(process.argv[1])) {
      const override = { files: ['**/*.ts'], languageOptions: { parserOptions: { project: project ?? null } }, ...(project ? {} : { rules: untyped }) };
      const [result] = await new ESLint({ overrideConfig: [override], ignore: project === undefined }).lintText(text, { filePath: file });
      found.push([...new Set(result.messages.map((message) => message.ruleId ?? message.message))]);
    }
    process.stdout.write(JSON.stringify(found));`,
    JSON.stringify(samples),
  );

/** Rules that our configuration turns on by itself, beside those that come recommended. */
const ownRules = (): Promise<readonly string[]> =>
  run(
    `import config from './eslint.config.mjs';
    const own = config.filter(({ name }) => !name?.startsWith('typescript-eslint/')).flatMap(({ rules }) => Object.entries(rules ?? {}));
    process.stdout.write(JSON.stringify([...new Set(own.filter(([, level]) => level !== 'off').map(([rule]) => rule))].sort()));`,
  );

/** All in one process, since starting the linter takes longer than linting. */
const expectBroken = async (cases: readonly (readonly [what: string, sample: Sample, rules: readonly string[]])[]): Promise<void> => {
  const found = await lint(cases.map(([, sample]) => sample));
  expect(cases.map(([what], index) => [what, found[index]])).toEqual(cases.map(([what, , rules]) => [what, rules]));
};

const importing = (file: string, name: string): Sample => ({ file, text: `import * as other from '@yange/${name}';\n\nexport const one = other;\n` });

/** Each knows those before it. */
const order = ['kernel', 'contracts', 'event-log', 'feed', 'projections', 'use-case', 'http', 'service-host'];
const leaves = ['config', 'observability', 'auth', 'api-client'];
const services = ['organisations', 'staffing', 'enforcement', 'grid-governance', 'reporting'];
const boundary = ['@nx/enforce-module-boundaries'];

describe('layers', () => {
  it('go one way', async () => {
    const upwards = order.slice(0, -1).map((lower, index) => [`libs/${lower}/src/fixture.ts`, order[index + 1] ?? ''] as const);
    const toServices = [...order, ...leaves].map((name) => [`libs/${name}/src/fixture.ts`, 'staffing'] as const);
    const ofLeaves = leaves.map((name) => [`libs/${name}/src/fixture.ts`, 'kernel'] as const);
    const between = services.map((name, index) => [`services/${name}/src/fixture.ts`, services[(index + 1) % services.length] ?? ''] as const);
    const others = [['services/console/src/fixture.ts', 'event-log'], ['services/gateway/src/fixture.ts', 'staffing'], ['services/staffing/src/fixture.ts', 'local'], ['libs/importing/src/fixture.ts', 'event-log']] as const;
    await expectBroken([...upwards, ...toServices, ...ofLeaves, ...between, ...others].map(([file, name]) => [`${file} → ${name}`, importing(file, name), boundary]));
  }, 180_000);

  it('may look down', async () => {
    const downwards = order.slice(1).map((higher, index) => [`libs/${higher}/src/fixture.ts`, order[index] ?? ''] as const);
    await expectBroken([...downwards, ['services/staffing/src/fixture.ts', 'use-case'] as const].map(([file, name]) => [`${file} → ${name}`, importing(file, name), []]));
  }, 180_000);
});

const inDomain = (text: string): Sample => ({ file: 'services/staffing/src/domain/fixture.ts', text });
const pure = ['Date.now()', 'new Date()', 'performance.now()', 'setTimeout(() => 1)', 'process.env', 'fetch("")', 'console.log()', 'crypto.randomUUID()'];
const longFunction = `export const count = (): number => {\n${'  Number(1);\n'.repeat(60)}  return 1;\n};\n`;
const promises = 'test/architecture/fixtures/promises';

const habits: readonly (readonly [what: string, sample: Sample, rules: readonly string[]])[] = [
  ['default exports', inDomain('export default 1;\n'), ['no-restricted-syntax']],
  ['enums', inDomain('export enum Colour { Red }\n'), ['no-restricted-syntax']],
  ['a pool that is not opened by connectionPool', inDomain(`export const pool = new pg.Pool();\n`), ['no-restricted-syntax']],
  ...['it.skip', 'describe.skip', 'test.only', 'it.todo'].map((call) => [call, inDomain(`${call}('later', () => undefined);\n`), ['no-restricted-syntax']] as const),
  ['five parameters of a constructor', inDomain('export class Wide {\n  constructor(readonly a: 1, readonly b: 1, readonly c: 1, readonly d: 1, readonly e: 1) {}\n}\n'), ['no-restricted-syntax']],
  ['imports that are computed', inDomain('export const load = (name: string): Promise<unknown> => import(name);\n'), ['no-restricted-syntax']],
  ...pure.map((call) => [call, inDomain(`export const now = (): unknown => ${call};\n`), ['no-restricted-globals']] as const),
  ['a hand-made request of the command line', { file: 'services/cli/src/fixture.ts', text: "export const status = (): Promise<Response> => fetch('/v1/status');\n" }, ['no-restricted-globals']],
  ['what a browser has not', { file: 'libs/api-client/src/fixture.ts', text: "import { randomUUID } from 'node:crypto';\n\nexport const key = randomUUID;\n" }, ['no-restricted-imports']],
  ['chance', inDomain('export const any = (): number => Math.random();\n'), ['no-restricted-properties']],
  ['a way around', inDomain('export const now = (): number => globalThis.Date.now();\n'), ['no-restricted-properties']],
  ...['commands', 'import', 'projections', 'contributions', 'ledger'].map((room) => [`the clock in ${room}`, { file: `services/staffing/src/${room}/fixture.ts`, text: 'export const now = (): number => Date.now();\n' }, ['no-restricted-globals']] as const),
  ['any', inDomain('export const anything = (value: any): string => String(value);\n'), ['@typescript-eslint/no-explicit-any']],
  ['what is not used', inDomain('const one = 1;\nexport const two = 2;\n'), ['@typescript-eslint/no-unused-vars']],
  ['a type that is imported as a value', inDomain("import { Timeline } from '@yange/kernel';\n\nexport type Past = Timeline<never, never>;\n"), ['@typescript-eslint/consistent-type-imports']],
  ['long files', inDomain(`export const rows = [\n${'  1,\n'.repeat(260)}];\n`), ['max-lines']],
  ['long specs', { file: 'services/staffing/src/domain/fixture.unit.spec.ts', text: `export const rows = [\n${'  1,\n'.repeat(410)}];\n` }, ['max-lines']],
  ['long functions', inDomain(longFunction), ['max-lines-per-function']],
  ['a promise that nobody waits for', { file: `${promises}/src/floating.ts`, project: `${promises}/tsconfig.json`, text: 'const later = async (): Promise<boolean> => true;\n\nexport const started = (): void => {\n  later();\n};\n' }, ['@typescript-eslint/no-floating-promises']],
  ['a promise in place of its value', { file: `${promises}/src/misused.ts`, project: `${promises}/tsconfig.json`, text: 'const later = async (): Promise<boolean> => true;\n\nexport const answer = (): number => {\n  if (later()) return 1;\n  return 0;\n};\n' }, ['@typescript-eslint/no-misused-promises']],
];

describe('habits', () => {
  it('that we do not have are caught', () => expectBroken(habits), 120_000);

  it('that we have pass', async () => {
    const sound = inDomain("import { onDay } from '@yange/kernel';\n\nexport const day = onDay('2019-02-01');\n");
    const longSpec = { file: 'services/staffing/src/domain/fixture.unit.spec.ts', text: `export const rows = [\n${'  1,\n'.repeat(390)}];\n` };
    await expectBroken([['a sound file', sound, []], ['a spec of 390 lines', longSpec, []]]);
  }, 180_000);

  it('have a sample for every rule of ours', async () => {
    expect(await ownRules()).toEqual([...new Set([...boundary, ...habits.flatMap(([, , rules]) => rules)])].sort());
  }, 180_000);
});
