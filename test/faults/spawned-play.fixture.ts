import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** A script of this folder as a person runs it, over what was built. @returns what it writes as JSON @throws {Error} with the end of what it said, where it did not end well */
export const spawnedPlay = async <T>(script: string, ...options: readonly string[]): Promise<T> => {
  const child = spawn(process.execPath, ['--import', at('../../libs/local/dev/register-sources.js'), at(script), ...options], { env: { ...process.env, NODE_OPTIONS: '' } });
  let [told, report] = ['', ''];
  child.stdout.on('data', (bytes: Buffer) => (report += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (told += bytes.toString()));
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    if (code !== 0) throw new Error(`ended with ${code}: ${report}\n${told.slice(-6_000)}`);
    return JSON.parse(report) as T;
  } finally {
    child.kill('SIGTERM');
  }
};
