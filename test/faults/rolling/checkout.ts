import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { promisify } from 'node:util';
import { productIn, type Product } from '../suite/product.js';

const run = promisify(execFile);
const here = import.meta.dirname;

/** @throws {Error} where there is no such commit */
export const commitOf = async (ref: string): Promise<string> => (await run('git', ['rev-parse', '--short', '--verify', `${ref}^{commit}`], { cwd: here })).stdout.trim();

/**
 * The product as it was at a commit: its own files, its own dependencies by its own lockfile, its own build.
 * @param folder new, below which it is put
 * @param say told what takes long
 */
export const checkedOut = async (commit: string, folder: string, say: (line: string) => void): Promise<Product> => {
  mkdirSync(folder, { recursive: true });
  const root = (await run('git', ['rev-parse', '--show-toplevel'], { cwd: here })).stdout.trim();
  const [archive, unpack] = [spawn('git', ['archive', commit], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] }), spawn('tar', ['x', '-C', folder], { stdio: ['pipe', 'inherit', 'inherit'] })];
  archive.stdout.pipe(unpack.stdin);
  const [code] = (await once(unpack, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`${commit} could not be unpacked`);
  const env = { ...process.env, NX_DAEMON: 'false' };
  for (const words of [['ci', '--no-audit', '--no-fund'], ['run', '-s', 'build']]) {
    say(`${commit}: npm ${words.join(' ')}`);
    await run('npm', words, { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 });
  }
  return productIn(folder, commit);
};
