import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '../..');
const proto = join(root, 'proto');
const bin = join(root, 'node_modules/.bin');

interface Ran {
  readonly code: number;
  readonly output: string;
}

const buf = (cwd: string, ...args: readonly string[]): Promise<Ran> =>
  new Promise((resolve) => {
    execFile(join(bin, 'buf'), [...args], { cwd, env: { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}` } }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), output: stdout + stderr }));
  });

const filesBelow = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name))).sort();

describe('the published language', () => {
  let copy: string;

  beforeEach(async () => {
    copy = await mkdtemp(join(tmpdir(), 'yange-proto-'));
    await cp(proto, copy, { recursive: true });
  });

  afterEach(() => rm(copy, { recursive: true, force: true }));

  const change = async (file: string, from: string, to: string): Promise<void> => {
    const path = join(copy, file);
    const text = await readFile(path, 'utf8');
    expect(text).toContain(from);
    await writeFile(path, text.replace(from, to));
  };

  it('is clean by buf lint', async () => {
    expect(await buf(proto, 'lint')).toEqual({ code: 0, output: '' });
  }, 180_000);

  it('a field that breaks the style is caught', async () => {
    await change('yange/common/v1/citation.proto', 'string title = 3;', 'string Title = 3;');
    expect((await buf(copy, 'lint')).output).toContain('lower_snake_case');
  }, 180_000);

  it('does not break what is stored', async () => {
    expect(await buf(proto, 'breaking', '--against', 'yange.binpb')).toEqual({ code: 0, output: '' });
  }, 180_000);

  it('a field that changes its number is caught', async () => {
    await change('yange/common/v1/citation.proto', 'string title = 3;', 'string title = 33;');
    const ran = await buf(copy, 'breaking', '--against', 'yange.binpb');
    expect(ran.code).not.toBe(0);
    expect(ran.output).toContain('title');
  }, 180_000);

  it('is the committed image, so that what was added last may not be broken either', async () => {
    const image = async (from: string, to: string): Promise<Buffer> => {
      expect(await buf(copy, 'build', from, '--exclude-source-info', '-o', to)).toEqual({ code: 0, output: '' });
      return readFile(join(copy, to));
    };
    // `npm run contracts` writes it anew.
    expect((await image('.', 'now.binpb')).equals(await image('yange.binpb', 'committed.binpb'))).toBe(true);
    await change('yange/common/v1/citation.proto', 'string title = 3;', 'string title = 3; string subtitle = 99;');
    expect((await image('.', 'later.binpb')).equals(await image('yange.binpb', 'committed.binpb'))).toBe(false);
  }, 180_000);

  it('is the one that the generated code was made from', async () => {
    const out = join(copy, 'generated');
    await writeFile(join(copy, 'buf.gen.yaml'), (await readFile(join(copy, 'buf.gen.yaml'), 'utf8')).replace('../libs/contracts/src/generated', out));
    expect((await buf(copy, 'generate')).code).toBe(0);
    const committed = join(root, 'libs/contracts/src/generated');
    expect(await filesBelow(out)).toEqual(await filesBelow(committed));
    for (const file of await filesBelow(out)) expect(await readFile(join(committed, file), 'utf8')).toBe(await readFile(join(out, file), 'utf8'));
  }, 180_000);
});
